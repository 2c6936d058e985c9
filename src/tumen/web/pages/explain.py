"""``/explain``: why a text, or the sentence of a claim, is read as it is. Nothing of it is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tumen.contract import document_id
from tumen.extraction import Explanation, explain
from tumen.extraction.findings import tree_shown
from tumen.model import Claim, Document
from tumen.web.asking import day_asked
from tumen.web.highlights import paragraphs
from tumen.web.site import AtSite, Site
from tumen.web.texts import LONGEST_TEXT, document_of_text

LONGEST_READ = 50_000
"""Documents up to so many characters are read again whole to explain a claim; of longer ones, its sentence alone."""
_TRIED = frozenset({"kept", "refused", "set aside"})

router = APIRouter()


@dataclass(frozen=True, slots=True)
class _Asked:
    """What is to be explained: the document to read, its explanation, and the claim it is asked for, if any."""

    document: Document
    explanation: Explanation
    claim: Claim | None = None
    alone: bool = False


@router.get("/explain")
def explain_page(request: Request, site: AtSite) -> HTMLResponse:
    """The page with the form, and what it asks for: ``text`` and ``published``, or ``claim``."""
    query = request.query_params
    published = day_asked(query, "published")
    text, claim = query.get("text", ""), query.get("claim", "").strip()
    asked: _Asked | None = None
    if claim:
        asked = _claim_asked(site, claim)
        text, published = asked.claim.quote[:LONGEST_TEXT] if asked.claim else "", asked.document.published
    elif text.strip():
        document = document_of_text(text, published, site.settings)
        asked = _Asked(document, explain(document))
    return site.page(
        request,
        "explain.html",
        text_asked=text,
        published=published,
        longest=LONGEST_TEXT,
        asked=asked,
        shown=_shown(asked) if asked else [],
        tree_shown=tree_shown,
        tried=_TRIED,
    )


def _claim_asked(site: Site, identifier: str) -> _Asked:
    """The sentence of a claim, read again with what its document says before it."""
    claim = site.ledger.claim(identifier)
    document = site.ledger.document(claim.document)
    if len(document.text) > LONGEST_READ:
        sentence = replace(document, id=document_id(claim.quote), text=claim.quote, title=None)
        return _Asked(sentence, explain(sentence), claim, alone=True)
    return _Asked(document, explain(document, claim.sentence), claim)


def _shown(asked: _Asked) -> list[dict[str, object]]:
    """Each sentence with its text marked by the fields of its claims."""
    found = []
    for sentence in asked.explanation.sentences:
        claims = [given.claim for given in sentence.claims]
        found.append(
            {"sentence": sentence, "claims": claims, "blocks": paragraphs(asked.document.text, claims, sentence.span)}
        )
    return found
