"""``/document/ID``: a text with its claims marked."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tumen.web.asking import day_asked, end_of
from tumen.web.highlights import paragraphs
from tumen.web.site import AtSite

MOST_CLAIMS = 2_000
"""The most claims that are marked in one document."""
LONGEST_SHOWN = 400_000
"""The most characters of a document that one page shows."""

router = APIRouter()


@router.get("/document/{identifier}")
def document_page(request: Request, site: AtSite, identifier: str) -> HTMLResponse:
    """The page of one document: its text with every field of every claim marked, and the claims beside it."""
    moment = end_of(day_asked(request.query_params))
    document = site.ledger.document(identifier, as_of=moment)
    found = site.ledger.claims(document=document.id, limit=MOST_CLAIMS, as_of=moment)
    shown = document.text[:LONGEST_SHOWN]
    claims = sorted(
        (claim for claim in found if claim.sentence.start < len(shown)),
        key=lambda claim: (claim.sentence, claim.act.span, claim.id),
    )
    return site.page(
        request,
        "document.html",
        document=document,
        claims=claims,
        total=found.total,
        blocks=paragraphs(shown, claims),
        cut=len(document.text) - len(shown),
        dealings=site.ledger.dealings_of([claim.id for claim in claims]),
        history=site.ledger.history(document.id),
        sightings=site.ledger.sightings(document.id),
    )
