"""Blocks: the claims that can be one dealing, whether their dealings are up to date, and putting new ones in place."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, insert, select, text, update

from tumen.errors import InvariantError
from tumen.ledger import dealing_rows, documents, judgements, schema
from tumen.ledger.asof import holds, payload
from tumen.ledger.columns import ExactText
from tumen.ledger.identifiers import in_groups
from tumen.ledger.joined import joined
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
    """A block with those that merges join to it: claims, sources and judgements, as one state of the ledger."""
    keys = sorted(joined(connection, [short_key(key)], as_of))
    table = schema.claims
    statement = select(payload(as_of)).where(table.c.block.in_(keys), holds(table, as_of)).order_by(table.c.id)
    claims = tuple(text_claim(held) for held in connection.scalars(statement))
    counted = select(schema.blocks.c.key, schema.blocks.c.generation).where(schema.blocks.c.key.in_(keys))
    return Block(
        key=keys[0],
        claims=claims,
        sources=documents.sources(connection, {claim.document for claim in claims}, as_of),
        judgements=tuple(judgements.of_blocks(connection, keys, as_of)),
        generations={row.key: row.generation for row in connection.execute(counted)},
    )


def replace_dealings(connection: Connection, made_from: Block, made: Sequence[Dealing]) -> bool:
    """Put dealings in place. See :meth:`tumen.ledger.store.Ledger.replace_dealings`."""
    table = schema.blocks
    read = made_from.generations
    rows = connection.execute(select(table).where(table.c.key.in_(sorted(read)))).all()
    if made_from.key not in read or len(rows) < len(read):
        raise InvariantError("block", made_from.key, "the block was read from this ledger")
    if any(read[row.key] < row.consolidated for row in rows):
        return all(row.consolidated == row.generation for row in rows)
    _put(connection, made_from.key, sorted(read), made)
    for key, generation in read.items():
        connection.execute(update(table).where(table.c.key == key).values(consolidated=generation))
    return all(read[row.key] == row.generation for row in rows)


def _put(connection: Connection, home: str, keys: Sequence[str], made: Sequence[Dealing]) -> None:
    """Write the dealings that changed and remove those that are no more.

    A dealing of another block with the id of one that is written was made of the same claim, under a merge that no
    longer holds: it goes, and its block, which is marked, makes its own anew.
    """
    table = schema.dealings
    wanted = {dealing.id: (dealing, dealing_text(dealing)) for dealing in made}
    if len(wanted) < len(made):
        raise InvariantError("dealings", [dealing.id for dealing in made], "each dealing has an id of its own")
    held = select(table.c.id, table.c.block, table.c.payload)
    rows = list(connection.execute(held.where(table.c.block.in_(keys))))
    for group in in_groups(wanted):
        elsewhere = held.where(table.c.id.in_(group), table.c.block.not_in(keys))
        rows += connection.execute(elsewhere)
    kept = {row.id: (row.block, row.payload) for row in rows}
    gone = [known for known, said in kept.items() if known not in wanted or said != (home, wanted[known][1])]
    for group in in_groups(gone):
        for links in dealing_rows.LINKS:
            connection.execute(delete(links).where(links.c.dealing.in_(group)))
        connection.execute(delete(table).where(table.c.id.in_(group)))
    fresh = [(dealing, text) for known, (dealing, text) in wanted.items() if kept.get(known) != (home, text)]
    for target, new in dealing_rows.rows(home, fresh):
        if new:
            connection.execute(insert(target), new)
