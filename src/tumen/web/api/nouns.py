"""``/api/dealings``, ``/api/claims``, ``/api/documents``, ``/api/search``: the nouns themselves."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic_core import to_jsonable_python

from tumen.contract import claim_to_json, dealing_to_json, document_to_json, judgement_to_json
from tumen.errors import QueryError
from tumen.ledger import DealingOrder, DealingQuery
from tumen.model import Claim, Dealing, Document, Polarity
from tumen.web.api.shapes import AsOf, HitShape, Limit, Listing, Offset, described, listing
from tumen.web.asking import end_of
from tumen.web.site import AtSite

router = APIRouter()
_TEXT_SHOWN = 500

Pair = Annotated[str | None, Query(description="Two party ids with a comma, such as PRK,RUS.")]


@router.get("/dealings", tags=["dealings"], responses=described(Listing[Dealing], 422))
def dealings(
    *,
    request: Request,
    site: AtSite,
    pair: Pair = None,
    party: str | None = None,
    act: str | None = None,
    category: str | None = None,
    since: date | None = None,
    until: date | None = None,
    polarity: Polarity | None = None,
    min_credibility: Annotated[int | None, Query(ge=1, le=6)] = None,
    order: DealingOrder = "date",
    offset: Offset = 0,
    limit: Limit = 100,
) -> JSONResponse:
    """Dealings as known now. ``category`` has all below it; ``min_credibility`` 2 finds 1 and 2."""
    query = DealingQuery(
        pair=_pair(pair),
        party=party,
        act=act,
        category=category,
        since=since,
        until=until,
        polarity=polarity,
        min_credibility=min_credibility,
        order=order,
        offset=offset,
        limit=limit,
    )
    return listing(request, site.ledger.dealings(query), dealing_to_json)


@router.get("/dealings/{identifier}", tags=["dealings"], responses=described(dict[str, Any], 404, 422))
def dealing(site: AtSite, identifier: str) -> JSONResponse:
    """One dealing, with its claims and the judgements on it."""
    found = site.ledger.dealing(identifier)
    claims = site.ledger.claims(ids=(*found.claims, *found.denials))
    return JSONResponse(
        {
            "dealing": dealing_to_json(found),
            "claims": [claim_to_json(claim) for claim in claims],
            "judgements": [judgement_to_json(judgement) for judgement in site.ledger.judgements(found.id)],
        }
    )


@router.get("/claims", tags=["claims"], responses=described(Listing[Claim], 422))
def claims(
    *,
    request: Request,
    site: AtSite,
    document: str | None = None,
    pair: Pair = None,
    as_of: AsOf = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> JSONResponse:
    """Claims that are not withdrawn, of a document or a pair or all."""
    page = site.ledger.claims(document=document, pair=_pair(pair), offset=offset, limit=limit, as_of=end_of(as_of))
    return listing(request, page, claim_to_json)


@router.get("/claims/{identifier}", tags=["claims"], responses=described(dict[str, Any], 404, 422))
def claim(site: AtSite, identifier: str, as_of: AsOf = None) -> JSONResponse:
    """One claim, the dealing it is in, when it was learned and withdrawn, and the judgements on it."""
    found = site.ledger.claim(identifier, as_of=end_of(as_of))
    return JSONResponse(
        {
            "claim": claim_to_json(found),
            "dealing": site.ledger.dealings_of([found.id]).get(found.id),
            "history": to_jsonable_python(site.ledger.history(found.id)),
            "judgements": [judgement_to_json(judgement) for judgement in site.ledger.judgements(found.id)],
        }
    )


@router.get("/documents", tags=["documents"], responses=described(Listing[Document], 422))
def documents(
    request: Request, site: AtSite, as_of: AsOf = None, offset: Offset = 0, limit: Limit = 100
) -> JSONResponse:
    """Documents, newest first, each with the first 500 characters of its text."""
    page = site.ledger.documents(offset, limit, as_of=end_of(as_of))
    return listing(request, page, _shortened)


@router.get("/documents/{identifier}", tags=["documents"], responses=described(dict[str, Any], 404, 422))
def document(site: AtSite, identifier: str, as_of: AsOf = None) -> JSONResponse:
    """One document with its whole text, its claims, and where and when it was met."""
    moment = end_of(as_of)
    found = site.ledger.document(identifier, as_of=moment)
    return JSONResponse(
        {
            "document": document_to_json(found),
            "claims": [claim_to_json(item) for item in site.ledger.claims(document=found.id, as_of=moment)],
            "history": to_jsonable_python(site.ledger.history(found.id)),
            "sightings": to_jsonable_python(site.ledger.sightings(found.id)),
        }
    )


@router.get("/search", tags=["search"], responses=described(Listing[HitShape], 422))
def search(
    request: Request,
    site: AtSite,
    q: Annotated[str, Query(min_length=1, max_length=200, description="Words that a document must hold.")],
    offset: Offset = 0,
    limit: Limit = 20,
) -> JSONResponse:
    """Documents that hold all the words, best match first."""
    return listing(request, site.ledger.search(q, offset=offset, limit=limit), to_jsonable_python)


def _pair(given: str | None) -> tuple[str, str] | None:
    if given is None:
        return None
    first, comma, second = (part.strip() for part in given.partition(","))
    if not (first and comma and second) or "," in second:
        raise QueryError(f"pair is {given[:60]!r}: write two party ids with a comma, such as PRK,RUS")
    return first, second


def _shortened(found: Document) -> dict[str, Any]:
    return {**document_to_json(found), "text": found.text[:_TEXT_SHOWN], "characters": len(found.text)}
