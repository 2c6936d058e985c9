"""``/api/about``: the version, what the ledger holds, and the words it uses."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import JSONResponse
from pydantic_core import to_jsonable_python

from tumen.consolidation import CREDIBILITY_NAMES
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree
from tumen.web.api.shapes import described
from tumen.web.labels import RELIABILITY
from tumen.web.site import AtSite

router = APIRouter(tags=["about"])


@router.get("/about", responses=described(dict[str, Any]))
def about(site: AtSite) -> JSONResponse:
    """What this server is and holds, and the codes that its answers use."""
    return JSONResponse(
        {
            "name": "Tumen",
            "version": site.version,
            "ledger": to_jsonable_python(site.kept.get("stats", site.ledger.stats)),
            "acts": {code: {"title": entry.title, "score": entry.score} for code, entry in acts().items()},
            "goods": {code: category.title for code, category in goods_tree().categories.items()},
            "credibility": {str(value): words for value, words in CREDIBILITY_NAMES.items()},
            "reliability": RELIABILITY,
        }
    )
