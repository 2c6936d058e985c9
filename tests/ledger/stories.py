"""Short ways to add documents and claims in tests."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from tests.builders import make_claim, make_document
from tests.ledger import synthetic

from tumen.contract import claim_id
from tumen.ledger import Ledger, schema
from tumen.model import Claim, Document, PartyMention, Span

DAY = datetime(2025, 3, 1, 12, tzinfo=UTC)
TIMES = {"learned_at", "withdrawn_at", "seen_at"}


def days(number: float) -> datetime:
    """So many days after :data:`DAY`."""
    return DAY + timedelta(days=number)


def mention(party: str | None) -> PartyMention:
    return PartyMention(party, "state", party or "somebody", Span(0, 1))


def claim_of(
    document: Document,
    actors: Sequence[str | None] = ("PRK",),
    recipients: Sequence[str | None] = ("RUS",),
    **fields: object,
) -> Claim:
    claim = make_claim(document, actors=tuple(map(mention, actors)), recipients=tuple(map(mention, recipients)))
    claim = replace(claim, **fields)
    return replace(claim, id=claim_id(claim))


def put(
    ledger: Ledger,
    text: str,
    *claims: Claim | tuple[Sequence[str | None], Sequence[str | None]],
    at: datetime = DAY,
    story: int | None = None,
    **fields: object,
) -> Document:
    """Add a document with claims (PRK to RUS if none are given); documents of one ``story`` are near copies."""
    document = make_document(text, **fields)
    made = [item if isinstance(item, Claim) else claim_of(document, *item) for item in claims]
    made = made or [claim_of(document)]
    number = story if story is not None else int(document.id[4:12], 16)
    ledger.add(
        document,
        [(claim, synthetic.block_of(claim)) for claim in made],
        signature=(number,) * 4,
        bands=(f"0:{number}", f"1:{number}"),
        similar=synthetic.same,
        learned_at=at,
    )
    return document


def contents(ledger: Ledger, *, times: bool = False) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, without the times at which things were learned unless they are asked for.

    The numbers of search parts are left out: they say in which order the index was made, and nothing else.
    """
    found = {}
    with ledger.database.read() as connection:
        for table in schema.metadata.sorted_tables:
            columns = [column for column in table.c if times or column.name not in TIMES]
            columns = [column for column in columns if column is not schema.search_parts.c.number]
            rows = connection.execute(select(*columns).order_by(*columns))
            found[table.name] = [tuple(row) for row in rows]
    return found
