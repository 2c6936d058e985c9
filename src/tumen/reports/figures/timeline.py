"""The timeline: intervals as bars, days as points, grouped by domain, lighter the less sure the text is.

Up to :data:`MOST_LABELLED` dealings stand one a row with a label, as paper needs; more are packed into as few rows
as they fit without touching, each still with its hover text and link.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tumen.model import Certainty
from tumen.relations.timeline import TimelineEntry
from tumen.reports.dates import interval_label, month_words
from tumen.reports.figures.axis import TIME_LABEL, Axis, Bar, axis_of, bar_of, milliseconds
from tumen.reports.labels import dealing_label
from tumen.reports.render import local_link
from tumen.reports.themes import DOMAINS, Theme, config, domain_scale
from tumen.vocabulary.domains import domain

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
#: The most dealings that are drawn one a row with a label.
MOST_LABELLED = 40
_MOST_TOLD = 30
_OPACITY: dict[Certainty, float] = {"certain": 0.95, "likely": 0.55, "possible": 0.28, "unclear": 0.12}
_DEEDS = frozenset({"done", "under_way", "ended"})
_DAY = 86_400_000
KEY = ["Solid: certain; lighter: likely, possible.", "Hollow: planned. Dashed: denied. Arrow: open end."]


def timeline_figure(
    entries: Sequence[TimelineEntry], *, theme: Theme = "light", base: str | None = None, width: int = 520
) -> dict[str, Any] | None:
    """The timeline as a spec; None when no entry has a day.

    Args:
        entries: What :func:`tumen.relations.timeline.timeline` gives.
        theme: Colours and font; the data does not change with it.
        base: When given, each mark links to ``{base}/dealing/ID``; ``""`` for links from the site's root.
        width: Of the drawing area, in points (20 or more).

    """
    axis = axis_of(entries)
    if axis is None:
        return None
    drawn = [(entry, bar) for entry in entries if (bar := bar_of(entry, axis)) is not None]
    labelled = len(drawn) <= MOST_LABELLED
    rows = _rows(drawn, labelled=labelled)
    values = [_mark(entry, bar, row, base) for entry, bar, row in rows]
    headings = _headings(rows)
    step = 19 if labelled else 11
    height = (max([*(row for _, _, row in rows), *(heading["row"] for heading in headings)]) + 1) * step
    return {
        "$schema": SCHEMA,
        "description": description(entries),
        "width": width,
        "height": height,
        "title": {
            "text": [],
            "subtitle": KEY,
            "subtitleFontSize": 11,
            "anchor": "start",
            "frame": "group",
            "offset": 8,
        },
        "layer": _layers(values, headings, axis, step, labelled=labelled),
        "config": config(theme),
    }


def description(entries: Sequence[TimelineEntry]) -> str:
    """The timeline in words, from the same data: how many, from when to when, and the entries one by one."""
    dated = [entry for entry in entries if entry.start or entry.end]
    if not dated:
        return "Timeline: no dealing has a date."
    first = min(day for entry in dated if (day := entry.start or entry.end))
    last = max(day for entry in dated if (day := entry.end or entry.start))
    told = [
        f"{interval_label(entry.start, entry.end)}: {dealing_label(entry.label, longest=200)} ({_sureness(entry)})"
        for entry in dated[:_MOST_TOLD]
    ]
    more = f" And {len(dated) - _MOST_TOLD} more." if len(dated) > _MOST_TOLD else ""
    undated = len(entries) - len(dated)
    without = f" {undated} without a date {'is' if undated == 1 else 'are'} not drawn." if undated else ""
    count = "1 dealing" if len(dated) == 1 else f"{len(dated)} dealings"
    return f"Timeline of {count} from {month_words(first)} to {month_words(last)}. {'; '.join(told)}.{more}{without}"


def _sureness(entry: TimelineEntry) -> str:
    if entry.polarity == "denied":
        return "denied"
    stage = entry.stage.replace("_", " ")
    return f"{stage}, {entry.certainty}" + (", denied by some" if entry.denied_by else "")


def _years(entry: TimelineEntry) -> str:
    years = dict.fromkeys(str(day.year) for day in (entry.start, entry.end) if day)
    return "–".join(years)


def _domain(entry: TimelineEntry) -> str:
    return domain(entry.label.act, entry.label.categories)


def _rows(drawn: list[tuple[TimelineEntry, Bar]], *, labelled: bool) -> list[tuple[TimelineEntry, Bar, int]]:
    """Each bar with its row. A domain's heading takes the row above its first; packed bars share rows."""
    placed: list[tuple[TimelineEntry, Bar, int]] = []
    top = 0
    for name in DOMAINS:
        members = sorted(
            ((entry, bar) for entry, bar in drawn if _domain(entry) == name),
            key=lambda pair: (pair[1].start, pair[1].end, pair[0].dealing),
        )
        if not members:
            continue
        ends: list[int] = []
        for entry, bar in members:
            row = _free_row(ends, bar) if not labelled else len(ends)
            ends[row : row + 1] = [bar.end.toordinal()]
            placed.append((entry, bar, top + 1 + row))
        top += 1 + len(ends)
    return placed


def _free_row(ends: list[int], bar: Bar) -> int:
    gap = 12
    return next((row for row, end in enumerate(ends) if end + gap < bar.start.toordinal()), len(ends))


def _headings(rows: list[tuple[TimelineEntry, Bar, int]]) -> list[dict[str, Any]]:
    tops: dict[str, int] = {}
    for entry, _, row in rows:
        tops[_domain(entry)] = min(tops.get(_domain(entry), row), row)
    return [{"row": row - 1, "domain": name, "text": name.capitalize()} for name, row in tops.items()]


def _mark(entry: TimelineEntry, bar: Bar, row: int, base: str | None) -> dict[str, Any]:
    denied = entry.polarity == "denied"
    solid = entry.stage in _DEEDS and not denied
    what, time = dealing_label(entry.label), interval_label(entry.start, entry.end)
    label = f"{what} ({_years(entry)})" if bar.off_axis else what
    href = local_link(f"{base}/dealing/{entry.dealing}") if base is not None else None
    return {
        "row": row,
        "start": milliseconds(bar.start),
        "end": milliseconds(bar.end) + (_DAY if not bar.arrow_right else 0),
        "middle": milliseconds(bar.start) + _DAY // 2,
        "domain": _domain(entry),
        "label": label,
        "fill": _OPACITY[entry.certainty] if solid else 0.0,
        "denied": denied,
        "left": bar.arrow_left,
        "right": bar.arrow_right,
        "point": bar.point,
        "says": f"{time}: {what} ({_sureness(entry)}; credibility {entry.credibility})",
        **({"href": href} if href else {}),
    }


def _layers(
    values: list[dict[str, Any]], headings: list[dict[str, Any]], axis: Axis, step: int, *, labelled: bool
) -> list[dict[str, Any]]:
    scale = {"type": "utc", "domain": [milliseconds(axis.start), milliseconds(axis.end)], "nice": False}
    x = {
        "type": "temporal",
        "scale": scale,
        "title": None,
        "axis": {"grid": True, "labelOverlap": True, "tickCount": 6, "labelExpr": TIME_LABEL},
    }
    rows = sorted({item["row"] for item in values} | {item["row"] for item in headings})
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"domain": list(range(rows[-1] + 1)), "padding": 0}}
    present = [name for name in DOMAINS if any(item["domain"] == name for item in values)]
    colour = {"field": "domain", "type": "nominal", "scale": domain_scale(present), "legend": None}
    size = max(step - 8, 6)
    mark = {"y": y, "fill": colour, "stroke": colour, "description": {"field": "says"}}
    mark |= {
        "fillOpacity": {"field": "fill", "type": "quantitative", "scale": None, "legend": None},
        "strokeDash": {"condition": {"test": "datum.denied", "value": [3, 2]}, "value": [1, 0]},
    }
    if any("href" in item for item in values):
        mark["href"] = {"field": "href"}

    def having(**wanted: bool) -> dict[str, Any]:
        return {"values": [item for item in values if all(item[key] is value for key, value in wanted.items())]}

    def arrow(side: str, at: str, shape: str) -> dict[str, Any]:
        drawn = {"type": "point", "opacity": 1, "shape": shape, "size": size * size * 0.9, "strokeWidth": 1.2}
        return {"data": having(**{side: True}), "mark": drawn, "encoding": mark | {"x": x | {"field": at}}}

    bar = {"type": "bar", "height": size, "cornerRadius": 2, "strokeWidth": 1.4}
    day = {"type": "point", "opacity": 1, "shape": "diamond", "size": size * size * 1.3, "strokeWidth": 1.4}
    layers = [
        {
            "data": having(point=False),
            "mark": bar,
            "encoding": mark | {"x": x | {"field": "start"}, "x2": {"field": "end"}},
        },
        {"data": having(point=True), "mark": day, "encoding": mark | {"x": x | {"field": "middle"}}},
        arrow("left", "start", "triangle-left"),
        arrow("right", "end", "triangle-right"),
    ]
    text = {"type": "text", "baseline": "middle"}
    if labelled:
        beside = text | {"align": "right", "fontSize": 11}
        layers.append(
            {
                "data": {"values": values},
                "mark": beside,
                "encoding": {"y": y, "x": {"value": -8}, "text": {"field": "label"}},
            }
        )
    heading = text | {"align": "right" if labelled else "left", "fontSize": 12, "fontWeight": "bold"}
    at = {"value": -8 if labelled else 4}
    layers.append(
        {"data": {"values": headings}, "mark": heading, "encoding": {"y": y, "x": at, "text": {"field": "text"}}}
    )
    return [layer for layer in layers if layer["data"]["values"]]
