"""``/api/relations`` and ``/api/relation/A/B``: pairs of parties, and what is worked out from their dealings."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import JSONResponse
from pydantic_core import to_jsonable_python

from tumen.contract import dealing_to_json
from tumen.errors import UnknownIdError
from tumen.ledger import Page, RelationCount
from tumen.model import Dealing
from tumen.reports.figures import Theme
from tumen.web import labels
from tumen.web.api.shapes import AsOf, Limit, Listing, Offset, RelationShape, described, listing
from tumen.web.filters import filter_asked
from tumen.web.pages.figures import FigureName, figure_spec
from tumen.web.pages.relation import dealings_chosen
from tumen.web.pages.relations import relations_found
from tumen.web.pair import pair_state
from tumen.web.site import AtSite

router = APIRouter(tags=["relations"])


@router.get("/relations", responses=described(Listing[RelationShape], 422))
def relations(
    *,
    request: Request,
    site: AtSite,
    as_of: AsOf = None,
    filter: Annotated[str, Query(max_length=100, description="Words that the parties' names must hold.")] = "",  # noqa: A002
    offset: Offset = 0,
    limit: Limit = 100,
) -> JSONResponse:
    """The pairs of parties that dealings are reported between, most dealings first."""
    return listing(request, relations_found(site, as_of, filter.strip(), offset, limit), _relation)


@router.get("/relation/{first}/{second}", responses=described(dict[str, Any], 404, 422))
def relation(site: AtSite, first: str, second: str, as_of: AsOf = None) -> JSONResponse:
    """The key figures of a relation and the turns of its history, each with the dealings behind it."""
    state = pair_state(site, first, second, as_of)
    return JSONResponse(
        {
            "pair": list(state.pair),
            "names": [labels.party(party) for party in state.pair],
            "as_of": to_jsonable_python(as_of),
            "key_figures": to_jsonable_python(state.key_figures),
            "history": to_jsonable_python(state.ties),
        }
    )


@router.get("/relation/{first}/{second}/dealings", responses=described(Listing[Dealing], 404, 422))
def dealings(
    *,
    request: Request,
    site: AtSite,
    first: str,
    second: str,
    as_of: AsOf = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> JSONResponse:
    """The dealings of a relation, newest first.

    Filters: ``domain``, ``way`` (gives, gets, together), ``goods``, ``polarity``, ``stage``, ``certainty``,
    ``credibility`` (at least), ``text``.
    """
    state = pair_state(site, first, second, as_of)
    return listing(
        request, dealings_chosen(site, state, filter_asked(request.query_params), offset, limit), dealing_to_json
    )


@router.get("/relation/{first}/{second}/timeline", responses=described(Listing[dict[str, Any]], 404, 422))
def timeline(
    *,
    request: Request,
    site: AtSite,
    first: str,
    second: str,
    as_of: AsOf = None,
    offset: Offset = 0,
    limit: Limit = 100,
) -> JSONResponse:
    """Every dealing as an interval with its certainty, in order of time."""
    return _stretch(request, pair_state(site, first, second, as_of).timeline, offset, limit)


@router.get("/relation/{first}/{second}/monthly", responses=described(Listing[dict[str, Any]], 404, 422))
def monthly(
    *,
    request: Request,
    site: AtSite,
    first: str,
    second: str,
    as_of: AsOf = None,
    offset: Offset = 0,
    limit: Limit = 500,
) -> JSONResponse:
    """Deeds by month and domain, in order of time."""
    return _stretch(request, pair_state(site, first, second, as_of).monthly, offset, limit)


@router.get("/relation/{first}/{second}/sides", responses=described(dict[str, Any], 404, 422))
def sides(site: AtSite, first: str, second: str, as_of: AsOf = None) -> JSONResponse:
    """Who gives what, by kind of goods, with ranges and the dealings behind each line."""
    return JSONResponse(to_jsonable_python(pair_state(site, first, second, as_of).sides))


@router.get("/relation/{first}/{second}/figures/{name}", responses=described(dict[str, Any], 404, 422))
def figure(
    *, site: AtSite, first: str, second: str, name: FigureName, as_of: AsOf = None, theme: Theme = "light"
) -> JSONResponse:
    """A figure of the relation page as a Vega-Lite v5 spec with its data inside."""
    spec = figure_spec(pair_state(site, first, second, as_of), name, theme)
    if spec is None:
        raise UnknownIdError("there is nothing to draw for this relation", hint="No dealing of this kind has a date.")
    return JSONResponse(spec)


def _relation(count: RelationCount) -> dict[str, Any]:
    shape: dict[str, Any] = to_jsonable_python(asdict(count))
    return {**shape, "names": [labels.party(party) for party in count.pair]}


def _stretch(request: Request, items: tuple[Any, ...], offset: int, limit: int) -> JSONResponse:
    page = Page(items[offset : offset + limit], len(items), offset, limit)
    return listing(request, page, to_jsonable_python)
