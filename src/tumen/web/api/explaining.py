"""``/api/explain``: why a text is read as it is, each step with the rule that took it. Nothing is stored."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from tumen.extraction import explain, explanation_to_json
from tumen.web.api.shapes import described
from tumen.web.site import AtSite
from tumen.web.texts import LONGEST_TEXT, document_of_text

router = APIRouter(tags=["explain"])


@router.get("/explain", responses=described(dict[str, Any], 422))
def explanation(
    site: AtSite,
    text: Annotated[str, Query(min_length=1, max_length=LONGEST_TEXT, description="A sentence, or a few.")],
    published: Annotated[date | None, Query(description="The day the text is from.")] = None,
) -> JSONResponse:
    """The parse, the parties, the frames tried, what governs each act, and the claims with the rule of each field."""
    return JSONResponse(explanation_to_json(explain(document_of_text(text, published, site.settings))))
