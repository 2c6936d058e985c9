"""The few figures at the head of a relation page, each with the dealings behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tumen.model import Claim, Dealing, Quantity
from tumen.relations.amounts import amounts
from tumen.relations.counting import direction, is_deed, is_denied, is_plan
from tumen.relations.sides import GIVING_ACTS, sides
from tumen.relations.ties import TIES

PEOPLE = "personnel"
"""The top kind whose largest figure stands at the head of the page."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the ids of the dealings it was counted from."""

    value: int
    dealings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LargestAmount:
    """The largest single report of one kind of goods that ``giver`` gave ``receiver``, as a range."""

    giver: str
    receiver: str
    category: str
    quantity: Quantity
    dealings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """What stands at the head of a relation page.

    ``since`` is the first possible day of any deed with a known first day, with the dealings that give it;
    ``last_deed`` the last possible day of any deed; statements about the relationship itself (TIES) are left out of
    both, since "ties cooled in 1991" is history and no deed. ``last_reported`` is the day of the latest document.
    ``claims`` counts those that affirm and those that deny. ``documents`` is None when no claims were given to count
    them from. ``independent_sources`` is the most that any one dealing has: sources of different dealings are not
    added up, because they may be the same. ``kinds_given`` and ``kinds_got`` are top kinds of goods. ``largest``
    has one entry for each way, category and unit; ``people`` is the greatest of them for personnel.
    """

    pair: tuple[str, str]
    since: date | None
    since_from: tuple[str, ...]
    last_deed: date | None
    last_deed_from: tuple[str, ...]
    last_reported: date | None
    dealings: Counted
    deeds: Counted
    planned: Counted
    denied: Counted
    disputed: Counted
    claims: Counted
    documents: Counted | None
    independent_sources: Counted
    kinds_given: tuple[str, ...]
    kinds_got: tuple[str, ...]
    largest: tuple[LargestAmount, ...]
    people: LargestAmount | None


def key_figures(
    pair: tuple[str, str], dealings: Sequence[Dealing], claims: Mapping[str, Claim] | None = None
) -> KeyFigures:
    """The key figures of the dealings between the two parties of ``pair``; others are passed over.

    ``claims`` by id, if given, lets documents be counted. ``disputed`` are deeds that some claim denies.
    """
    between = [dealing for dealing in dealings if direction(pair, dealing)]
    deeds = [dealing for dealing in between if is_deed(dealing)]
    acts = [dealing for dealing in deeds if dealing.act != TIES]
    since = min((dealing.earliest for dealing in acts if dealing.earliest), default=None)
    last = max((dealing.latest for dealing in acts if dealing.latest), default=None)
    columns = sides(pair, between)
    largest = _largest(pair, deeds)
    return KeyFigures(
        pair=pair,
        since=since,
        since_from=tuple(dealing.id for dealing in acts if since and dealing.earliest == since),
        last_deed=last,
        last_deed_from=tuple(dealing.id for dealing in acts if last and dealing.latest == last),
        last_reported=max((dealing.last_reported for dealing in between if dealing.last_reported), default=None),
        dealings=_counted(between),
        deeds=_counted(deeds),
        planned=_counted([dealing for dealing in between if is_plan(dealing)]),
        denied=_counted([dealing for dealing in between if is_denied(dealing)]),
        disputed=_counted([dealing for dealing in deeds if dealing.denials]),
        claims=Counted(len(_claim_ids(between)), _counted(between).dealings),
        documents=_documents(between, claims) if claims is not None else None,
        independent_sources=_best_sourced(between),
        kinds_given=tuple(line.category for line in columns.gives.lines if line.dealings),
        kinds_got=tuple(line.category for line in columns.gets.lines if line.dealings),
        largest=largest,
        people=max((item for item in largest if item.category.split(".")[0] == PEOPLE), key=_size, default=None),
    )


def _counted(dealings: Sequence[Dealing]) -> Counted:
    return Counted(len(dealings), tuple(dealing.id for dealing in dealings))


def _claim_ids(dealings: Sequence[Dealing]) -> set[str]:
    return {claim_id for dealing in dealings for claim_id in (*dealing.claims, *dealing.denials)}


def _documents(dealings: Sequence[Dealing], claims: Mapping[str, Claim]) -> Counted:
    documents = {claims[claim_id].document for claim_id in _claim_ids(dealings)}
    return Counted(len(documents), tuple(dealing.id for dealing in dealings))


def _best_sourced(dealings: Sequence[Dealing]) -> Counted:
    most = max((dealing.independent_sources for dealing in dealings), default=0)
    return Counted(most, tuple(dealing.id for dealing in dealings if most and dealing.independent_sources == most))


def _largest(pair: tuple[str, str], deeds: Sequence[Dealing]) -> tuple[LargestAmount, ...]:
    by_way: dict[str, list[Dealing]] = defaultdict(list)
    for dealing in (deed for deed in deeds if deed.act in GIVING_ACTS):
        by_way[direction(pair, dealing) or "together"].append(dealing)
    found = []
    for way, (giver, receiver) in (("gives", pair), ("gets", pair[::-1])):
        categories = sorted({category for dealing in by_way[way] for category in dealing.categories})
        for category in categories:
            found += [
                LargestAmount(giver, receiver, category, amount.largest, amount.largest_from)
                for amount in amounts(category, by_way[way])
            ]
    return tuple(found)


def _size(item: LargestAmount) -> tuple[float, str, str]:
    return max(item.quantity.high or 0, item.quantity.low or 0), item.giver, item.category
