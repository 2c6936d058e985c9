"""How much was given of one kind of goods, without counting the same goods twice.

Different dealings may report the same goods (a yearly figure holds the monthly ones), so figures are never simply
added up. The rule, for each unit:

* ``largest`` is the largest single report: the highest low bound and the highest high bound of any one dealing;
* dealings whose intervals overlap in time may be about the same goods, so of each overlapping group only the largest
  counts; ``total`` adds up those groups, and is given only when two or more groups lie apart in time;
* a dealing with an open or unknown bound in time cannot be set apart from any other, so it is never added.

A figure that a source gave more broadly than the dealing's goods ("100 containers of arms", in a dealing about shells)
counts for those goods where they are the only ones under the broader kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tumen.model import Dealing, Quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """How much, in one unit. ``total`` is None where the reports do not lie apart in time.

    ``largest_from`` and ``total_from`` are the dealings each figure comes from; ``dealings`` all that give a figure
    in this unit.
    """

    unit: str
    largest: Quantity
    largest_from: tuple[str, ...]
    total: Quantity | None
    total_from: tuple[str, ...]
    dealings: tuple[str, ...]


def amounts(category: str, dealings: Sequence[Dealing]) -> tuple[Amount, ...]:
    """The amounts of ``category`` that the dealings give, one for each unit, units in alphabetical order."""
    by_unit: dict[str, list[tuple[Dealing, Quantity]]] = defaultdict(list)
    for dealing in dealings:
        fitting = [item for item in dealing.quantities if _is_about(item[0], category, dealing)]
        for unit in sorted({quantity.unit for _, quantity in fitting}):
            in_unit = [quantity for _, quantity in fitting if quantity.unit == unit]
            by_unit[unit].append((dealing, largest_of(in_unit)))
    return tuple(_amount(unit, by_unit[unit]) for unit in sorted(by_unit))


def _is_about(figure_category: str, category: str, dealing: Dealing) -> bool:
    if figure_category == category:
        return True
    under = [item for item in dealing.categories if item.startswith(f"{figure_category}.")]
    return under == [category]


def _amount(unit: str, reports: Sequence[tuple[Dealing, Quantity]]) -> Amount:
    largest = largest_of([quantity for _, quantity in reports])
    groups = _apart_in_time(reports)
    total: Quantity | None = None
    total_from: tuple[str, ...] = ()
    if len(groups) > 1:
        total = _sum([largest_of([quantity for _, quantity in group]) for group in groups])
        total_from = tuple(dealing.id for group in groups for dealing, _ in group)
    behind = tuple(dealing.id for dealing, quantity in reports if _reaches(quantity, largest))
    return Amount(unit, largest, behind, total, total_from, tuple(dealing.id for dealing, _ in reports))


def largest_of(quantities: Sequence[Quantity]) -> Quantity:
    """The highest low bound and the highest high bound of quantities in one unit; at least one must be given."""
    lows = [quantity.low for quantity in quantities if quantity.low is not None]
    highs = [quantity.high for quantity in quantities if quantity.high is not None]
    low, high = max(lows, default=None), max(highs, default=None)
    if low is not None and high is not None and low > high:
        high = None  # "more than 12,000" beside "10,000": the larger report has no upper bound
    return Quantity(low, high, quantities[0].unit, approximate=any(quantity.approximate for quantity in quantities))


def _reaches(quantity: Quantity, largest: Quantity) -> bool:
    return (quantity.low is not None and quantity.low == largest.low) or (
        quantity.high is not None and quantity.high == largest.high
    )


def _apart_in_time(reports: Sequence[tuple[Dealing, Quantity]]) -> list[list[tuple[Dealing, Quantity]]]:
    """Groups of dealings whose intervals overlap, directly or through others; those without both days left out."""
    dated = sorted(
        (
            (dealing.earliest, dealing.latest, dealing.id, dealing, quantity)
            for dealing, quantity in reports
            if dealing.earliest and dealing.latest
        ),
        key=lambda row: row[:3],
    )
    groups: list[list[tuple[Dealing, Quantity]]] = []
    until = date.min
    for earliest, latest, _, dealing, quantity in dated:
        if not groups or earliest > until:
            groups.append([])
        groups[-1].append((dealing, quantity))
        until = max(until, latest)
    return groups


def _sum(quantities: Sequence[Quantity]) -> Quantity:
    """The sum of ranges: low bounds add up where given; the high bound only if each has one."""
    lows = [quantity.low for quantity in quantities if quantity.low is not None]
    highs = [quantity.high for quantity in quantities if quantity.high is not None]
    low = sum(lows) if lows else None
    high = sum(highs) if len(highs) == len(quantities) else None
    return Quantity(low, high, quantities[0].unit, approximate=any(quantity.approximate for quantity in quantities))
