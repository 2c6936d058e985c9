"""What stands of a pair's dealings as it stood at a time, so that only the rest needs working out anew.

The dealings that are stored are those of now. They are also those of an earlier time where nothing they were made
from has changed since: no claim learned, withdrawn or read anew, no judgement made or undone, no document that joined
a source family. That is asked block by block, with all the blocks of a pair in one question.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, or_, select, text

from tumen.ledger import schema
from tumen.ledger.asof import aware, holds
from tumen.ledger.identifiers import in_groups
from tumen.ledger.joined import joined
from tumen.ledger.pairs import asked_pair
from tumen.ledger.payloads import text_dealing
from tumen.ledger.values import Pair, Past
from tumen.model import Dealing


def past(connection: Connection, pair: Pair, as_of: datetime) -> Past:
    """The dealings that stand and the blocks that changed. See :meth:`tumen.ledger.store.Ledger.past`."""
    aware("as_of", as_of)
    first, second = asked_pair(pair)
    withdrawn = select(schema.documents.c.id).where(schema.documents.c.withdrawn_at.is_not(None)).limit(1)
    if not changed_since(connection, as_of) and connection.execute(withdrawn).first() is None:
        return Past(_dealings_of_pair(connection, first, second), ())
    links, claims = schema.claim_pairs, schema.claims
    known = select(claims.c.block).join(links, links.c.claim == claims.c.id).where(holds(claims, as_of))
    asked = connection.scalars(known.where(links.c.first == first, links.c.second == second).distinct())
    keys = joined(connection, asked, None)
    changed = joined(connection, _changed(connection, keys, as_of), None)
    table = schema.dealings
    standing = [
        text_dealing(payload)
        for group in in_groups(sorted(keys - changed))
        for payload in connection.scalars(select(table.c.payload).where(table.c.block.in_(group)).order_by(table.c.id))
    ]
    return Past(tuple(standing), tuple(sorted(keys & changed)))


def changed_since(connection: Connection, as_of: datetime) -> bool:
    """Whether anything in the whole ledger changed after a time: quick to say, and enough for most recent days."""
    claims, versions, judgements = schema.claims, schema.claim_versions, schema.judgements
    reasons = (
        select(schema.blocks.c.key).where(text(_DIRTY)),
        select(schema.documents.c.id).where(schema.documents.c.learned_at > as_of),
        select(schema.documents.c.id).where(schema.documents.c.withdrawn_at > as_of),
        select(judgements.c.id).where(or_(judgements.c.created_at > as_of, judgements.c.deleted_at > as_of)),
        select(versions.c.claim).where(versions.c.until > as_of),
        select(claims.c.id).where(or_(claims.c.learned_at > as_of, claims.c.withdrawn_at > as_of)),
    )
    return any(connection.execute(reason.limit(1)).first() for reason in reasons)


def _dealings_of_pair(connection: Connection, first: str, second: str) -> tuple[Dealing, ...]:
    table, pairs = schema.dealings, schema.dealing_pairs
    chosen = select(pairs.c.dealing).where(pairs.c.first == first, pairs.c.second == second)
    statement = select(table.c.payload).where(table.c.id.in_(chosen)).order_by(table.c.id)
    return tuple(text_dealing(payload) for payload in connection.scalars(statement))


def _changed(connection: Connection, keys: Iterable[str], as_of: datetime) -> set[str]:
    """Those of the blocks of which something changed after a time, or whose dealings are not worked out."""
    claims, blocks, versions = schema.claims, schema.blocks, schema.claim_versions
    targets, judgements = schema.judgement_targets, schema.judgements
    later = or_(claims.c.learned_at > as_of, claims.c.withdrawn_at > as_of)
    judged = (
        select(targets.c.claim)
        .join(judgements, judgements.c.id == targets.c.judgement)
        .where(or_(judgements.c.created_at > as_of, judgements.c.deleted_at > as_of))
    )
    reread = select(versions.c.claim).where(versions.c.until > as_of)
    relatives = _in_changed_families(as_of)
    found: set[str] = set()
    for group in in_groups(sorted(keys)):
        found.update(connection.scalars(select(blocks.c.key).where(blocks.c.key.in_(group), text(_DIRTY))))
        for condition in (later, claims.c.id.in_(judged), claims.c.id.in_(reread), claims.c.document.in_(relatives)):
            asked = select(claims.c.block).where(claims.c.block.in_(group), condition).distinct()
            found.update(connection.scalars(asked))
    return found


_DIRTY = "generation > consolidated"


def _in_changed_families(as_of: datetime) -> ColumnElement[bool]:
    """The documents of families that a document joined after a time, or in which one was ever withdrawn."""
    documents, copies = schema.documents, schema.near_copies
    edges = select(copies.c.document).union(select(copies.c.other))
    moved = or_(documents.c.learned_at > as_of, documents.c.withdrawn_at.is_not(None))
    families = select(documents.c.family).where(documents.c.id.in_(edges), moved)
    return select(documents.c.id).where(documents.c.family.in_(families))  # type: ignore[return-value]
