"""What held at a time: learned by then, and not withdrawn by then."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, or_

from tumen.errors import InvariantError


def holds(table: Table, as_of: datetime | None) -> ColumnElement[bool]:
    """The rows of ``documents`` or ``claims`` that hold: now, or as of a time."""
    withdrawn = table.c.withdrawn_at
    if as_of is None:
        return withdrawn.is_(None)
    aware("as_of", as_of)
    return and_(table.c.learned_at <= as_of, or_(withdrawn.is_(None), withdrawn > as_of))


def aware(field: str, value: datetime) -> datetime:
    """The time, if it says its zone. Raises :class:`InvariantError` naming the field if not."""
    if value.tzinfo is None:
        raise InvariantError(field, value.isoformat(), "a time says its time zone")
    return value
