"""Joins the rooms: read, extract, consolidate, store. What ``tumen add`` does, in one short page.

Documents are stored in groups, each whole or not at all, and the blocks of claims that their claims fall into are
marked in the same transaction. So a run can be stopped at any point: the next one consolidates what is marked and
goes on, and ends in the ledger that an unbroken run would have made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from importlib import import_module
from time import monotonic
from typing import BinaryIO

from tumen.consolidation import SAME_FAMILY, bands, block_of, consolidate, similarity, text_signature
from tumen.errors import InvariantError, LedgerValueError, ReadingError, TumenError, UnreadError
from tumen.ledger.store import Ledger
from tumen.ledger.values import Addition, DealingQuery, Rereading
from tumen.model import Claim, Dealing, Document
from tumen.relations import RelationView, direction, make_view
from tumen.settings import Settings

Extract = Callable[[Document], list[Claim]]
"""The claims of one document: :meth:`tumen.extraction.extractors.Reader.extract` of any reader."""
Progress = Callable[[Document | ReadingError], None]
"""Called after each input that was read or skipped."""

_LARGEST_GROUP = 64
"""The most documents stored in one transaction: beyond this, more to a transaction is hardly quicker."""
_LONGEST_WAIT = 1.0
"""Seconds that a document which was read may wait to be stored."""


@dataclass(frozen=True, slots=True)
class AddReport:
    """What :func:`add` did, in documents. ``not_read`` of those ``added`` are in a language without a reader.

    ``claims`` are those added, ``withdrawn`` those that a new reading did not find. ``changed`` documents were held and
    say something else to the new reading.
    """

    added: int
    unchanged: int
    not_read: int
    claims: int
    skipped: list[ReadingError]
    changed: int = 0
    withdrawn: int = 0


def add(
    ledger: Ledger,
    inputs: Iterable[str],
    settings: Settings,
    *,
    now: datetime,
    progress: Progress | None = None,
    stdin: BinaryIO | None = None,
    again: bool = False,
    extract: Extract | None = None,
) -> AddReport:
    """Read the inputs into the ledger; what cannot be read is reported and the rest goes on.

    ``inputs`` are files, folders, http(s) addresses, or ``-`` for ``stdin``. ``now`` (with a time zone) is when the
    ledger learns what is new. A document that is already held is not extracted again, unless ``again`` says so: its
    new claims are then added and those no longer found withdrawn. ``again`` without inputs is for every document held.
    ``extract`` reads the documents (``reader.v1`` where None); one that it refuses is skipped.
    """
    from tumen.reading import read  # noqa: PLC0415 - slow to import, and looking needs none of it

    refresh(ledger)
    adding = _Adding(ledger, now, again=again, extract=extract or _claims_of)
    given = list(inputs)
    try:
        for item in _held(ledger) if again and not given else read(given, settings, stdin=stdin):
            if isinstance(item, ReadingError):
                adding.skipped.append(item)
            else:
                adding.take(item)
            if progress is not None:
                progress(item)
    finally:  # a run that is stopped keeps what it has read
        adding.store()
    refresh(ledger)
    return adding.report()


def refresh(ledger: Ledger) -> int:
    """Work out the dealings of every block that changed since they were last worked out; how many blocks that was."""
    done = 0
    seen: set[str] = set()
    for key in ledger.dirty_blocks():
        if key in seen:
            continue
        block = ledger.block(key)
        seen.update(block.generations)
        made = consolidate(block.claims, sources=block.sources, judgements=block.judgements)
        done += ledger.replace_dealings(block, made)
    return done


def relation_view(ledger: Ledger, a: str, b: str, as_of: datetime | None = None) -> RelationView:
    """All that the ledger holds on two parties: their dealings, with the claims and documents behind them.

    ``as_of`` (with a time zone) asks what was known then: the dealings are worked out anew, from the claims learned
    by then and the judgements that held.
    """
    dealings = dealings_between(ledger, a, b, as_of)
    wanted = {claim for dealing in dealings for claim in (*dealing.claims, *dealing.denials)}
    claims = {claim.id: claim for claim in ledger.claims(ids=wanted, as_of=as_of)}
    sources = {claim.document for claim in claims.values()}
    documents = {document.id: document for document in ledger.documents(ids=sources, limit=None, as_of=as_of)}
    return make_view((a, b), dealings, claims, documents, as_of=as_of)


def dealings_between(ledger: Ledger, a: str, b: str, as_of: datetime | None = None) -> list[Dealing]:
    """The dealings between two parties, now or as known at a time.

    For an earlier time, those of blocks that have not changed since are as they are stored, and only the others are
    worked out anew.
    """
    if as_of is None:
        dealings = list(ledger.dealings(DealingQuery(pair=(a, b), limit=None)))
    else:
        past = ledger.past((a, b), as_of)
        dealings = list(past.dealings)
        seen: set[str] = set()
        for key in past.changed:
            if key not in seen:
                block = ledger.block(key, as_of)
                seen.update(block.generations)
                dealings += consolidate(block.claims, sources=block.sources, judgements=block.judgements)
    return [dealing for dealing in dealings if direction((a, b), dealing)]


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


class _Adding:
    """Documents on their way into the ledger, in groups of one transaction each, and the count of what became of them.

    The first group has one new document and each twice as many as the one before, up to :data:`_LARGEST_GROUP`: so a
    run that is killed soon was not in vain. None waits longer than :data:`_LONGEST_WAIT` and the next document.
    """

    def __init__(self, ledger: Ledger, now: datetime, *, again: bool, extract: Extract) -> None:
        self._ledger, self._now, self._again, self._extract = ledger, now, again, extract
        self._waiting: dict[str, Addition] = {}
        self._held: set[str] = set()
        self._since, self._new, self._size = 0.0, 0, 1
        self._added = self._unchanged = self._not_read = self._claims = self._changed = self._withdrawn = 0
        self.skipped: list[ReadingError] = []

    def report(self) -> AddReport:
        """What was done with all that was taken, once it is stored."""
        return AddReport(
            self._added,
            self._unchanged,
            self._not_read,
            self._claims,
            self.skipped,
            changed=self._changed,
            withdrawn=self._withdrawn,
        )

    def take(self, document: Document) -> None:
        """Extract a document that is new and have it wait for its group; one that breaks a rule is skipped."""
        if document.id in self._waiting:
            self.store()
        held = self._ledger.has(document.id)
        if held and not self._again:
            addition = Addition(document, (), (), ())
        else:
            try:
                addition = self._read(document, held=held)
            except (InvariantError, UnreadError) as error:
                self._skip(document, error)
                return
            self._new += 1
        self._since = self._since if self._waiting else monotonic()
        self._waiting[document.id] = addition
        if self._new >= self._size:
            self._size = min(2 * self._size, _LARGEST_GROUP)
            self.store()
        elif len(self._waiting) >= _LARGEST_GROUP or monotonic() - self._since > _LONGEST_WAIT:
            self.store()

    def _read(self, document: Document, *, held: bool) -> Addition:
        """The document with its claims. One that is held is read as it is kept, with what is known of it."""
        if held:
            self._held.add(document.id)
            known = self._ledger.document(document.id)
            document = replace(known, read_state=document.read_state, origin=document.origin)
        claims = [(claim, block_of(claim)) for claim in self._extract(document)] if document.readable else []
        signature = text_signature(document.text)
        return Addition(document, claims, signature, bands(signature))

    def store(self) -> None:
        """Store what waits. Where the ledger refuses one document, the others are stored without it."""
        group, self._waiting, self._new = list(self._waiting.values()), {}, 0
        try:
            self._store(group)
        except (InvariantError, LedgerValueError):
            for addition in group:
                try:
                    self._store([addition])
                except (InvariantError, LedgerValueError) as error:
                    self._skip(addition.document, error)

    def _store(self, group: list[Addition]) -> None:
        if not group:
            return
        news = self._ledger.add_many(group, similar=_same_family, learned_at=self._now)
        for addition, is_new in zip(group, news, strict=True):
            self._added += is_new
            self._claims += len(addition.claims) if is_new else 0
            self._not_read += is_new and not addition.document.readable
        known = [addition for addition, is_new in zip(group, news, strict=True) if not is_new]
        reread = [addition for addition in known if addition.document.id in self._held]
        changes = self._ledger.read_again(reread, self._now) if reread else []
        for change in changes:
            self._claims += change.added
            self._withdrawn += change.withdrawn
        changed = sum(change != Rereading(0, 0, 0) for change in changes)
        self._changed += changed
        self._unchanged += len(known) - changed

    def _skip(self, document: Document, error: TumenError) -> None:
        self.skipped.append(ReadingError(document.origin or document.id, error.message, hint=error.hint))


def _held(ledger: Ledger) -> Iterator[Document]:
    """Every document of the ledger, as it was when this began."""
    for identifier in [document.id for document in ledger.all_documents()]:
        yield ledger.document(identifier)


def _same_family(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return similarity(one, other) >= SAME_FAMILY


def _claims_of(document: Document) -> list[Claim]:
    """Imported when first used: the language pipeline takes a second to load, and looking needs none of it."""
    claims: list[Claim] = import_module("tumen.extraction").extract_document(document)
    return claims
