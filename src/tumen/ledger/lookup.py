"""Finding whatever an id names."""

from __future__ import annotations

from sqlalchemy import Connection, select

from tumen.errors import UnknownIdError
from tumen.ledger import claims, dealings, documents, schema
from tumen.ledger.identifiers import resolve, shown
from tumen.ledger.values import History
from tumen.model import Claim, Dealing, Document


def find(connection: Connection, identifier: str) -> Document | Claim | Dealing:
    """The document, claim or dealing with this id."""
    if identifier.startswith("doc_"):
        return documents.document(connection, identifier, None)
    if identifier.startswith("clm_"):
        return claims.claim(connection, identifier, None)
    if identifier.startswith("dlg_"):
        return dealings.dealing(connection, identifier)
    raise UnknownIdError(
        f"There is nothing with the id {shown(identifier)}.",
        hint="Ids begin with doc_ for a document, clm_ for a claim, dlg_ for a dealing.",
    )


def history(connection: Connection, identifier: str) -> History:
    """When a document or claim was learned and withdrawn."""
    is_document = identifier.startswith("doc_")
    table = schema.documents if is_document else schema.claims
    found = resolve(connection, table.c.id, identifier, "document" if is_document else "claim")
    row = connection.execute(select(table.c.learned_at, table.c.withdrawn_at).where(table.c.id == found)).one()
    return History(row.learned_at, row.withdrawn_at)
