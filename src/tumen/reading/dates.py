"""The date published, read strictly: a date that could be read in two ways, or not at all, is none.

Read are ISO 8601 (RFC 3339), RFC 2822, and a day with a month's name in English or Russian or the East Asian signs for
year, month and day. ``03/04/2024`` is not read: it is March in Washington and April in London.
"""

from __future__ import annotations

import logging
import re
from datetime import date
from functools import cache

from babel.dates import get_month_names

_log = logging.getLogger("tumen.reading")

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_CLOCK = (
    r"(?:[T\s,]+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*"
    r"(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2})?)?"
)
_WEEKDAY = r"(?:[^\W\d_]{2,12}\.?,?\s+)?"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_CLOCK}", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d{6}Z?)?")
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[\s-]+([^\W\d_]+)\.?,?[\s-]+(\d{{4}})(?:\s*г(?:ода|\.)?)?{_CLOCK}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}([^\W\d_]+)\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}", re.IGNORECASE
)
_EAST_ASIAN = re.compile(rf"(\d{{4}})\s*[年년]\s*(\d{{1,2}})\s*[月월]\s*(\d{{1,2}})\s*[日일]{_CLOCK}", re.IGNORECASE)
_NUMBERS = re.compile(rf"(\d{{1,2}})[/.](\d{{1,2}})[/.](\d{{4}}){_CLOCK}", re.IGNORECASE)
_MONTHS_IN_A_YEAR = 12
_LONGEST = 80


@cache
def _months() -> dict[str, int]:
    """Names and short names of the months, lower case, from the Unicode locale data that babel carries."""
    names: dict[str, int] = {"sept": 9}
    for locale in ("en", "ru"):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale).items():
                    names[name.lower().rstrip(".")] = number
    return names


def parse_date(text: str) -> date | None:
    """The day that the text says, or None where it says none or could mean two.

    The day is kept as written, whatever its time zone: it is the day under which the publisher printed it.
    """
    text = text.strip()
    return _parsed(text) if len(text) <= _LONGEST else None


def _parsed(text: str) -> date | None:
    if found := _ISO.fullmatch(text) or _EAST_ASIAN.fullmatch(text):
        numbers = [int(part) for part in found.groups() if part.isdigit()]
        return _day(numbers[0], numbers[1], numbers[2])
    if found := _COMPACT.fullmatch(text):
        return _day(*(int(part) for part in found.groups()))
    if found := _DAY_FIRST.fullmatch(text):
        return _day(int(found[3]), _months().get(found[2].lower(), 0), int(found[1]))
    if found := _MONTH_FIRST.fullmatch(text):
        return _day(int(found[3]), _months().get(found[1].lower(), 0), int(found[2]))
    if found := _NUMBERS.fullmatch(text):
        return _by_numbers(int(found[1]), int(found[2]), int(found[3]))
    return None


def _by_numbers(first: int, second: int, year: int) -> date | None:
    if first > _MONTHS_IN_A_YEAR or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > _MONTHS_IN_A_YEAR else None


def _day(year: int, month: int, day: int) -> date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def published_date(value: str | None, origin: str) -> date | None:
    """The date published that a file gives. One that cannot be read is logged with its value, never guessed."""
    if value is None or not value.strip():
        return None
    found = parse_date(value)
    if found is None:
        _log.warning(
            "%s: the date published is %r, which is not one clear date; kept without. Write it as 2024-10-21.",
            origin,
            value[:80],
        )
    return found
