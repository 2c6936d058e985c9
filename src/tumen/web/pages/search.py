"""``/search?q=``: documents that hold the words, with the claims whose sentence holds them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tumen.ledger import Hit, Page
from tumen.web.asking import MOST, whole_asked
from tumen.web.site import AtSite

HITS = 20
LONGEST_QUESTION = 200
_LARGEST_OFFSET = 100_000
_CLAIMS_SHOWN = 3

router = APIRouter()


@router.get("/search")
def search_page(request: Request, site: AtSite) -> HTMLResponse:
    """The search page; without a question, how to ask one."""
    query = request.query_params
    asked = query.get("q", "").strip()[:LONGEST_QUESTION]
    offset = whole_asked(query, "offset", 0, _LARGEST_OFFSET)
    limit = whole_asked(query, "limit", HITS, MOST) or HITS
    empty: Page[Hit] = Page((), 0, 0, limit)
    page = site.ledger.search(asked, offset=offset, limit=limit) if asked else empty
    wanted = {claim for hit in page.items for claim in hit.claims[:_CLAIMS_SHOWN]}
    claims = {claim.id: claim for claim in site.ledger.claims(ids=wanted)} if wanted else {}
    return site.page(request, "search.html", q=asked, page=page, claims=claims, claims_shown=_CLAIMS_SHOWN)
