"""The two-sided ledger as diverging bars: to the right what the first party gives, to the left what it gets.

Bars count dealings, not goods: figures for different goods do not add up. Filled is said to have happened, hollow
is planned; denied dealings are not drawn.
"""

from __future__ import annotations

from typing import Any

from tumen.relations.sides import Side, Sides
from tumen.reports.amounts import goods_title
from tumen.reports.characters import one_line
from tumen.reports.figures.timeline import SCHEMA
from tumen.reports.themes import BLUE, ORANGE, Theme, config
from tumen.vocabulary.parties import party_title


def sides_figure(sides: Sides, *, theme: Theme = "light", width: int = 520) -> dict[str, Any] | None:
    """The balance by top kind of goods as a spec; None when neither side gave or planned to give anything."""
    values = _values(sides)
    if not values:
        return None
    first, second = (one_line(party_title(party)) for party in sides.pair)
    kinds = list(dict.fromkeys(item["kind"] for item in values))
    reach = max(abs(item[key]) for item in values for key in ("from", "to"))
    # Room for the number beside each bar; whole steps, since dealings are whole.
    limit = reach + max(1, round(reach * 0.12))
    x = {
        "type": "quantitative",
        "scale": {"domain": [-limit, limit], "nice": False},
        "axis": {"labelExpr": "abs(datum.value)", "tickMinStep": 1, "title": "dealings", "tickCount": 6},
    }
    y = {"field": "kind", "type": "nominal", "sort": kinds, "title": None, "axis": {"ticks": False, "domain": False}}
    colour = {"field": "side", "type": "nominal", "scale": {"domain": ["gets", "gives"], "range": [ORANGE, BLUE]}}
    bars = {"x": x | {"field": "from"}, "x2": {"field": "to"}, "y": y, "description": {"field": "says"}}
    bars |= {"fill": colour | {"legend": None}, "stroke": colour | {"legend": None}}
    bars["fillOpacity"] = {"field": "fill", "type": "quantitative", "scale": None, "legend": None}
    ends = [item for item in values if item["outer"]]
    return {
        "$schema": SCHEMA,
        "description": description(sides),
        "width": width,
        "height": {"step": 26},
        "title": {
            "text": [],
            "subtitle": [
                f"◀ {second} gave {first}   |   {first} gave {second} ▶",
                *(["Hollow: planned or promised."] if any(item["fill"] == 0 for item in values) else []),
            ],
            "subtitleFontSize": 12,
            "anchor": "middle",
            "frame": "group",
            "offset": 8,
        },
        "layer": [
            {"data": {"values": values}, "mark": {"type": "bar", "height": 15, "strokeWidth": 1.4}, "encoding": bars},
            *(_number(ends, side, x, y) for side in ("gives", "gets") if any(item["side"] == side for item in ends)),
            {"data": {"values": [{"zero": 0}]}, "mark": "rule", "encoding": {"x": x | {"field": "zero"}}},
        ],
        "config": config(theme),
    }


def description(sides: Sides) -> str:
    """The balance in words, from the same data."""
    told = [_told(side) for side in (sides.gives, sides.gets)]
    return " ".join(told)


def _told(side: Side) -> str:
    giver, receiver = (one_line(party_title(party)) for party in (side.giver, side.receiver))
    lines = [
        f"{_title(line.category)} {len(line.dealings)}"
        + (f" (and {len(line.planned)} planned)" if line.planned else "")
        for line in side.lines
        if line.dealings or line.planned
    ]
    listed = ", ".join(lines) or "nothing found"
    return f"{giver} to {receiver}, by number of dealings: {listed}."


def _title(category: str) -> str:
    return "Not specified" if category == "unspecified" else one_line(goods_title(category))


def _values(sides: Sides) -> list[dict[str, Any]]:
    totals: dict[str, int] = {}
    for side in (sides.gives, sides.gets):
        for line in side.lines:
            totals[line.category] = totals.get(line.category, 0) + len(line.dealings) + len(line.planned)
    values: list[dict[str, Any]] = []
    for category in sorted(totals, key=lambda code: (code == "unspecified", -totals[code], code)):
        for name, side, sign in (("gives", sides.gives, 1), ("gets", sides.gets, -1)):
            for line in side.lines:
                if line.category == category:
                    values += _segments(name, sign, category, len(line.dealings), len(line.planned))
    return values


def _segments(side: str, sign: int, category: str, done: int, planned: int) -> list[dict[str, Any]]:
    title = _title(category)
    total = f"{done}" if not planned else f"{done} + {planned} planned" if done else f"{planned} planned"
    segments = []
    for start, count, fill, word in ((0, done, 0.9, "done"), (done, planned, 0.0, "planned")):
        if count:
            outer = start + count == done + planned
            segments.append(
                {
                    "side": side, "kind": title, "from": sign * start, "to": sign * (start + count), "fill": fill,
                    "outer": outer, "total": total, "says": f"{title}: {count} {word}",
                }
            )  # fmt: skip
    return segments


def _number(ends: list[dict[str, Any]], side: str, x: dict[str, Any], y: dict[str, Any]) -> dict[str, Any]:
    right = side == "gives"
    mark = {"type": "text", "align": "left" if right else "right", "dx": 5 if right else -5, "fontSize": 11}
    values = [item for item in ends if item["side"] == side]
    return {
        "data": {"values": values},
        "mark": mark,
        "encoding": {"x": x | {"field": "to"}, "y": y, "text": {"field": "total"}},
    }
