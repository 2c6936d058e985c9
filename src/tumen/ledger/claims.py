"""Reading claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.sql import Select

from tumen.errors import UnknownIdError
from tumen.ledger import schema
from tumen.ledger.asof import holds, payload
from tumen.ledger.identifiers import in_groups, resolve, shown
from tumen.ledger.paging import check_page, page_of
from tumen.ledger.pairs import asked_pair
from tumen.ledger.payloads import quote_in, text_claim
from tumen.ledger.values import Page, Pair
from tumen.model import Claim

_TABLE = schema.claims


def claim(connection: Connection, identifier: str, as_of: datetime | None) -> Claim:
    """One claim by its id."""
    found = resolve(connection, _TABLE.c.id, identifier, "claim")
    statement = select(payload(as_of)).where(_TABLE.c.id == found)
    if as_of is not None:
        statement = statement.where(holds(_TABLE, as_of))
    held = connection.execute(statement).scalar()
    if held is None:
        raise UnknownIdError(f"The claim {shown(found)} did not stand in the ledger at {as_of}.")
    return text_claim(held)


def claims(
    connection: Connection,
    *,
    ids: Iterable[str] | None,
    document: str | None,
    pair: Pair | None,
    offset: int,
    limit: int | None,
    as_of: datetime | None,
) -> Page[Claim]:
    """The claims that hold and that each restriction lets through."""
    check_page(offset, limit)
    statement = select(_TABLE.c.id).where(holds(_TABLE, as_of))
    if document is not None:
        found = resolve(connection, schema.documents.c.id, document, "document")
        statement = statement.where(_TABLE.c.document == found)
    links = schema.claim_pairs
    if pair is not None:
        first, second = asked_pair(pair)
        statement = statement.join(links, links.c.claim == _TABLE.c.id)
        statement = statement.where(links.c.first == first, links.c.second == second)
    if ids is not None:
        return _chosen(connection, statement, ids, offset, limit, as_of=as_of, in_text_order=document is not None)
    order: tuple[ColumnElement[Any], ...] = (_TABLE.c.earliest.asc().nulls_last(), _TABLE.c.id)
    if document is not None:
        order = (_TABLE.c.start, _TABLE.c.id)
    elif pair is not None:
        order = (links.c.begins, links.c.claim)
    payloads = statement.with_only_columns(payload(as_of)).order_by(*order).offset(offset).limit(limit)
    items = tuple(text_claim(held) for held in connection.scalars(payloads))
    if limit is None and offset == 0:
        return Page(items, len(items), offset, limit)
    total = select(func.count()).select_from(statement.subquery())
    if pair is not None and document is None and as_of is None:
        counts = schema.document_pairs
        total = select(func.coalesce(func.sum(counts.c.claims), 0)).where(
            counts.c.first == first, counts.c.second == second
        )
    return Page(items, connection.execute(total).scalar_one(), offset, limit)


def quotes(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The sentences of claims, withdrawn ones too, by id."""
    found: dict[str, str] = {}
    for group in in_groups(ids):
        for row in connection.execute(select(_TABLE.c.id, _TABLE.c.payload).where(_TABLE.c.id.in_(group))):
            found[row.id] = quote_in(row.payload)
    return found


def every(connection: Connection, as_of: datetime | None) -> Iterator[Claim]:
    """Every claim that holds, by id."""
    statement = select(payload(as_of)).where(holds(_TABLE, as_of)).order_by(_TABLE.c.id)
    for held in connection.execution_options(yield_per=500).scalars(statement):
        yield text_claim(held)


def _chosen(
    connection: Connection,
    statement: Select[tuple[str]],
    ids: Iterable[str],
    offset: int,
    limit: int | None,
    *,
    as_of: datetime | None,
    in_text_order: bool,
) -> Page[Claim]:
    wanted = statement.with_only_columns(_TABLE.c.id, _TABLE.c.start, _TABLE.c.earliest, payload(as_of).label("held"))
    rows = [row for group in in_groups(ids) for row in connection.execute(wanted.where(_TABLE.c.id.in_(group)))]
    if in_text_order:
        rows.sort(key=lambda row: (row.start, row.id))
    else:
        rows.sort(key=lambda row: (row.earliest or date.max, row.id))
    page = page_of(rows, offset, limit)
    return Page(tuple(text_claim(row.held) for row in page), page.total, offset, limit)
