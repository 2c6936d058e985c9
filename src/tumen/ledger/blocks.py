"""Blocks: the claims that can be one dealing, whether their dealings are up to date, and putting new ones in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from tumen.errors import InvariantError
from tumen.ledger import dealing_rows, documents, judgements, schema
from tumen.ledger.asof import holds
from tumen.ledger.columns import ExactText
from tumen.ledger.identifiers import in_groups
from tumen.ledger.payloads import dealing_text, text_claim
from tumen.ledger.values import Block
from tumen.model import Dealing

_LONGEST_KEY = 400  # characters; keys are indexed, and PostgreSQL's indexes end at 2,700 bytes

_MARK = text(
    "INSERT INTO blocks (key, generation, consolidated) VALUES (:key, 1, 0) "
    "ON CONFLICT (key) DO UPDATE SET generation = blocks.generation + 1"
).bindparams(bindparam("key", type_=ExactText))


def short_key(key: str) -> str:
    """The key as it is kept: a very long one is cut and ends in its hash. A kept key stays as it is."""
    if len(key) <= _LONGEST_KEY:
        return key
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:20]
    return f"{key[: _LONGEST_KEY - 21]}~{digest}"


def mark(connection: Connection, keys: Iterable[str]) -> None:
    """Mark blocks as changed, in the order of their keys."""
    rows = [{"key": key} for key in sorted(set(keys))]
    if rows:
        connection.execute(_MARK, rows)


def dirty(connection: Connection) -> list[str]:
    """The keys of the blocks that changed since their dealings were made."""
    table = schema.blocks
    statement = select(table.c.key).where(text("generation > consolidated")).order_by(table.c.key)
    return list(connection.scalars(statement))


def block(connection: Connection, key: str, as_of: datetime | None) -> Block:
    """A block's claims, sources and judgements, as one state of the ledger."""
    key = short_key(key)
    table = schema.claims
    statement = select(table.c.payload).where(table.c.block == key, holds(table, as_of)).order_by(table.c.id)
    claims = tuple(text_claim(payload) for payload in connection.scalars(statement))
    counted = select(schema.blocks.c.generation).where(schema.blocks.c.key == key)
    return Block(
        key=key,
        claims=claims,
        sources=documents.sources(connection, {claim.document for claim in claims}, as_of),
        judgements=tuple(judgements.of_block(connection, key, as_of)),
        generation=connection.execute(counted).scalar() or 0,
    )


def replace_dealings(connection: Connection, made_from: Block, made: Sequence[Dealing]) -> bool:
    """Put dealings in place. See :meth:`tumen.ledger.store.Ledger.replace_dealings`."""
    table = schema.blocks
    row = connection.execute(select(table).where(table.c.key == made_from.key)).first()
    if row is None:
        raise InvariantError("block", made_from.key, "the block was read from this ledger")
    if made_from.generation < row.consolidated:
        return bool(row.consolidated == row.generation)
    _put(connection, made_from.key, made)
    done = update(table).where(table.c.key == made_from.key).values(consolidated=made_from.generation)
    connection.execute(done)
    return bool(made_from.generation == row.generation)


def _put(connection: Connection, key: str, made: Sequence[Dealing]) -> None:
    """Write the dealings that changed and remove those that are no more."""
    table = schema.dealings
    wanted = {dealing.id: (dealing, dealing_text(dealing)) for dealing in made}
    if len(wanted) < len(made):
        raise InvariantError("dealings", [dealing.id for dealing in made], "each dealing has an id of its own")
    rows = connection.execute(select(table.c.id, table.c.payload).where(table.c.block == key))
    kept = {row.id: row.payload for row in rows}
    gone = [known for known, payload in kept.items() if known not in wanted or wanted[known][1] != payload]
    for group in in_groups(gone):
        for links in dealing_rows.LINKS:
            connection.execute(delete(links).where(links.c.dealing.in_(group)))
        connection.execute(delete(table).where(table.c.id.in_(group)))
    fresh = [(dealing, payload) for known, (dealing, payload) in wanted.items() if kept.get(known) != payload]
    for target, new in dealing_rows.rows(key, fresh):
        if new:
            connection.execute(insert(target), new)
