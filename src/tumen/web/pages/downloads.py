"""What can be taken away from a relation page: the brief in four formats, dealings and claims as tables."""

from __future__ import annotations

import io
from datetime import date
from typing import Literal
from urllib.parse import quote

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse, Response

from tumen.relations import RelationView, make_view
from tumen.reports import render_brief
from tumen.reports.export import export_claims, export_dealings
from tumen.reports.html import policy
from tumen.web.asking import day_asked, end_of
from tumen.web.pair import pair_state
from tumen.web.site import AtSite, Site
from tumen.workflow import relation_view

_TYPES = {
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
}

router = APIRouter()


@router.get("/relation/{first}/{second}/brief.{ending}")
def brief(
    request: Request, site: AtSite, first: str, second: str, ending: Literal["html", "pdf", "docx", "md"]
) -> Response:
    """The brief of a relation: as a page for ``html``, as a file for the others."""
    as_of = day_asked(request.query_params)
    content = render_brief(_view(site, first, second, as_of), ending, site.now())
    if ending == "html":
        headers = {"content-security-policy": f"{policy()}; frame-ancestors 'none'"}
        return Response(content, media_type=_TYPES[ending], headers=headers)
    return _file(content, f"brief-{first}-{second}", as_of, ending)


@router.get("/relation/{first}/{second}/dealings.{ending}")
def dealings(request: Request, site: AtSite, first: str, second: str, ending: Literal["csv", "json"]) -> Response:
    """The dealings of a relation as a file, in order of time."""
    as_of = day_asked(request.query_params)
    content = io.BytesIO()
    export_dealings(pair_state(site, first, second, as_of).dealings, content, ending, bom=True)
    return _file(content.getvalue(), f"dealings-{first}-{second}", as_of, ending)


@router.get("/relation/{first}/{second}/claims.{ending}")
def claims(request: Request, site: AtSite, first: str, second: str, ending: Literal["csv", "json"]) -> Response:
    """The claims of a relation as a file, in order of time."""
    as_of = day_asked(request.query_params)
    pair = pair_state(site, first, second, as_of).pair
    content = io.BytesIO()
    export_claims(site.ledger.claims(pair=pair, as_of=end_of(as_of)), content, ending, bom=True)
    return _file(content.getvalue(), f"claims-{first}-{second}", as_of, ending)


@router.get("/relations/{first}/{second}")
def plural(first: str, second: str) -> RedirectResponse:
    """The address as people guess it, led to the relation page."""
    return RedirectResponse(f"/relation/{quote(first)}/{quote(second)}", status_code=308)


def _view(site: Site, first: str, second: str, as_of: date | None) -> RelationView:
    """The view with the first party first. Raises :class:`tumen.errors.UnknownIdError` for an unknown party."""
    pair_state(site, first, second, as_of)
    moment = end_of(as_of)
    view = relation_view(site.ledger, first, second, as_of=moment)
    return make_view((first, second), view.dealings, view.claims, view.documents, as_of=moment)


def _file(content: bytes, name: str, as_of: date | None, ending: str) -> Response:
    safe = "".join(character if character.isascii() and character.isalnum() else "-" for character in name)
    filename = f"{safe}{f'-as-of-{as_of}' if as_of else ''}.{ending}"
    headers = {"content-disposition": f'attachment; filename="{filename}"'}
    return Response(content, media_type=_TYPES[ending], headers=headers)
