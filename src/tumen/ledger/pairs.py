"""The pairs of parties that a claim or dealing belongs to."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.errors import QueryError
from tumen.ledger.values import Pair


def pairs_of(actors: Sequence[str | None], recipients: Sequence[str | None]) -> list[Pair]:
    """Each actor with each recipient; where there is no recipient, each actor with each other actor.

    Parties without an id, and a party with itself, make no pair. In alphabetical order, each once.
    """
    others = recipients or actors
    found = {sorted_pair(one, other) for one in actors for other in others if one and other and one != other}
    return sorted(found)


def sorted_pair(one: str, other: str) -> Pair:
    """The pair in the order in which the ledger keeps it."""
    return (one, other) if one <= other else (other, one)


def asked_pair(pair: Sequence[str]) -> Pair:
    """The pair that a question names. Raises :class:`QueryError` unless it is two parties."""
    if isinstance(pair, str) or len(pair) != 2 or pair[0] == pair[1]:  # noqa: PLR2004 - a pair is two
        raise QueryError(f"{pair!r} is not a pair of two parties.", hint="Name two different parties.")
    return sorted_pair(pair[0], pair[1])
