"""Joins the rooms: read, extract, consolidate, store. What ``tumen add`` does, in one short page.

Each document is stored whole or not at all, and the blocks of claims that its claims fall into are marked in the
same transaction. So a run can be stopped at any point: the next one consolidates what is marked and goes on, and
ends in the ledger that an unbroken run would have made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from typing import BinaryIO

from tumen.consolidation import SAME_FAMILY, bands, block_of, consolidate, similarity, text_signature
from tumen.errors import InvariantError, ReadingError
from tumen.ledger.store import Ledger
from tumen.ledger.values import DealingQuery, Pair
from tumen.model import Claim, Dealing, Document
from tumen.relations import RelationView, direction, make_view
from tumen.settings import Settings

Progress = Callable[[Document | ReadingError], None]
"""Called after each input that was read or skipped."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What :func:`add` did, in documents. ``not_read`` of those ``added`` are in a language without a reader."""

    added: int
    unchanged: int
    not_read: int
    claims: int
    skipped: list[ReadingError]


def add(
    ledger: Ledger,
    inputs: Iterable[str],
    settings: Settings,
    *,
    now: datetime,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
) -> AddReport:
    """Read the inputs into the ledger; what cannot be read is reported and the rest goes on.

    ``inputs`` are files, folders, http(s) addresses, or ``-`` for ``stdin``. ``now`` (with a time zone) is when the
    ledger learns what is new. A document that is already held is not extracted again.
    """
    from tumen.reading import read  # noqa: PLC0415 - slow to import, and looking needs none of it

    refresh(ledger)
    added = unchanged = not_read = claims = 0
    skipped: list[ReadingError] = []
    for item in read(inputs, settings, stdin=stdin):
        result = item if isinstance(item, ReadingError) else _add_document(ledger, item, now)
        if isinstance(result, ReadingError):
            skipped.append(result)
        elif result is None:
            unchanged += 1
        else:
            added, claims = added + 1, claims + result
            not_read += isinstance(item, Document) and not item.readable
        if progress is not None:
            progress(item)
    refresh(ledger)
    return AddReport(added, unchanged, not_read, claims, skipped)


def refresh(ledger: Ledger) -> int:
    """Work out the dealings of every block that changed since they were last worked out; how many blocks that was."""
    done = 0
    for key in ledger.dirty_blocks():
        block = ledger.block(key)
        made = consolidate(block.claims, sources=block.sources, judgements=block.judgements)
        done += ledger.replace_dealings(block, made)
    return done


def relation_view(ledger: Ledger, a: str, b: str, as_of: datetime | None = None) -> RelationView:
    """All that the ledger holds on two parties: their dealings, with the claims and documents behind them.

    ``as_of`` (with a time zone) asks what was known then: the dealings are worked out anew, from the claims learned
    by then and the judgements that held.
    """
    if as_of is None:
        dealings: Iterable[Dealing] = ledger.dealings(DealingQuery(pair=(a, b), limit=None))
    else:
        dealings = _dealings_as_of(ledger, (a, b), as_of)
    dealings = [dealing for dealing in dealings if direction((a, b), dealing)]
    wanted = {claim for dealing in dealings for claim in (*dealing.claims, *dealing.denials)}
    claims = {claim.id: claim for claim in ledger.claims(ids=wanted, as_of=as_of)}
    sources = {claim.document for claim in claims.values()}
    documents = {document.id: document for document in ledger.documents(ids=sources, limit=None, as_of=as_of)}
    return make_view((a, b), dealings, claims, documents, as_of=as_of)


def extract(
    documents: Iterable[Document | Mapping[str, object] | str], settings: Settings | None = None
) -> Iterator[Claim]:
    """The claims of documents, in order, one document at a time. Nothing is stored and nothing is fetched.

    A document may be a :class:`Document`, a mapping in the JSON-lines shape (``{"text": ...}`` is enough), or its
    text. Raises :class:`ReadingError` for one that cannot be read, :class:`ModelMissingError` without the model.
    """
    from tumen.reading import document_from_mapping  # noqa: PLC0415 - slow to import, and looking needs none of it

    settings = settings or Settings()
    for number, given in enumerate(documents, start=1):
        document = given
        if not isinstance(document, Document):
            mapping = {"text": document} if isinstance(document, str) else document
            document = document_from_mapping(mapping, f"document {number}", settings)
        if document.readable:
            yield from _claims_of(document)


def _add_document(ledger: Ledger, document: Document, now: datetime) -> int | ReadingError | None:
    """The number of claims of a new document; None for one that is held; an error for one that breaks a rule."""
    claims: list[Claim] = []
    signature: tuple[int, ...] = ()
    if not ledger.has(document.id):
        try:
            claims = _claims_of(document) if document.readable else []
        except InvariantError as error:
            return ReadingError(document.origin or document.id, error.message)
        signature = text_signature(document.text)
    is_new = ledger.add(
        document,
        [(claim, block_of(claim)) for claim in claims],
        signature=signature,
        bands=bands(signature) if signature else (),
        similar=lambda one, other: similarity(one, other) >= SAME_FAMILY,
        learned_at=now,
    )
    return len(claims) if is_new else None


def _claims_of(document: Document) -> list[Claim]:
    """Imported when first used: the language pipeline takes a second to load, and looking needs none of it."""
    claims: list[Claim] = import_module("tumen.extraction").extract_document(document)
    return claims


def _dealings_as_of(ledger: Ledger, pair: Pair, as_of: datetime) -> Iterator[Dealing]:
    for key in sorted({block_of(claim) for claim in ledger.claims(pair=pair, as_of=as_of)}):
        block = ledger.block(key, as_of)
        yield from consolidate(block.claims, sources=block.sources, judgements=block.judgements)
