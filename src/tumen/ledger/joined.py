"""Blocks that an analyst's merge joins: their claims are consolidated together for as long as the merge holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from tumen.ledger import judgements, schema
from tumen.ledger.identifiers import in_groups

_IS_MERGE = schema.judgements.c.subject.startswith("merge ")


def joined(connection: Connection, keys: Iterable[str], as_of: datetime | None) -> set[str]:
    """These blocks and all that merges, held now or at a time, join to them, directly or through others."""
    found = set(keys)
    merges = judgements.holding(select(schema.judgements.c.id).where(_IS_MERGE), as_of)
    if connection.execute(merges.limit(1)).first() is None:
        return found
    fresh = found
    while fresh:
        fresh = {key for group in in_groups(sorted(fresh)) for key in _neighbours(connection, group, as_of)} - found
        found = found | fresh
    return found


def _neighbours(connection: Connection, keys: list[str], as_of: datetime | None) -> set[str]:
    table, targets, claims = schema.judgements, schema.judgement_targets, schema.claims
    bearing = select(targets.c.judgement).join(claims, claims.c.id == targets.c.claim).where(claims.c.block.in_(keys))
    merges = select(table.c.id).where(_IS_MERGE, table.c.id.in_(bearing))
    ids = connection.scalars(judgements.holding(merges, as_of)).all()
    found: set[str] = set()
    for group in in_groups(ids):
        others = select(claims.c.block).join(targets, targets.c.claim == claims.c.id)
        found.update(connection.scalars(others.where(targets.c.judgement.in_(group)).distinct()))
    return found
