"""Which dealing stands in which section of a brief, in what order, and which are left out of a long one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import zip_longest

from tumen.model import Dealing
from tumen.relations.counting import direction, is_deed
from tumen.relations.sides import GIVING_ACTS, PROMISING_ACTS
from tumen.relations.ties import TIES
from tumen.reports.structure import SectionKey

#: The most statements of one section: what a reader takes in. How many more there are is said below them.
MOST_STATEMENTS = 12
TOGETHER_ACTS = frozenset({"CONSULT", "AGREE", "COOPERATE", "SUPPORT", "CONCEDE"})
_CANNOT_BE_JUDGED = 6


def section_of(pair: tuple[str, str], dealing: Dealing) -> SectionKey:
    """The one section that a dealing stands in.

    What nobody affirms, and what the text itself calls unclear, is never among the deeds; nor is a plan. A deed only
    said to be possible stays among the deeds, with its hedge.
    """
    if dealing.polarity == "denied" or dealing.certainty == "unclear":
        return "unclear"
    if dealing.act == TIES:
        return "history"
    if not is_deed(dealing) and not (dealing.act in PROMISING_ACTS and dealing.stage == "agreed"):
        return "planned" if dealing.stage != "refused" else "pressure"
    way = direction(pair, dealing)
    if way in {"gives", "gets"} and dealing.act in GIVING_ACTS and dealing.act != "SUPPORT":
        return "gives" if way == "gives" else "gets"
    if way in {"gives", "gets"} and dealing.act == "SUPPORT" and dealing.categories:
        return "gives" if way == "gives" else "gets"
    return "together" if dealing.act in TOGETHER_ACTS else "pressure"


def by_weight(dealings: Iterable[Dealing]) -> list[Dealing]:
    """Most credible first, then most recent, then by id. What cannot be judged (6) is no middle: it stands last."""
    return sorted(dealings, key=lambda dealing: (_judged(dealing), -_recent(dealing).toordinal(), dealing.id))


def select(dealings: Sequence[Dealing], most: int = MOST_STATEMENTS) -> tuple[list[Dealing], int]:
    """The weightiest ``most`` of them, in order of weight, and how many are left out."""
    ordered = by_weight(dealings)
    return ordered[:most], max(len(ordered) - most, 0)


def in_turn(pair: tuple[str, str], dealings: Iterable[Dealing], most: int) -> list[Dealing]:
    """The weightiest of each section in turn, so that no one kind of deed fills the summary; at most ``most``."""
    queues: dict[SectionKey, list[Dealing]] = {"gives": [], "gets": [], "together": [], "pressure": []}
    for dealing in by_weight(dealings):
        key = section_of(pair, dealing)
        if key in queues:
            queues[key].append(dealing)
    rounds = zip_longest(*queues.values())
    return [dealing for turn in rounds for dealing in turn if dealing is not None][:most]


def _judged(dealing: Dealing) -> tuple[bool, int]:
    return dealing.credibility == _CANNOT_BE_JUDGED, dealing.credibility


def _recent(dealing: Dealing) -> date:
    return dealing.latest or dealing.earliest or dealing.last_reported or date.min
