"""Quid pro quo: dealings that the sources tie together as legs of one exchange ("missiles in return for oil")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from tumen.model import Dealing
from tumen.relations.counting import chronological, direction


@dataclass(frozen=True, slots=True)
class Exchange:
    """One exchange between the parties of a pair: the dealing ids of what the first gives and of what it gets.

    ``ids`` are the exchange ids in the claims; several where dealings tie more than one exchange together. A leg may
    be empty when its dealing was rejected or is not between the two.
    """

    ids: tuple[str, ...]
    gives: tuple[str, ...]
    gets: tuple[str, ...]
    together: tuple[str, ...]


def exchanges(pair: tuple[str, str], dealings: Sequence[Dealing]) -> tuple[Exchange, ...]:
    """The exchanges between the two, in order of time: dealings that share an exchange id, directly or in a chain."""
    by_id: dict[str, list[Dealing]] = defaultdict(list)
    for dealing in sorted(dealings, key=chronological):
        if direction(pair, dealing):
            for exchange_id in dealing.exchange:
                by_id[exchange_id].append(dealing)
    seen: set[str] = set()
    found = []
    for exchange_id in by_id:
        if exchange_id not in seen:
            ids, members = _chain(exchange_id, by_id)
            seen |= ids
            found.append(_exchange(pair, ids, sorted(members.values(), key=chronological)))
    return tuple(found)


def _chain(start: str, by_id: dict[str, list[Dealing]]) -> tuple[set[str], dict[str, Dealing]]:
    ids, members, waiting = {start}, dict[str, Dealing](), [start]
    while waiting:
        for dealing in by_id[waiting.pop()]:
            members[dealing.id] = dealing
            fresh = set(dealing.exchange) - ids
            ids |= fresh
            waiting.extend(sorted(fresh))
    return ids, members


def _exchange(pair: tuple[str, str], ids: set[str], members: Sequence[Dealing]) -> Exchange:
    legs: dict[str, list[str]] = {"gives": [], "gets": [], "together": []}
    for dealing in members:
        legs[direction(pair, dealing) or "together"].append(dealing.id)
    return Exchange(tuple(sorted(ids)), tuple(legs["gives"]), tuple(legs["gets"]), tuple(legs["together"]))
