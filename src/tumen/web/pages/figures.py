"""The figures of a relation: as SVG files, and as fragments that the relation page puts into itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from fastapi import APIRouter, Request
from fastapi.responses import Response
from markupsafe import Markup

from tumen.errors import UnknownIdError
from tumen.reports.figures import Theme, monthly_figure, sides_figure, svg, timeline_figure
from tumen.reports.figures.timeline import MOST_LABELLED
from tumen.web.asking import day_asked
from tumen.web.pair import PairState, pair_state
from tumen.web.site import AtSite, Site

FigureName = Literal["timeline", "monthly", "sides"]
MOST_DRAWN = 400
"""The most dealings of one timeline: beyond this, marks lie over each other. The latest are drawn."""
WIDTH = 1080
"""The width of a figure's drawing area, in points."""
LABELS = 320
"""What the labels beside a timeline take of that width."""

router = APIRouter()


def figure_spec(state: PairState, name: FigureName, theme: Theme = "light") -> dict[str, Any] | None:
    """The figure as a Vega-Lite spec; None where there is nothing to draw."""
    drawn = state.timeline if len(state.timeline) <= MOST_DRAWN else state.latest(MOST_DRAWN)
    makers: Mapping[str, Callable[[], dict[str, Any] | None]] = {
        "timeline": lambda: timeline_figure(
            drawn, theme=theme, base="", width=WIDTH - LABELS if len(drawn) <= MOST_LABELLED else WIDTH
        ),
        "monthly": lambda: monthly_figure(state.monthly, theme=theme, width=WIDTH),
        "sides": lambda: sides_figure(state.sides, theme=theme, width=WIDTH),
    }
    return makers[name]()


@router.get("/relation/{first}/{second}/{name}.svg")
def figure_file(request: Request, site: AtSite, first: str, second: str, name: FigureName) -> Response:
    """The figure as an SVG file."""
    return Response(
        _drawn(site, pair_state(site, first, second, day_asked(request.query_params)), name, "light"),
        media_type="image/svg+xml",
        headers={"cache-control": "no-cache"},
    )


@router.get("/relation/{first}/{second}/{name}.fragment")
def figure_fragment(request: Request, site: AtSite, first: str, second: str, name: FigureName) -> Response:
    """The figure as an ``<svg>`` element in the page's own colours."""
    return Response(
        _drawn(site, pair_state(site, first, second, day_asked(request.query_params)), name, "auto"),
        media_type="text/html",
        headers={"cache-control": "no-cache"},
    )


def _drawn(site: Site, state: PairState, name: FigureName, theme: Theme) -> Markup:
    key = ("figure", state.pair, state.as_of, name, theme)
    drawn = site.kept.get(key, lambda: _draw(state, name, theme), as_of=state.as_of)
    if drawn is None:
        raise UnknownIdError("there is nothing to draw for this relation", hint="No dealing of this kind has a date.")
    return Markup(drawn)  # noqa: S704 -- rebuilt from allowed elements by tumen.reports.render


def _draw(state: PairState, name: FigureName, theme: Theme) -> str | None:
    spec = figure_spec(state, name, theme)
    return None if spec is None else svg(spec, theme)
