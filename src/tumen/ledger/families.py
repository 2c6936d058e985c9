"""Source families: documents that are near copies of one another, directly or through others.

A family is a connected component of the likeness between documents, and its id is the least document id in it; so
the families of a set of documents do not depend on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, insert, select, update

from tumen.ledger import schema
from tumen.ledger.asof import holds
from tumen.ledger.identifiers import in_groups

Signature = tuple[int, ...]
Similar = Callable[[Signature, Signature], bool]


def relatives(connection: Connection, signature: Signature, bands: Sequence[str], similar: Similar) -> dict[str, str]:
    """One document of each family that a text with this signature joins, by the id of the family."""
    table = schema.documents
    statement = (
        select(table.c.id, table.c.family, table.c.signature)
        .join(schema.near_copy_bands, schema.near_copy_bands.c.document == table.c.id)
        .where(schema.near_copy_bands.c.band.in_(bands))
        .distinct()
        .order_by(table.c.id)
    )
    joined: dict[str, str] = {}
    for row in connection.execute(statement) if bands else ():
        if row.family not in joined and similar(signature, text_signature(row.signature)):
            joined[row.family] = row.id
    return joined


def join(connection: Connection, document: str, bands: Sequence[str], joined: dict[str, str]) -> set[str]:
    """Put a document that was just stored into the families it joins. The blocks whose sources changed."""
    if bands:
        rows = [{"band": band, "document": document} for band in sorted(set(bands))]
        connection.execute(insert(schema.near_copy_bands), rows)
    if not joined:
        return set()
    rows = [{"document": document, "other": other} for other in joined.values()]
    connection.execute(insert(schema.near_copies), rows)
    family = min(document, *joined)
    renamed = [known for known in joined if known != family]
    members = select(schema.documents.c.id).where(schema.documents.c.family.in_(renamed))
    blocks = connection.scalars(select(schema.claims.c.block).where(schema.claims.c.document.in_(members)).distinct())
    changed = set(blocks)
    connection.execute(update(schema.documents).where(schema.documents.c.family.in_(renamed)).values(family=family))
    return changed


def signature_text(signature: Signature) -> str:
    """A signature as the ledger keeps it."""
    return " ".join(map(str, signature))


def text_signature(kept: str) -> Signature:
    """The signature that was kept."""
    return tuple(map(int, kept.split()))


def families_as_of(connection: Connection, families: Iterable[str], as_of: datetime) -> dict[str, str]:
    """The family that each document of today's ``families`` had at a time, by document id.

    Near copies that were not known yet join nothing.
    """
    table, edges = schema.documents, schema.near_copies
    parent: dict[str, str] = {}
    for group in in_groups(families):
        known = select(table.c.id).where(table.c.family.in_(group), holds(table, as_of))
        parent.update((document, document) for document in connection.scalars(known))
        members = select(table.c.id).where(table.c.family.in_(group))
        for one, other in connection.execute(select(edges).where(edges.c.document.in_(members))):
            if one in parent and other in parent:
                low, high = sorted((_root(parent, one), _root(parent, other)))
                parent[high] = low
    return {document: _root(parent, document) for document in parent}


def _root(parent: dict[str, str], document: str) -> str:
    while parent[document] != document:
        document = parent[document]
    return document
