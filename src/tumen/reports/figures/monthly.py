"""Deeds a month, stacked by domain."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from tumen.relations.monthly import MonthCount
from tumen.reports.dates import month_words
from tumen.reports.figures.axis import TIME_LABEL, milliseconds
from tumen.reports.figures.timeline import SCHEMA
from tumen.reports.themes import DOMAINS, Theme, config, domain_scale

#: The longest span drawn, in months.
MOST_MONTHS = 96


def monthly_figure(
    counts: Sequence[MonthCount], *, theme: Theme = "light", width: int = 520, height: int = 150
) -> dict[str, Any] | None:
    """Stacked bars by month as a spec; None when there is no count. ``width`` and ``height`` are in points."""
    if not counts:
        return None
    values = _values(drawn_months(counts))
    present = [name for name in DOMAINS if any(item["domain"] == name for item in values)]
    first, last = min(item["start"] for item in values), max(item["end"] for item in values)
    highest = max(item["to"] for item in values)
    colour = {
        "field": "domain", "type": "nominal", "scale": domain_scale(present),
        "legend": {"orient": "top", "title": None, "labelExpr": "datum.label"},
    }  # fmt: skip
    return {
        "$schema": SCHEMA,
        "description": description(counts),
        "width": width,
        "height": height,
        "data": {"values": values},
        "mark": {"type": "bar", "stroke": None},
        "encoding": {
            "x": {
                "field": "start", "type": "temporal", "title": None,
                "scale": {"type": "utc", "domain": [first, last], "nice": False},
                "axis": {"grid": False, "tickCount": 6, "labelExpr": TIME_LABEL, "labelOverlap": True},
            },
            "x2": {"field": "end"},
            "y": {
                "field": "from", "type": "quantitative", "title": "dealings",
                "scale": {"domain": [0, whole_steps(highest)[-1]], "nice": False},
                "axis": {"values": whole_steps(highest), "format": "d"},
            },
            "y2": {"field": "to"},
            "color": colour,
            "description": {"field": "says"},
        },
        "config": config(theme),
    }  # fmt: skip


def drawn_months(counts: Sequence[MonthCount]) -> list[MonthCount]:
    """The counts of the last :data:`MOST_MONTHS` months; older ones would make every bar too thin to see."""
    last = max(_number(item.month) for item in counts)
    return [item for item in counts if _number(item.month) > last - MOST_MONTHS]


def _number(month: str) -> int:
    return int(month[:4]) * 12 + int(month[5:])


def whole_steps(highest: int, most: int = 5) -> list[int]:
    """At most ``most`` steps from 0 to ``highest`` or just above, in whole numbers: dealings are not halved."""
    step = max(-(-highest // most), 1)
    return list(range(0, highest + step, step))


def description(counts: Sequence[MonthCount]) -> str:
    """The bars in words, from the same data: the total, the span, and each domain's sum and busiest month."""
    if not counts:
        return "Dealings a month: none can be put into one month."
    total = sum(item.count for item in counts)
    months = sorted({item.month for item in counts})
    sums = {name: sum(item.count for item in counts if item.domain == name) for name in DOMAINS}
    told = ", ".join(f"{name} {count}" for name, count in sums.items() if count)
    busiest = max(months, key=lambda month: (sum(item.count for item in counts if item.month == month), month))
    peak = sum(item.count for item in counts if item.month == busiest)
    span = f"{month_words(_start(months[0]))} to {month_words(_start(months[-1]))}"
    older = total - sum(item.count for item in drawn_months(counts))
    verb = "is" if older == 1 else "are"
    without = f" {older} before the last {MOST_MONTHS // 12} years {verb} not drawn." if older else ""
    most = f"Busiest month: {month_words(_start(busiest))} with {peak}."
    return f"Dealings a month, {span}: {total} in all ({told}). {most}{without}"


def _start(month: str) -> date:
    return date.fromisoformat(f"{month}-01")


def _values(counts: Sequence[MonthCount]) -> list[dict[str, Any]]:
    values = []
    heights: dict[str, int] = {}
    for item in sorted(counts, key=lambda count: (count.month, DOMAINS.index(count.domain))):
        start = _start(item.month)
        end = (start + timedelta(days=31)).replace(day=1)
        below = heights.get(item.month, 0)
        heights[item.month] = below + item.count
        values.append(
            {
                "start": milliseconds(start), "end": milliseconds(end), "domain": item.domain, "from": below,
                "to": below + item.count, "says": f"{month_words(start)}, {item.domain}: {item.count}",
            }
        )  # fmt: skip
    return values
