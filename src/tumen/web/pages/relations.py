"""``/``: the relations, each with its counts and a spark line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tumen.ledger import Page, RelationCount
from tumen.web import labels
from tumen.web.asking import MOST, day_asked, end_of, whole_asked
from tumen.web.site import AtSite, Site

ROWS = 50
_LARGEST_OFFSET = 10_000_000

router = APIRouter()


@router.get("/")
def relations_page(request: Request, site: AtSite) -> HTMLResponse:
    """The page of all relations, with a filter by name and an as-of day."""
    query = request.query_params
    as_of = day_asked(query)
    wanted = query.get("filter", "").strip()[:100]
    offset = whole_asked(query, "offset", 0, _LARGEST_OFFSET)
    limit = whole_asked(query, "limit", ROWS, MOST) or ROWS
    page = relations_found(site, as_of, wanted, offset, limit)
    return site.page(
        request,
        "relations.html",
        page=page,
        until=max((month for relation in page.items for month, _count in relation.monthly), default=""),
        filter=wanted,
        as_of=as_of,
    )


def relations_found(site: Site, as_of: date | None, wanted: str, offset: int, limit: int) -> Page[RelationCount]:
    """The relations whose parties' names or ids hold every word of ``wanted``."""
    every: Sequence[RelationCount] = site.kept.get(
        ("relations", as_of), lambda: site.ledger.relations(as_of=end_of(as_of))
    )
    found = [relation for relation in every if _named(relation, wanted)]
    return Page(tuple(found[offset : offset + limit]), len(found), offset, limit)


def _named(relation: RelationCount, wanted: str) -> bool:
    names = " ".join((*relation.pair, *map(labels.party, relation.pair))).casefold()
    return all(word in names for word in wanted.casefold().split())
