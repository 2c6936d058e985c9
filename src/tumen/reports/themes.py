"""How figures look: light, dark, print, and ``auto`` that follows the page. Config only; the data is the same.

Colours are those of Okabe and Ito, "Color Universal Design" (2008), which stay apart for all common kinds of
colour blindness; black and yellow are left out, as each vanishes on one of the two backgrounds.
"""

from __future__ import annotations

from typing import Any, Final, Literal

Theme = Literal["light", "dark", "print", "auto"]

BLUE: Final = "#0072B2"
ORANGE: Final = "#E69F00"
GREEN: Final = "#009E73"
VERMILION: Final = "#D55E00"
SKY: Final = "#56B4E9"
PURPLE: Final = "#CC79A7"
GREY: Final = "#8A8F98"
PALETTE: Final = (BLUE, ORANGE, GREEN, VERMILION, SKY, PURPLE, GREY)

#: Ink and grid of the light theme. ``auto`` draws with these, then :func:`tumen.reports.render.svg` writes the ink
#: as ``currentColor``, so that the figure takes the page's own text colour.
INK: Final = "#1b1f24"
GRID: Final = "#8a8f9855"

#: One generic name: measuring a text in a list of fonts takes the converter ten times as long. ``auto`` leaves the
#: font out of the SVG, so that the page's own is used.
SCREEN_FONT: Final = "sans-serif"
PRINT_FONT: Final = "Noto Sans KR"

DOMAINS: Final = ("military", "economic", "diplomatic", "technology", "humanitarian", "other")


def domain_scale(present: list[str]) -> dict[str, Any]:
    """The colour of each domain: always the same colour for a domain, whichever others are present."""
    colours = dict(zip(DOMAINS, (VERMILION, ORANGE, BLUE, PURPLE, GREEN, GREY), strict=True))
    domain = [name for name in DOMAINS if name in present]
    return {"domain": domain, "range": [colours[name] for name in domain]}


def padding(theme: Theme) -> dict[str, int]:
    """Points around a figure: room at the left where a page's own font may be wider than the one measured in."""
    return {"left": 6 if theme == "print" else 40, "right": 14, "top": 6, "bottom": 6}


def config(theme: Theme) -> dict[str, Any]:
    """The Vega-Lite config of a theme."""
    ink = "#e6e8eb" if theme == "dark" else INK
    font = PRINT_FONT if theme == "print" else SCREEN_FONT
    return {
        "background": "#14171a" if theme == "dark" else "#ffffff" if theme == "light" else None,
        "font": font,
        "padding": padding(theme),
        "view": {"stroke": None},
        "axis": {
            "labelColor": ink,
            "titleColor": ink,
            "domainColor": ink,
            "tickColor": ink,
            "gridColor": GRID,
            "labelFontSize": 12,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "labelLimit": 0,
            "titleLimit": 0,
        },
        "legend": {"labelColor": ink, "titleColor": ink, "labelFontSize": 12, "titleFontSize": 12, "labelLimit": 0},
        "header": {"labelColor": ink, "titleColor": ink, "labelFontSize": 12},
        "title": {"color": ink, "subtitleColor": ink, "anchor": "start", "fontSize": 14, "limit": 0},
        "text": {"color": ink},
        "rule": {"color": ink},
    }
