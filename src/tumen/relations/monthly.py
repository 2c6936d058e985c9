"""Deeds a month, by domain: the bars on the relation page.

A deed counts once, in the month that holds the middle of its interval, and only where the interval is 62 days or
shorter: "in 2024" belongs to no month, and spreading it over twelve would draw a shape that nobody reported.
:func:`without_month` says which deeds have no bar, so that a page can say how many.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from tumen.model import Dealing
from tumen.relations.counting import chronological, is_deed
from tumen.vocabulary.domains import domain as domain_of

WIDEST = 62
"""The widest interval, in days, that is still put into one month: a month named loosely, or a turn of months."""


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many deeds of one domain fall in one month (``YYYY-MM``), with their dealing ids in order of time."""

    month: str
    domain: str
    count: int
    dealings: tuple[str, ...]


def monthly(
    dealings: Sequence[Dealing], *, domain: Callable[[str, Sequence[str]], str] = domain_of
) -> tuple[MonthCount, ...]:
    """Deeds by month and domain, in order of month, then domain. Months and domains without deeds are left out.

    ``domain`` maps an act code and goods categories to a domain; the vocabulary's own by default.
    """
    counted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for dealing in sorted(dealings, key=chronological):
        month = month_of(dealing)
        if month:
            counted[month, domain(dealing.act, dealing.categories)].append(dealing.id)
    return tuple(MonthCount(month, name, len(ids), tuple(ids)) for (month, name), ids in sorted(counted.items()))


def without_month(dealings: Sequence[Dealing]) -> tuple[str, ...]:
    """The ids of the deeds whose time is too wide or open to be put into one month."""
    ordered = sorted(dealings, key=chronological)
    return tuple(dealing.id for dealing in ordered if is_deed(dealing) and month_of(dealing) is None)


def month_of(dealing: Dealing) -> str | None:
    """The month that a deed is counted in; None for what is no deed and for what belongs to no one month."""
    earliest, latest = dealing.earliest, dealing.latest
    if not is_deed(dealing) or earliest is None or latest is None or (latest - earliest).days >= WIDEST:
        return None
    middle = date.fromordinal((earliest.toordinal() + latest.toordinal()) // 2)
    return f"{middle:%Y-%m}"
