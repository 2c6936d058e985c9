"""How much the ledger holds."""

from __future__ import annotations

from sqlalchemy import Connection, Table, func, select, text

from tumen.ledger import schema
from tumen.ledger.opening import revision_of
from tumen.ledger.values import Stats


def stats(connection: Connection) -> Stats:
    """The counts, by the indexes alone."""
    withdrawn_documents = _count(connection, schema.documents, "withdrawn_at IS NOT NULL")
    withdrawn_claims = _count(connection, schema.claims, "withdrawn_at IS NOT NULL")
    pairs = schema.document_pairs
    distinct = select(pairs.c.first, pairs.c.second).distinct().subquery()
    return Stats(
        documents=_count(connection, schema.documents) - withdrawn_documents,
        unread=_count(connection, schema.documents, "read_state <> 'read'"),
        claims=_count(connection, schema.claims) - withdrawn_claims,
        dealings=_count(connection, schema.dealings),
        judgements=_count(connection, schema.judgements),
        relations=connection.execute(select(func.count()).select_from(distinct)).scalar_one(),
        withdrawn=withdrawn_documents + withdrawn_claims,
        pending=_count(connection, schema.blocks, "generation > consolidated"),
        last_learned=connection.execute(select(func.max(schema.documents.c.learned_at))).scalar(),
        revision=revision_of(connection) or "",
        bytes=_bytes(connection),
    )


def _count(connection: Connection, table: Table, condition: str | None = None) -> int:
    statement = select(func.count()).select_from(table)
    return connection.execute(statement if condition is None else statement.where(text(condition))).scalar_one()


def _bytes(connection: Connection) -> int:
    if connection.dialect.name == "postgresql":
        size = connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one()
    else:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        size = pages * connection.exec_driver_sql("PRAGMA page_size").scalar_one()
    return int(size)
