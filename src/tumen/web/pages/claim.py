"""``/claim/ID``: one claim, its sentence with every field marked, and what became of it."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tumen.web.highlights import around, paragraphs
from tumen.web.site import AtSite

router = APIRouter()


@router.get("/claim/{identifier}")
def claim_page(request: Request, site: AtSite, identifier: str) -> HTMLResponse:
    """The page of one claim: its sentence, its fields, its document, its dealing, the judgements on it."""
    claim = site.ledger.claim(identifier)
    document = site.ledger.document(claim.document)
    return site.page(
        request,
        "claim.html",
        claim=claim,
        document=document,
        blocks=paragraphs(document.text, [claim], around(document.text, claim.sentence)),
        dealing=site.ledger.dealings_of([claim.id]).get(claim.id),
        history=site.ledger.history(claim.id),
        judgements=site.ledger.judgements(claim.id),
    )
