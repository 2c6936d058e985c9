"""``/about``: this version, what the ledger holds, the vocabulary and scales, and how things are worked out."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from tumen.consolidation import CREDIBILITY_NAMES
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree
from tumen.web.labels import RELIABILITY
from tumen.web.site import AtSite

router = APIRouter()


@router.get("/about")
def about_page(request: Request, site: AtSite) -> HTMLResponse:
    """The page about this server."""
    tree = goods_tree()
    tops = [code for code, category in tree.categories.items() if category.parent is None]
    below = {top: [code for code in tree.categories if code.startswith(f"{top}.")] for top in tops}
    return site.page(
        request,
        "about.html",
        stats=site.kept.get("stats", site.ledger.stats),
        where=site.ledger.url,
        acts=acts(),
        goods_below=below,
        credibilities=CREDIBILITY_NAMES,
        reliabilities=RELIABILITY,
    )
