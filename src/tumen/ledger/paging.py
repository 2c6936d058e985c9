"""Pages of longer lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from tumen.errors import QueryError
from tumen.ledger.values import Page

Item = TypeVar("Item")
_LARGEST = 2**31 - 1  # the largest number that both databases count with


def check_page(offset: int, limit: int | None) -> None:
    """Raise :class:`QueryError` for a page that cannot be."""
    if not 0 <= offset <= _LARGEST:
        raise QueryError(f"The offset is {offset}.", hint=f"Give a number from 0 to {_LARGEST}.")
    if limit is not None and not 0 <= limit <= _LARGEST:
        raise QueryError(f"The limit is {limit}.", hint=f"Give a number from 0 to {_LARGEST}, or none.")


def page_of(items: Sequence[Item], offset: int, limit: int | None) -> Page[Item]:
    """The page of a list that is at hand as a whole."""
    stop = None if limit is None else offset + limit
    return Page(tuple(items[offset:stop]), len(items), offset, limit)
