"""The list of relations: what the ledger holds on each pair, counted by the database."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.sql import Select

from tumen.ledger import schema
from tumen.ledger.asof import holds
from tumen.ledger.past import changed_since
from tumen.ledger.values import Pair, RelationCount


@dataclass(slots=True)
class _Tally:
    """What is counted of one pair so far."""

    dealings: int = 0
    claims: int = 0
    documents: int = 0
    first: date | None = None
    last: date | None = None
    monthly: list[tuple[str, int]] = field(default_factory=list)


def relations(connection: Connection, as_of: datetime | None) -> list[RelationCount]:
    """Every pair that a claim is on. See :meth:`tumen.ledger.store.Ledger.relations`."""
    if as_of is not None and not changed_since(connection, as_of):
        as_of = None  # what is known now was known then
    tallies: defaultdict[Pair, _Tally] = defaultdict(_Tally)
    for first, second, claims, documents in connection.execute(_claim_counts(as_of)):
        tally = tallies[first, second]
        tally.claims, tally.documents = claims, documents
    for first, second, month, dealings, earliest, latest in connection.execute(_dealing_counts(as_of)):
        tally = tallies[first, second]
        tally.dealings += dealings
        tally.first = min(filter(None, (tally.first, earliest)), default=None)
        tally.last = max(filter(None, (tally.last, latest)), default=None)
        if month is not None:
            tally.monthly.append((month, dealings))
    counts = [_count(pair, tally) for pair, tally in tallies.items()]
    return sorted(counts, key=lambda count: (-count.dealings, -count.claims, count.pair))


def _claim_counts(as_of: datetime | None) -> Select[Any]:
    if as_of is None:
        counts = schema.document_pairs
        return select(
            counts.c.first, counts.c.second, func.sum(counts.c.claims), func.count(counts.c.document)
        ).group_by(counts.c.first, counts.c.second)
    pairs, claims = schema.claim_pairs, schema.claims
    return (
        select(pairs.c.first, pairs.c.second, func.count(), func.count(claims.c.document.distinct()))
        .join(claims, claims.c.id == pairs.c.claim)
        .where(holds(claims, as_of))
        .group_by(pairs.c.first, pairs.c.second)
    )


def _dealing_counts(as_of: datetime | None) -> Select[Any]:
    pairs = schema.dealing_pairs
    by_month = (pairs.c.first, pairs.c.second, pairs.c.month)
    columns = (func.count(), func.min(pairs.c.earliest), func.max(pairs.c.latest))
    statement = select(*by_month, *columns).group_by(*by_month).order_by(*by_month)
    return statement if as_of is None else statement.where(pairs.c.dealing.in_(_known_dealings(as_of)))


def _known_dealings(as_of: datetime) -> Select[Any]:
    links, claims = schema.dealing_claims, schema.claims
    return select(links.c.dealing).join(claims, claims.c.id == links.c.claim).where(holds(claims, as_of))


def _count(pair: Pair, tally: _Tally) -> RelationCount:
    return RelationCount(
        pair=pair,
        dealings=tally.dealings,
        claims=tally.claims,
        documents=tally.documents,
        first=tally.first,
        last=tally.last,
        monthly=tuple(tally.monthly),
    )
