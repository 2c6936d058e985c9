"""The history of a relationship as the sources tell it: TIES dealings (improve, worsen, sever, restore) in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tumen.model import Certainty, Dealing
from tumen.relations.counting import chronological, direction, is_deed

TIES = "TIES"
_STEPS = {"improve": 1, "restore": 1, "worsen": -1, "sever": -1}


@dataclass(frozen=True, slots=True)
class TiesEntry:
    """One turn of a relationship. ``mode`` is improve, worsen, sever or restore, None when the text gives no turn.

    ``step`` is 1 for better, -1 for worse, 0 for neither; ``start`` and ``end`` are inclusive days, None where open.
    """

    dealing: str
    mode: str | None
    step: int
    start: date | None
    end: date | None
    certainty: Certainty
    credibility: int
    claims: tuple[str, ...]


def ties(pair: tuple[str, str], dealings: Sequence[Dealing]) -> tuple[TiesEntry, ...]:
    """The turns of the relationship of ``pair`` that sources affirm as having happened, in order of time."""
    turns = [item for item in dealings if item.act == TIES and is_deed(item) and direction(pair, item)]
    return tuple(
        TiesEntry(
            turn.id, turn.mode, _STEPS.get(turn.mode or "", 0), turn.earliest, turn.latest,
            turn.certainty, turn.credibility, turn.claims,
        )
        for turn in sorted(turns, key=chronological)
    )  # fmt: skip
