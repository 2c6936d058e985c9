"""Ids as users give them: whole, or shortened to a beginning that only one thing has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from sqlalchemy import Column, Connection, select

from tumen.errors import QueryError, UnknownIdError

SHORTEST = 8
"""The fewest characters of a shortened id."""

_LAST = "\U0010ffff"  # sorts after every character of an id
_LISTED = 5
_SHOWN = 40
_TOGETHER = 500  # ids in one question, well under every database's limit on parameters


def matching(connection: Connection, column: Column[str], given: str) -> list[str]:
    """The id itself where it is one, otherwise the first few ids that begin so, in alphabetical order."""
    if connection.execute(select(column).where(column == given).limit(1)).first():
        return [given]
    if len(given) < SHORTEST:
        return []
    rows = connection.execute(
        select(column).where(column >= given, column < given + _LAST).distinct().order_by(column).limit(_LISTED + 1)
    )
    return [row[0] for row in rows]


def resolve(connection: Connection, column: Column[str], given: str, noun: str) -> str:
    """The one id that ``given`` means. Raises :class:`UnknownIdError` and :class:`QueryError` naming the noun."""
    return the_one(matching(connection, column, given), given, noun)


def the_one(found: list[str], given: str, noun: str) -> str:
    """The one id of those found for ``given``."""
    if not found:
        hint = f"Give the id whole, or at least its first {SHORTEST} characters."
        raise UnknownIdError(f"There is no {noun} {shown(given)}.", hint=hint)
    if len(found) > 1:
        listed = ", ".join(found[:_LISTED]) + (" and more" if len(found) > _LISTED else "")
        raise QueryError(f"Several {noun}s begin with {shown(given)}: {listed}.", hint="Give more of the id.")
    return found[0]


def shown(given: str) -> str:
    """An id as a message shows it: what a user typed may be long or hold anything."""
    return ascii(given if len(given) <= _SHOWN else given[:_SHOWN] + "...")[1:-1]


def in_groups(ids: Iterable[str]) -> Iterator[list[str]]:
    """The ids once each, in groups small enough for one question to the database."""
    remaining = iter(dict.fromkeys(ids))
    while group := list(islice(remaining, _TOGETHER)):
        yield group
