"""Intervals of the calendar: a year, a half, a quarter, a season, a month, a week, and their early and late parts."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from tumen.model import Precision

MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sept sep", "october oct", "november nov", "december dec"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: number
    for number, name in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_LAST_YEAR = 9999


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, each null when open, and the precision of the words that gave them."""

    earliest: date | None
    latest: date | None
    precision: Precision


def day(value: date) -> Interval:
    """One day."""
    return Interval(value, value, "day")


def month(year: int, number: int) -> Interval:
    """A month of a year."""
    return Interval(date(year, number, 1), date(year, number, monthrange(year, number)[1]), "month")


def year(value: int) -> Interval:
    """A calendar year."""
    return Interval(date(value, 1, 1), date(value, 12, 31), "year")


def years(first: int, last: int, precision: Precision) -> Interval:
    """Whole calendar years, from the first to the last."""
    return Interval(date(first, 1, 1), date(last, 12, 31), precision)


def half(value: int, number: int) -> Interval:
    """The first or second half of a year."""
    months = (1, 6) if number == 1 else (7, 12)
    return Interval(month(value, months[0]).earliest, month(value, months[1]).latest, "half")


def quarter(value: int, number: int) -> Interval:
    """A quarter of a year, 1 to 4."""
    return Interval(month(value, 3 * number - 2).earliest, month(value, 3 * number).latest, "quarter")


def season(value: int, name: str) -> Interval:
    """A season of the northern half of the world; winter starts in December of the year named."""
    first, last = _SEASONS[name]
    end = value if first <= last else min(value + 1, _LAST_YEAR)
    return Interval(month(value, first).earliest, month(end, last).latest, "season")


def week(of: date, offset: int = 0) -> Interval:
    """The week (Monday to Sunday) that holds a day, or one some weeks before or after."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=offset)
    return Interval(monday, monday + timedelta(days=6), "week")


def part(interval: Interval, name: str) -> Interval:
    """The early, mid or late third of an interval; its start or end for ``start`` and ``end``."""
    if interval.earliest is None or interval.latest is None:
        return interval
    length = (interval.latest - interval.earliest).days + 1
    third = timedelta(days=max(1, length // 3))
    first, last = interval.earliest, interval.latest
    if name in {"early", "beginning", "start"}:
        return Interval(first, first + third - timedelta(days=1), interval.precision)
    if name in {"late", "end", "close"}:
        return Interval(last - third + timedelta(days=1), last, interval.precision)
    if name in {"mid", "middle"}:
        return Interval(first + third, last - third, interval.precision)
    return interval


def add_months(of: date, count: int) -> tuple[int, int]:
    """The year and month that lie ``count`` months after the month of a day."""
    index = of.year * 12 + of.month - 1 + count
    return index // 12, index % 12 + 1


def season_names() -> tuple[str, ...]:
    """The names of the seasons, in lower case."""
    return tuple(_SEASONS)
