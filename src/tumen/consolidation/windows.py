"""Time: which days a claim may be about, widened for matching, and the interval that several claims agree on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal, NamedTuple

from tumen.model import Claim, Precision

WindowKind = Literal["dated", "loose", "standing"]

TOLERANCE: dict[Precision, int] = {
    "day": 1, "week": 3, "month": 10, "season": 21, "quarter": 21, "half": 30, "year": 45,
}  # fmt: skip
"""Days added at each end of an interval before it is compared: time zones and the day of report for a day, and for
wider words how far past their edge writers use them. Two intervals match when what is added makes them touch."""

REACH = 365
"""An undated claim is taken, for matching only, to be about the year before its document was published."""

STANDING_START: dict[Precision, int] = {"open": 183, "years": 549, "decade": 1827}
"""How far apart, in days from the middle, the starts of two standing claims may lie."""

UNIT_DAYS: dict[Precision, int] = {
    "day": 1, "week": 7, "month": 31, "season": 92, "quarter": 92, "half": 184, "year": 366,
}  # fmt: skip
PERIOD = 62
"""An interval of more days than this and more than two of its precision's units is a period ("since September",
read a year later): what is said of it is a running total, and standing. One of more than three years is standing as
``years`` are."""
THREE_YEARS = 1100

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()


class Window(NamedTuple):
    """The days, as ordinals and both inclusive, in which a claim can match another.

    ``kind``: ``dated`` has both bounds; ``loose`` lacks a bound or any time; ``standing`` tells of a state of things
    over years, and matches only its like (same ``sort``). For a standing window ``low`` to ``high`` is where it may
    start. ``anchor`` is the day it is compared by when several dealings match.
    """

    kind: WindowKind
    sort: str
    low: int
    high: int
    anchor: int

    @property
    def width(self) -> int:
        """Days in the window."""
        return self.high - self.low + 1


def window_of(claim: Claim, published: date | None) -> Window:
    """The window of a claim whose document was published on this day, if known."""
    when = claim.when
    if when is None or (when.earliest is None and when.latest is None and when.precision not in STANDING_START):
        return _undated(published)
    earliest = when.earliest.toordinal() if when.earliest else None
    latest = when.latest.toordinal() if when.latest else None
    if when.precision in STANDING_START:
        return _standing(earliest, when.precision)
    if earliest is not None and latest is not None and latest - earliest > max(PERIOD, 2 * UNIT_DAYS[when.precision]):
        return _standing(earliest, "years" if latest - earliest > THREE_YEARS else "open")
    more = TOLERANCE[when.precision]
    if earliest is not None and latest is not None:
        return _clipped("dated", earliest - more, latest + more, (earliest + latest) // 2)
    if latest is not None:
        return _clipped("loose", latest - REACH, latest + more, latest)
    assert earliest is not None  # noqa: S101 -- the case without either bound returned above
    return _clipped("loose", earliest - more, earliest + REACH, earliest)


def _undated(published: date | None) -> Window:
    if published is None:
        return Window("loose", "", FIRST_DAY, LAST_DAY, LAST_DAY)
    day = published.toordinal()
    return _clipped("loose", day - REACH, day + TOLERANCE["day"], day)


def _standing(earliest: int | None, precision: Precision) -> Window:
    if earliest is None:
        return Window("standing", precision, FIRST_DAY, LAST_DAY, LAST_DAY)
    slack = STANDING_START[precision]
    window = _clipped("standing", earliest - slack, earliest + slack, earliest)
    return Window("standing", precision, window.low, window.high, window.anchor)


def _clipped(kind: WindowKind, low: int, high: int, anchor: int) -> Window:
    return Window(kind, "", max(low, FIRST_DAY), min(high, LAST_DAY), anchor)


def interval_of(claims: Sequence[Claim], published: Sequence[date]) -> tuple[date | None, date | None]:
    """The interval of a dealing from its claims, and the days their documents were published.

    Dated claims: the days common to all, where there are any; else the hull, from the first to the last day that any
    gives. Standing claims: the hull, since one source may know of an earlier start. Where no claim has a time, the
    dealing is open at the start and ends, at the latest, on the day it was first reported.
    """
    times = [claim.when for claim in claims if claim.when and (claim.when.earliest or claim.when.latest)]
    if not times:
        return None, min(published, default=None)
    earliests = [when.earliest for when in times if when.earliest]
    latests = [when.latest for when in times if when.latest]
    if any(window_of(claim, None).kind == "standing" for claim in claims):
        open_start, open_end = len(earliests) < len(times), len(latests) < len(times)
        return (None if open_start else min(earliests)), (None if open_end else max(latests))
    low, high = max(earliests, default=None), min(latests, default=None)
    if low is None or high is None or low <= high:
        return low, high
    return min(earliests), max(latests)
