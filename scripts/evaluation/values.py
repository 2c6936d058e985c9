"""The small notations of the labelled files for amounts and times, parsed to ranges.

Amounts: ``12000`` exactly, ``~12000`` about, ``5..7``, ``..12000`` up to, ``1000000..`` more than.
Times: ``2024``, ``2024-06``, ``2024-06-11``, ``2024-06..2024-08``, ``..2020``, ``1990..``; ``~`` before: vague.
"""

from __future__ import annotations

import calendar
from datetime import date

_YEAR_AND_MONTH = 2


def parse_amount(text: str) -> tuple[float | None, float | None, bool]:
    """The low and high bound of an amount and whether it is approximate. Raises ValueError with the text at fault."""
    body = text.removeprefix("~")
    low_text, dots, high_text = body.partition("..")
    if not dots:
        value = _number(low_text)
        return value, value, text != body
    if not low_text and not high_text:
        raise ValueError(f"the amount {text!r} has no bound")
    low = _number(low_text) if low_text else None
    high = _number(high_text) if high_text else None
    if low is not None and high is not None and low > high:
        raise ValueError(f"the amount {text!r} has its low above its high")
    return low, high, text != body


def parse_time(text: str) -> tuple[date | None, date | None, bool]:
    """The first and last day of a time and whether it is vague. Raises ValueError with the text at fault."""
    body = text.removeprefix("~")
    first, dots, last = body.partition("..")
    if not dots:
        earliest, latest = _days(first)
        return earliest, latest, text != body
    if not first and not last:
        raise ValueError(f"the time {text!r} has no bound")
    earliest_day = _days(first)[0] if first else None
    latest_day = _days(last)[1] if last else None
    if earliest_day is not None and latest_day is not None and earliest_day > latest_day:
        raise ValueError(f"the time {text!r} ends before it begins")
    return earliest_day, latest_day, text != body


def _number(text: str) -> float:
    try:
        return float(text.replace("_", ""))
    except ValueError:
        raise ValueError(f"{text!r} is not a number") from None


def _days(text: str) -> tuple[date, date]:
    parts = text.split("-")
    try:
        numbers = [int(part) for part in parts]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if len(numbers) == _YEAR_AND_MONTH:
            year, month = numbers
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        day = date(*numbers)
    except (ValueError, TypeError, calendar.IllegalMonthError):
        raise ValueError(f"{text!r} is not a year, a month or a day") from None
    return day, day
