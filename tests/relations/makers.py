"""Dealings for these tests: PRK gave RUS shells in June 2024, each part open to change."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tumen.model import Dealing, Quantity

PAIR = ("PRK", "RUS")


def dealing(name: str, **fields: object) -> Dealing:
    made = Dealing(
        id=f"dlg_{name}",
        act="AID",
        mode=None,
        actors=("PRK",),
        recipients=("RUS",),
        affected=(),
        categories=("arms.ammunition",),
        quantities=(),
        figures=(),
        earliest=date(2024, 6, 1),
        latest=date(2024, 6, 30),
        stage="done",
        polarity="affirmed",
        certainty="certain",
        credibility=3,
        credibility_reason="Possibly true.",
        independent_sources=1,
        claims=(f"clm_{name}",),
        first_reported=date(2024, 7, 1),
        last_reported=date(2024, 7, 1),
    )
    return replace(made, **fields)


def denied(name: str, **fields: object) -> Dealing:
    return dealing(name, polarity="denied", claims=(), denials=(f"clm_{name}",), **fields)


def back(name: str, **fields: object) -> Dealing:
    """From RUS to PRK."""
    return dealing(name, actors=("RUS",), recipients=("PRK",), categories=("energy.oil",), **fields)


def amount(
    low: float | None, high: float | None, unit: str = "pieces", category: str = "arms.ammunition"
) -> dict[str, object]:
    return {"quantities": ((category, Quantity(low, high, unit)),)}


def days(start: date, end: date | None) -> dict[str, object]:
    return {"earliest": start, "latest": end}
