"""Putting a new reading of a held document in place of the old one, with the old one kept as of earlier days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, select, update

from tumen.errors import InvariantError
from tumen.ledger import blocks, schema, writing
from tumen.ledger.asof import aware
from tumen.ledger.payloads import claim_text
from tumen.ledger.values import Addition, Rereading
from tumen.model import Claim

_TABLE = schema.claims
_VERSIONS = schema.claim_versions


@dataclass(frozen=True, slots=True)
class _Found:
    """A claim that the new reading finds and that is held: how it was, what it is, and its block."""

    row: Row[Any]
    claim: Claim
    key: str

    @property
    def differs(self) -> bool:
        return bool(claim_text(self.claim) != self.row.payload)

    @property
    def was_withdrawn(self) -> bool:
        return bool(self.row.withdrawn_at is not None)


def read_again(connection: Connection, addition: Addition, at: datetime) -> Rereading:
    """Put a new reading in place. See :meth:`tumen.ledger.store.Ledger.read_again`."""
    aware("at", at)
    document = addition.document
    for claim, _ in addition.claims:
        if claim.document != document.id:
            raise InvariantError("claim.document", claim.document, f"the claims given are of document {document.id}")
    table = schema.documents
    standing = table.c.id == document.id, table.c.withdrawn_at.is_(None)
    if connection.execute(select(table.c.id).where(*standing)).first() is None:
        return Rereading(0, 0, 0)
    connection.execute(
        update(table).where(*standing, table.c.read_state != document.read_state).values(read_state=document.read_state)
    )
    given = {claim.id: (claim, blocks.short_key(key)) for claim, key in addition.claims}
    rows = {row.id: row for row in connection.execute(select(_TABLE).where(_TABLE.c.document == document.id))}
    found = [_Found(rows[known], *given[known]) for known in sorted(given.keys() & rows.keys())]
    changed = [item for item in found if item.differs or item.was_withdrawn]
    gone = [row for row in rows.values() if row.id not in given and row.withdrawn_at is None]
    fresh = [item for known, item in given.items() if known not in rows]
    for item in changed:
        _change(connection, item, at)
    for row in gone:
        connection.execute(update(_TABLE).where(_TABLE.c.id == row.id).values(withdrawn_at=at))
    writing.insert_claims(connection, fresh, at)
    if changed or gone or fresh:
        writing.recount(connection, document.id)
        keys = {row.block for row in gone} | {item.key for item in changed} | {key for _, key in fresh}
        blocks.mark(connection, keys | {item.row.block for item in changed})
    back = sum(item.was_withdrawn for item in changed)
    return Rereading(len(fresh) + back, len(gone), len(changed) - back)


def _change(connection: Connection, item: _Found, at: datetime) -> None:
    """Give a claim its new details, and have it stand again, with how it was kept as a version."""
    row = item.row
    began = select(func.max(_VERSIONS.c.until)).where(_VERSIONS.c.claim == row.id)
    since = connection.execute(began).scalar() or row.learned_at
    if item.differs:
        _keep(connection, row.id, since, row.withdrawn_at or at, row.payload)
        values = writing.claim_row(item.claim, item.key, row.learned_at)
        connection.execute(update(_TABLE).where(_TABLE.c.id == row.id).values(values))
        for links in (schema.claim_parties, schema.claim_pairs):
            connection.execute(delete(links).where(links.c.claim == row.id))
        writing.insert_links(connection, [item.claim])
    if item.was_withdrawn:
        _keep(connection, row.id, row.withdrawn_at, at, None)
        connection.execute(update(_TABLE).where(_TABLE.c.id == row.id).values(withdrawn_at=None))


def _keep(connection: Connection, claim: str, since: datetime, until: datetime, payload: str | None) -> None:
    """Keep a version, unless it held for no time at all."""
    if since < until:
        row = {"claim": claim, "since": since, "until": until, "payload": payload}
        connection.execute(insert(_VERSIONS), row)
