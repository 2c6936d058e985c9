"""The time axis of a timeline: where it starts and ends, and how an interval with open ends is drawn on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tumen.relations.timeline import TimelineEntry

#: The axis is cut at the left when its oldest seventh would take more than two thirds of it.
_OLD_SHARE = 0.15
_CUT_WHEN = 3.0
_OPEN_WIDTH = 0.035
_MARGIN = 0.02
_POINT_WIDTH = 0.006


#: A tick says its year always, its month and day only where they are not the first.
TIME_LABEL = (
    "utcFormat(datum.value, '%d') != '01' ? utcFormat(datum.value, '%d %b %Y') : "
    "utcFormat(datum.value, '%m') != '01' ? utcFormat(datum.value, '%b %Y') : utcFormat(datum.value, '%Y')"
)


@dataclass(frozen=True, slots=True)
class Axis:
    """The days drawn, both inclusive. ``cut`` says that older days lie off the left end."""

    start: date
    end: date
    cut: bool

    @property
    def days(self) -> int:
        """The length in days, at least 1."""
        return max((self.end - self.start).days, 1)


@dataclass(frozen=True, slots=True)
class Bar:
    """An interval as drawn: from ``start`` to ``end``, with an arrow where it goes on or is open.

    ``point`` asks for a point, as the bar would be too narrow to see; ``off_axis`` says that no day of it is drawn.
    """

    start: date
    end: date
    arrow_left: bool
    arrow_right: bool
    point: bool = False
    off_axis: bool = False


def axis_of(entries: Sequence[TimelineEntry]) -> Axis | None:
    """The axis that holds the entries' known days; None when no entry has one.

    A few very old entries ("for decades") do not press the rest into a corner: the axis is then cut, and what
    reaches beyond it is drawn with an arrow.
    """
    starts = sorted(day for entry in entries if (day := entry.start or entry.end) is not None)
    if not starts:
        return None
    first = starts[0]
    last = max(day for entry in entries if (day := entry.end or entry.start) is not None)
    usual = starts[int(len(starts) * _OLD_SHARE)]
    cut = len(starts) > 1 and (last - first).days > _CUT_WHEN * max((last - usual).days, 30)
    start = usual if cut else first
    margin = timedelta(days=max(int((last - start).days * _MARGIN), 3))
    return Axis(start - margin, last + margin, cut)


def bar_of(entry: TimelineEntry, axis: Axis) -> Bar | None:
    """How an entry is drawn on the axis; None without any day.

    An open end is a short bar with an arrow; what is still under way runs to the end of the axis.
    """
    stub = timedelta(days=max(int(axis.days * _OPEN_WIDTH), 1))
    if entry.end is None:
        if entry.start is None:
            return None
        end = axis.end if entry.stage == "under_way" else max(entry.start, axis.start) + stub
        return Bar(max(entry.start, axis.start), end, entry.start < axis.start, arrow_right=True)
    if entry.end < axis.start:
        return Bar(axis.start, axis.start + stub, arrow_left=True, arrow_right=False, off_axis=True)
    start = entry.start or entry.end - stub
    left = entry.start is None or start < axis.start
    drawn = max(start, axis.start)
    narrow = (entry.end - drawn).days <= axis.days * _POINT_WIDTH
    return Bar(drawn, entry.end, left, arrow_right=False, point=narrow and not left)


def milliseconds(day: date) -> int:
    """The start of the day, UTC, in milliseconds since 1970: what Vega's utc scale takes."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)
