"""Writing documents and claims, and withdrawing them. Each call is one part of the caller's one transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields
from datetime import date, datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update

from tumen.contract import stable_id
from tumen.errors import InvariantError
from tumen.ledger import blocks, documents, families, schema, search
from tumen.ledger.asof import aware
from tumen.ledger.families import Similar
from tumen.ledger.identifiers import resolve
from tumen.ledger.pairs import pairs_of
from tumen.ledger.payloads import claim_text
from tumen.ledger.values import Addition, Pair
from tumen.model import Claim, Document

_SIGHTING = text(
    "INSERT INTO sightings (id, document, origin, seen_at) VALUES (:id, :document, :origin, :seen_at) "
    "ON CONFLICT (id) DO NOTHING"
).bindparams(*(bindparam(column.name, type_=column.type) for column in schema.sightings.c))
_ROLES = ("actors", "recipients", "affected")


def add(connection: Connection, addition: Addition, *, similar: Similar, learned_at: datetime) -> bool:
    """Add a document and its claims. See :meth:`tumen.ledger.store.Ledger.add`."""
    aware("learned_at", learned_at)
    document, claims, bands = addition.document, addition.claims, addition.bands
    for claim, _ in claims:
        if claim.document != document.id:
            raise InvariantError("claim.document", claim.document, f"the claims added are of document {document.id}")
    if documents.has(connection, document.id):
        _add_sighting(connection, document, learned_at)
        return False
    joined = families.relatives(connection, addition.signature, bands, similar)
    row = {item.name: getattr(document, item.name) for item in fields(document)}
    connection.execute(
        insert(schema.documents),
        row
        | {
            "family": min(document.id, *joined) if joined else document.id,
            "signature": families.signature_text(addition.signature),
            "learned_at": learned_at,
        },
    )
    _add_sighting(connection, document, learned_at)
    changed = families.join(connection, document.id, bands, joined)
    search.index(connection, document.id, document.text)
    changed |= _add_claims(connection, document.id, claims, learned_at)
    blocks.mark(connection, changed)
    return True


def withdraw(connection: Connection, identifier: str, at: datetime) -> bool:
    """Withdraw a claim or document. See :meth:`tumen.ledger.store.Ledger.withdraw`."""
    aware("at", at)
    table = schema.claims
    if identifier.startswith("doc_"):
        document = resolve(connection, schema.documents.c.id, identifier, "document")
        chosen = table.c.document == document
        standing = schema.documents.c.id == document, schema.documents.c.withdrawn_at.is_(None)
        done = connection.execute(update(schema.documents).where(*standing).values(withdrawn_at=at)).rowcount > 0
    else:
        chosen = table.c.id == resolve(connection, table.c.id, identifier, "claim")
        document = connection.execute(select(table.c.document).where(chosen)).scalar_one()
        done = False
    standing = chosen, table.c.withdrawn_at.is_(None)
    changed = set(connection.scalars(select(table.c.block).where(*standing)))
    if changed:
        connection.execute(update(table).where(*standing).values(withdrawn_at=at))
        recount(connection, document)
        blocks.mark(connection, changed)
    return done or bool(changed)


def _add_sighting(connection: Connection, document: Document, seen_at: datetime) -> None:
    if document.origin is not None:
        identifier = stable_id("sgt", document.id, document.origin)
        row = {"id": identifier, "document": document.id, "origin": document.origin, "seen_at": seen_at}
        connection.execute(_SIGHTING, row)


def _add_claims(
    connection: Connection, document: str, claims: Sequence[tuple[Claim, str]], learned_at: datetime
) -> set[str]:
    distinct = {claim.id: (claim, blocks.short_key(key)) for claim, key in claims}
    insert_claims(connection, list(distinct.values()), learned_at)
    counts = Counter(pair for claim, _ in distinct.values() for pair in _pairs(claim))
    if counts:
        counted = [{"first": a, "second": b, "document": document, "claims": n} for (a, b), n in counts.items()]
        connection.execute(insert(schema.document_pairs), counted)
    return {key for _, key in distinct.values()}


def insert_claims(connection: Connection, claims: Sequence[tuple[Claim, str]], learned_at: datetime) -> None:
    """Write claims that are not held, each with the kept key of its block, and their parties and pairs."""
    if claims:
        connection.execute(insert(schema.claims), [claim_row(claim, key, learned_at) for claim, key in claims])
        insert_links(connection, [claim for claim, _ in claims])


def insert_links(connection: Connection, claims: Sequence[Claim]) -> None:
    """Write the parties and pairs of claims."""
    parties = [
        {"claim": claim.id, "role": role, "party": party}
        for claim in claims
        for role in _ROLES
        for party in sorted({mention.id for mention in getattr(claim, role) if mention.id})
    ]
    if parties:
        connection.execute(insert(schema.claim_parties), parties)
    pairs = [
        {"first": a, "second": b, "claim": claim.id, "begins": _begins(claim)}
        for claim in claims
        for a, b in _pairs(claim)
    ]
    if pairs:
        connection.execute(insert(schema.claim_pairs), pairs)


def claim_row(claim: Claim, key: str, learned_at: datetime) -> dict[str, object]:
    """A claim as a row."""
    return {
        "id": claim.id,
        "document": claim.document,
        "start": claim.sentence.start,
        "stop": claim.sentence.end,
        "block": key,
        "act": claim.act.code,
        "polarity": claim.polarity,
        "stage": claim.stage,
        "earliest": claim.when.earliest if claim.when else None,
        "latest": claim.when.latest if claim.when else None,
        "learned_at": learned_at,
        "payload": claim_text(claim),
    }


def _pairs(claim: Claim) -> list[Pair]:
    return pairs_of([mention.id for mention in claim.actors], [mention.id for mention in claim.recipients])


def _begins(claim: Claim) -> date:
    return (claim.when.earliest if claim.when else None) or date.max


def recount(connection: Connection, document: str) -> None:
    """Count again what a document, some of whose claims were withdrawn, says on each pair."""
    pairs, counts, claims = schema.claim_pairs, schema.document_pairs, schema.claims
    connection.execute(delete(counts).where(counts.c.document == document))
    statement = (
        select(pairs.c.first, pairs.c.second, claims.c.document, func.count())
        .join(claims, claims.c.id == pairs.c.claim)
        .where(claims.c.document == document, claims.c.withdrawn_at.is_(None))
        .group_by(pairs.c.first, pairs.c.second, claims.c.document)
    )
    connection.execute(insert(counts).from_select(["first", "second", "document", "claims"], statement))
