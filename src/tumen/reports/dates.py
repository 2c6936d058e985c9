"""Days and intervals as a brief writes them: no more exact than they are known."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from babel.dates import format_date


def day_words(day: date) -> str:
    """A day: "19 June 2024"."""
    return format_date(day, "d MMMM y", locale="en")


def month_words(day: date) -> str:
    """A day's month: "June 2024"."""
    return format_date(day, "MMMM y", locale="en")


def interval_words(earliest: date | None, latest: date | None) -> str:
    """An interval as an adverb: "in June 2024", "on 19 June 2024", "by the end of 2023", "since 2022".

    Both days are inclusive; None is an open end. Empty when both are None.
    """
    if earliest is None:
        return f"by {_end_words(latest)}" if latest else ""
    if latest is None:
        return f"since {since_words(earliest)}"
    if earliest == latest:
        return f"on {day_words(earliest)}"
    return _named_span(earliest, latest) or _between(earliest, latest)


def interval_label(earliest: date | None, latest: date | None) -> str:
    """An interval for a table: "19 June 2024", "June 2024", "March – October 2024"; "not dated" if unknown."""
    words = interval_words(earliest, latest)
    if words.startswith("between "):
        return words.removeprefix("between ").replace(" and ", " – ")
    return words.removeprefix("in ").removeprefix("on ") or "not dated"


def _month_end(day: date) -> bool:
    return day.day == monthrange(day.year, day.month)[1]


def _whole_months(earliest: date, latest: date) -> bool:
    return earliest.day == 1 and _month_end(latest)


_YEAR_PARTS = {(1, 4): "early ", (5, 8): "mid-", (9, 12): "late ", (1, 12): ""}
_QUARTERS_AND_HALVES = {
    (1, 3): "first quarter", (4, 6): "second quarter", (7, 9): "third quarter", (10, 12): "fourth quarter",
    (1, 6): "first half", (7, 12): "second half",
}  # fmt: skip
_DECADE_PARTS = {(0, 9): "", (0, 3): "early ", (4, 6): "mid-", (7, 9): "late "}


def _named_span(earliest: date, latest: date) -> str:
    """The name of a whole month, part of a year, year or decade; empty when the interval is none of these."""
    if not _whole_months(earliest, latest):
        return ""
    months = (earliest.month, latest.month)
    if earliest.year == latest.year:
        return _part_of_year(earliest, months)
    years = (earliest.year % 10, latest.year % 10)
    one_decade = months == (1, 12) and earliest.year // 10 == latest.year // 10
    if one_decade and years in _DECADE_PARTS:
        return f"in the {_DECADE_PARTS[years]}{earliest.year // 10 * 10}s"
    return ""


def _part_of_year(day: date, months: tuple[int, int]) -> str:
    if months[0] == months[1]:
        return f"in {month_words(day)}"
    if months in _YEAR_PARTS:
        return f"in {_YEAR_PARTS[months]}{day.year}"
    if months in _QUARTERS_AND_HALVES:
        return f"in the {_QUARTERS_AND_HALVES[months]} of {day.year}"
    if months[1] - months[0] == 1:
        return f"in {format_date(day, 'MMMM', locale='en')} or {month_words(day.replace(day=1, month=months[1]))}"
    return ""


def since_words(day: date) -> str:
    """The start of an open interval, no more exact than it is known: "1980", "March 2024", "19 June 2024"."""
    if day.day != 1:
        return day_words(day)
    return str(day.year) if day.month == 1 else month_words(day)


def _end_words(day: date) -> str:
    if not _month_end(day):
        return day_words(day)
    return f"the end of {day.year}" if day.month == 12 else month_words(day)  # noqa: PLR2004 -- December


def _between(earliest: date, latest: date) -> str:
    if _whole_months(earliest, latest):
        if (earliest.month, latest.month) == (1, 12):
            return f"between {earliest.year} and {latest.year}"
        start = format_date(earliest, "MMMM", locale="en") if earliest.year == latest.year else month_words(earliest)
        return f"between {start} and {month_words(latest)}"
    if latest - earliest == timedelta(days=6):
        return f"in the week of {day_words(earliest)}"
    start = day_words(earliest)
    if earliest.year == latest.year:
        start = str(earliest.day) if earliest.month == latest.month else format_date(earliest, "d MMMM", locale="en")
    return f"between {start} and {day_words(latest)}"
