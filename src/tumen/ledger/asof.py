"""What held at a time: learned by then, and not withdrawn by then."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ColumnElement, Table, and_, func, or_, select

from tumen.errors import InvariantError
from tumen.ledger.schema import claim_versions, claims


def holds(table: Table, as_of: datetime | None) -> ColumnElement[bool]:
    """The rows of ``documents`` or ``claims`` that hold: now, or as of a time."""
    withdrawn = table.c.withdrawn_at
    if as_of is None:
        return withdrawn.is_(None)
    aware("as_of", as_of)
    held = and_(table.c.learned_at <= as_of, or_(withdrawn.is_(None), withdrawn > as_of))
    if table is not claims:
        return held
    absent = select(claim_versions.c.claim).where(claim_versions.c.payload.is_(None), _version_of(as_of))
    return and_(held, claims.c.id.not_in(absent))


def payload(as_of: datetime | None) -> ColumnElement[str]:
    """The payload of a claim: the present one, or the one of a time."""
    if as_of is None:
        return claims.c.payload
    then = select(claim_versions.c.payload).where(claim_versions.c.claim == claims.c.id, _version_of(as_of))
    return func.coalesce(then.correlate(claims).scalar_subquery(), claims.c.payload)


def _version_of(as_of: datetime) -> ColumnElement[bool]:
    return and_(claim_versions.c.since <= as_of, claim_versions.c.until > as_of)


def aware(field: str, value: datetime) -> datetime:
    """The time, if it says its zone. Raises :class:`InvariantError` naming the field if not."""
    if value.tzinfo is None:
        raise InvariantError(field, value.isoformat(), "a time says its time zone")
    return value
