"""Quantities of a dealing: every source's figure, and for each goods category and unit the range that holds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tumen.model import Claim, Figure, Quantity

ROUNDED = 0.1
"""An approximate figure is taken as this share wide to each side before figures are said to disagree."""


def figures_of(claims: Iterable[Claim]) -> tuple[Figure, ...]:
    """Each claim's figures, by category, unit and claim id. Nothing is left out and nothing is merged."""
    found = {
        Figure(claim.id, goods.category, goods.quantity) for claim in claims for goods in claim.goods if goods.quantity
    }
    return tuple(sorted(found, key=_by_category_and_size))


def quantities_of(figures: Sequence[Figure]) -> tuple[tuple[str, Quantity], ...]:
    """The range for each category and unit; different units are never turned into one another.

    The low is the least bound of any figure, the high the greatest, so that the range holds every figure. A side on
    which no figure has a bound stays open ("up to 12,000" alone has no low).
    """
    return tuple((category, _range([item.quantity for item in group])) for (category, _), group in grouped(figures))


def grouped(figures: Sequence[Figure]) -> list[tuple[tuple[str, str], list[Figure]]]:
    """The figures that can be compared: by category and unit, in alphabetical order."""
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.category, figure.quantity.unit].append(figure)
    return sorted(groups.items())


def contradict(figures: Sequence[Figure]) -> bool:
    """Whether no one amount fits all figures. "Up to 12,000" and "10,000" agree; "10,000" and "12,000" do not."""
    lows, highs = [], []
    for quantity in (figure.quantity for figure in figures):
        slack = ROUNDED if quantity.approximate else 0
        lows.append(-float("inf") if quantity.low is None else quantity.low - slack * abs(quantity.low))
        highs.append(float("inf") if quantity.high is None else quantity.high + slack * abs(quantity.high))
    return max(lows, default=0) > min(highs, default=0)


def in_words(quantity: Quantity) -> str:
    """A quantity as it is shown: ``about 10,000 persons``, ``up to 12,000 persons``, ``1,000-2,000 tonnes``."""
    about = "about " if quantity.approximate else ""
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        span = _digits(low) if low == high else f"{_digits(low)}-{_digits(high)}"
        return f"{about}{span} {quantity.unit}"
    if high is not None:
        return f"up to {about}{_digits(high)} {quantity.unit}"
    return f"{about}{_digits(low)} {quantity.unit} or more" if low is not None else f"some {quantity.unit}"


def _digits(number: float) -> str:
    return f"{number:,.0f}" if float(number).is_integer() else f"{number:,}"


def _range(quantities: Sequence[Quantity]) -> Quantity:
    lows = [quantity.low for quantity in quantities if quantity.low is not None]
    highs = [quantity.high for quantity in quantities if quantity.high is not None]
    return Quantity(
        low=min(lows + highs) if lows else None,
        high=max(lows + highs) if highs else None,
        unit=quantities[0].unit,
        approximate=any(quantity.approximate for quantity in quantities),
    )


def _by_category_and_size(figure: Figure) -> tuple[str, str, str, float, float]:
    quantity = figure.quantity
    low = -1.0 if quantity.low is None else quantity.low
    high = -1.0 if quantity.high is None else quantity.high
    return figure.category, quantity.unit, figure.claim, low, high
