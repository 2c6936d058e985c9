"""What counts as what: deeds, plans, denials, and which way a dealing runs between two parties."""

from __future__ import annotations

from datetime import date
from typing import Literal

from tumen.model import Dealing

Direction = Literal["gives", "gets", "together"]
"""Seen from the first party of a pair: it acts on the second, is acted on by it, or both act without a direction."""

DEED_STAGES = frozenset({"under_way", "done", "ended"})
PLAN_STAGES = frozenset({"proposed", "requested", "recommended", "expected", "pledged", "agreed"})


def is_deed(dealing: Dealing) -> bool:
    """Whether at least one source says that it happened or is happening. A dealing only denied never is one."""
    return dealing.polarity == "affirmed" and dealing.stage in DEED_STAGES


def is_plan(dealing: Dealing) -> bool:
    """Whether it is affirmed only as proposed, requested, recommended, expected, pledged or agreed."""
    return dealing.polarity == "affirmed" and dealing.stage in PLAN_STAGES


def is_denied(dealing: Dealing) -> bool:
    """Whether nobody affirms the dealing: all that is known of it is that somebody denies it."""
    return dealing.polarity == "denied"


def direction(pair: tuple[str, str], dealing: Dealing) -> Direction | None:
    """Which way the dealing runs between the two parties of ``pair``; None when it is not between them.

    A mutual act (both parties act, nobody receives) belongs to neither side: ``together``.
    """
    first, second = pair
    outward = first in dealing.actors and second in dealing.recipients
    inward = second in dealing.actors and first in dealing.recipients
    if outward and inward:
        return "together"
    if outward:
        return "gives"
    if inward:
        return "gets"
    if not dealing.recipients and first in dealing.actors and second in dealing.actors:
        return "together"
    return None


def chronological(dealing: Dealing) -> tuple[date, date, str]:
    """A sorting key: by first possible day, then last, then id. A dealing without any day comes last."""
    first = dealing.earliest or dealing.latest or date.max
    return first, dealing.latest or date.max, dealing.id
