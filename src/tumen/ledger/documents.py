"""Reading documents: their text, where they were met, and what they are as sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from tumen.errors import UnknownIdError
from tumen.ledger import schema
from tumen.ledger.asof import holds
from tumen.ledger.families import families_as_of
from tumen.ledger.identifiers import in_groups, resolve, shown
from tumen.ledger.paging import check_page, page_of
from tumen.ledger.values import Page, Sighting
from tumen.model import Document, Source

_TABLE = schema.documents
_FIELDS = tuple(item.name for item in fields(Document))
_COLUMNS = tuple(_TABLE.c[name] for name in _FIELDS)


def has(connection: Connection, document_id: str) -> bool:
    """Whether there is a document with exactly this id."""
    return connection.execute(select(_TABLE.c.id).where(_TABLE.c.id == document_id)).first() is not None


def document(connection: Connection, identifier: str, as_of: datetime | None) -> Document:
    """One document by its id."""
    found = resolve(connection, _TABLE.c.id, identifier, "document")
    statement = select(*_COLUMNS).where(_TABLE.c.id == found)
    if as_of is not None:
        statement = statement.where(holds(_TABLE, as_of))
    row = connection.execute(statement).first()
    if row is None:
        raise UnknownIdError(f"The document {shown(found)} did not stand in the ledger at {as_of}.")
    return _document(row)


def documents(
    connection: Connection, offset: int, limit: int | None, *, ids: Iterable[str] | None, as_of: datetime | None
) -> Page[Document]:
    """Documents, newest published first, undated last."""
    check_page(offset, limit)
    held = holds(_TABLE, as_of)
    if ids is not None:
        rows = [
            row
            for group in in_groups(ids)
            for row in connection.execute(select(*_COLUMNS).where(held, _TABLE.c.id.in_(group)))
        ]
        rows.sort(key=lambda row: row.id)
        rows.sort(key=lambda row: row.published.toordinal() if row.published else 0, reverse=True)
        return page_of([_document(row) for row in rows], offset, limit)
    order = (_TABLE.c.published.desc().nulls_last(), _TABLE.c.id)
    chosen = select(_TABLE.c.id).where(held).order_by(*order).offset(offset).limit(limit)
    rows = list(connection.execute(select(*_COLUMNS).where(_TABLE.c.id.in_(chosen)).order_by(*order)))
    total = connection.execute(select(func.count()).select_from(_TABLE).where(held)).scalar_one()
    return Page(tuple(_document(row) for row in rows), total, offset, limit)


def sources(connection: Connection, ids: Iterable[str], as_of: datetime | None) -> dict[str, Source]:
    """Documents as sources, with the families they have, or had."""
    columns = (_TABLE.c.id, _TABLE.c.publisher, _TABLE.c.published, _TABLE.c.reliability, _TABLE.c.family)
    rows: list[Row[Any]] = []
    for group in in_groups(ids):
        rows += connection.execute(select(*columns).where(_TABLE.c.id.in_(group)))
    rows.sort(key=lambda row: row.id)
    then = {} if as_of is None else families_as_of(connection, {row.family for row in rows}, as_of)
    return {
        row.id: Source(row.id, row.publisher, row.published, row.reliability, then.get(row.id, row.family))
        for row in rows
    }


def sightings(connection: Connection, identifier: str) -> list[Sighting]:
    """Where a document was met."""
    found = resolve(connection, _TABLE.c.id, identifier, "document")
    table = schema.sightings
    statement = select(table.c.origin, table.c.seen_at).where(table.c.document == found)
    rows = connection.execute(statement.order_by(table.c.seen_at, table.c.origin))
    return [Sighting(row.origin, row.seen_at) for row in rows]


def every(connection: Connection, as_of: datetime | None) -> Iterator[Document]:
    """Every document that holds, by id."""
    statement = select(*_COLUMNS).where(holds(_TABLE, as_of)).order_by(_TABLE.c.id)
    for row in connection.execution_options(yield_per=200).execute(statement):
        yield _document(row)


def _document(row: Row[Any]) -> Document:
    return Document(**dict(zip(_FIELDS, row, strict=True)))
