"""What each side gives the other, by kind of goods: the two-sided ledger, and a third column for acts together.

Which acts give: ``AID`` (benefits the recipient), ``COOPERATE`` (material exchange), ``SUPPORT`` and ``CONCEDE``
(PLOVER's cooperative acts with something handed over). ``AGREE`` never gives: by PLOVER's rule a promise of aid is
coded AGREE, so it is a plan, and stands here only where goods are named. Acts of conflict and talk are not goods and
stand on the timeline only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tumen.model import Dealing
from tumen.relations.amounts import Amount, amounts
from tumen.relations.counting import Direction, chronological, direction, is_deed, is_denied, is_plan

__all__ = ["Amount", "Balance", "Side", "SideLine", "Sides", "sides"]

GIVING_ACTS = frozenset({"AID", "COOPERATE", "SUPPORT", "CONCEDE"})
PROMISING_ACTS = frozenset({"AGREE"})
UNSPECIFIED = "unspecified"
"""The category of a dealing that gives something without saying what."""


@dataclass(frozen=True, slots=True)
class SideLine:
    """One kind of goods that one side gave the other. Ids are dealing ids, in order of time.

    ``category`` is a code of the goods tree or ``unspecified``; ``dealings`` are deeds, ``planned`` and ``denied``
    stand apart and are in no other number here. ``amounts`` is empty on a line for a top kind that has ``leaves``,
    because figures for different goods do not add up. ``credibility`` is the best (lowest) among the deeds, None
    when there is no deed. ``first`` and ``last`` are the first and last possible days of the deeds.
    """

    category: str
    dealings: tuple[str, ...]
    planned: tuple[str, ...]
    denied: tuple[str, ...]
    amounts: tuple[Amount, ...]
    first: date | None
    last: date | None
    credibility: int | None
    leaves: tuple[SideLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One column: what ``giver`` gave ``receiver`` (for the column of mutual acts, the two in the pair's order).

    ``lines`` are top kinds, those with most deeds first, each with its ``leaves``. The ids are of distinct dealings:
    a dealing about two kinds of goods stands on two lines and once here.
    """

    giver: str
    receiver: str
    lines: tuple[SideLine, ...]
    dealings: tuple[str, ...]
    planned: tuple[str, ...]
    denied: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Balance:
    """How far the deeds of one kind of goods run one way: 1 when only the first party gives, -1 only the second.

    ``share`` is (given - got) / (given + got) over numbers of distinct dealings, not of goods. ``category`` is a top
    kind, or None for all kinds together.
    """

    category: str | None
    given: tuple[str, ...]
    got: tuple[str, ...]
    share: float


@dataclass(frozen=True, slots=True)
class Sides:
    """The two-sided ledger of a pair: what the first gives, what it gets, and what both do together."""

    pair: tuple[str, str]
    gives: Side
    gets: Side
    together: Side
    balance: tuple[Balance, ...]


def sides(pair: tuple[str, str], dealings: Sequence[Dealing]) -> Sides:
    """What each party of ``pair`` gave the other, by kind of goods.

    Only deeds count; plans and denied dealings are listed apart; dealings not between the two are passed over.
    """
    columns: dict[Direction, list[Dealing]] = {"gives": [], "gets": [], "together": []}
    for dealing in sorted(dealings, key=chronological):
        way = direction(pair, dealing)
        if way and (dealing.act in GIVING_ACTS or (dealing.act in PROMISING_ACTS and dealing.categories)):
            columns[way].append(dealing)
    first, second = pair
    gives = _side(first, second, columns["gives"])
    gets = _side(second, first, columns["gets"])
    together = _side(first, second, columns["together"])
    return Sides(pair, gives, gets, together, _balances(gives, gets))


def top_kind(category: str) -> str:
    """The top kind of a category: ``arms`` for ``arms.ammunition.artillery``."""
    return category.partition(".")[0]


def _side(giver: str, receiver: str, dealings: Sequence[Dealing]) -> Side:
    by_top: dict[str, dict[str, list[Dealing]]] = defaultdict(lambda: defaultdict(list))
    for dealing in dealings:
        for category in dealing.categories or (UNSPECIFIED,):
            by_top[top_kind(category)][category].append(dealing)
    lines = [_top_line(top, leaves) for top, leaves in by_top.items()]
    lines.sort(key=lambda line: (-len(line.dealings), -len(line.planned), line.category))
    deeds, planned, denied = _sorted_out(dealings)
    return Side(giver, receiver, tuple(lines), _ids(deeds), _ids(planned), _ids(denied))


def _top_line(top: str, leaves: dict[str, list[Dealing]]) -> SideLine:
    distinct = {dealing.id: dealing for members in leaves.values() for dealing in members}
    if set(leaves) == {top}:
        return _line(top, leaves[top])
    lines = [_line(category, members) for category, members in leaves.items()]
    lines.sort(key=lambda line: (-len(line.dealings), -len(line.planned), line.category))
    return _line(top, sorted(distinct.values(), key=chronological), leaves=tuple(lines))


def _line(category: str, dealings: Sequence[Dealing], leaves: tuple[SideLine, ...] = ()) -> SideLine:
    deeds, planned, denied = _sorted_out(dealings)
    days = [day for dealing in deeds for day in (dealing.earliest, dealing.latest) if day]
    return SideLine(
        category=category,
        dealings=_ids(deeds),
        planned=_ids(planned),
        denied=_ids(denied),
        amounts=() if leaves else amounts(category, deeds),
        first=min(days, default=None),
        last=max(days, default=None),
        credibility=min((dealing.credibility for dealing in deeds), default=None),
        leaves=leaves,
    )


def _sorted_out(dealings: Iterable[Dealing]) -> tuple[list[Dealing], list[Dealing], list[Dealing]]:
    deeds, planned, denied = [], [], []
    for dealing in dealings:
        if is_denied(dealing):
            denied.append(dealing)
        elif is_plan(dealing) or (is_deed(dealing) and dealing.act in PROMISING_ACTS):
            planned.append(dealing)
        elif is_deed(dealing):
            deeds.append(dealing)
    return deeds, planned, denied


def _ids(dealings: Iterable[Dealing]) -> tuple[str, ...]:
    return tuple(dealing.id for dealing in dealings)


def _balances(gives: Side, gets: Side) -> tuple[Balance, ...]:
    given = {line.category: line.dealings for line in gives.lines}
    got = {line.category: line.dealings for line in gets.lines}
    rows = [_balance(None, gives.dealings, gets.dealings)]
    rows += [_balance(top, given.get(top, ()), got.get(top, ())) for top in sorted(given.keys() | got.keys())]
    return tuple(row for row in rows if row.category is None or row.given or row.got)


def _balance(category: str | None, given: tuple[str, ...], got: tuple[str, ...]) -> Balance:
    both = len(given) + len(got)
    return Balance(category, given, got, (len(given) - len(got)) / both if both else 0.0)
