"""The ledger: what was read, what it says, what was made of it, and when each became known.

What always holds:

* adding the same again changes nothing, not even a time; ids are hashes of content;
* each writing call is one transaction, so that a process killed at any point leaves a ledger that the next run
  completes: a change to a block's claims, sources or judgements marks the block in the same transaction;
* nothing is erased: claims and documents are withdrawn, judgements undone, each at a time that is kept;
* dealings are worked out from claims and can be thrown away and made again.

The work is done in the modules beside this one; this class gives it one door and one connection pool.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from tumen.ledger import backup as _backup
from tumen.ledger import (
    blocks,
    claims,
    dealings,
    documents,
    judgements,
    lookup,
    past,
    relations,
    rereading,
    search,
    statistics,
    writing,
)
from tumen.ledger.opening import Database, open_database
from tumen.ledger.values import (
    Addition,
    BackupSummary,
    Block,
    DealingQuery,
    History,
    Hit,
    Page,
    Pair,
    Past,
    RelationCount,
    Rereading,
    Sighting,
    Stats,
)
from tumen.model import Claim, Dealing, Document, Judgement, Source


def open_ledger(url: str, *, create: bool = False, read_only: bool = False, busy_seconds: float = 30.0) -> Ledger:
    """Open the ledger at a file path, ``sqlite:///path`` or ``postgresql://...``, and bring it to this version.

    ``create`` makes it where there is none. ``read_only`` changes nothing, and so brings nothing up to date either.
    ``busy_seconds`` is how long a writing call waits for another process.

    Raises :class:`LedgerMissingError` where there is none, :class:`LedgerVersionError` when a newer Tumen wrote it
    (or an older one, for ``read_only``), :class:`LedgerBusyError`, and :class:`LedgerError` for an address or file
    that is not a ledger, or a server that does not answer.
    """
    return Ledger(open_database(url, create=create, read_only=read_only, busy_seconds=busy_seconds))


def restore(path: Path, url: str, *, replace: bool = False) -> BackupSummary:
    """Write the backup at ``path`` into the ledger at ``url``, SQLite or PostgreSQL, in one transaction.

    A ledger that holds anything is refused, unless ``replace`` says to empty it first. Raises :class:`BackupError`
    for a file that is no backup, is damaged (each table's rows and hash are checked), or is of a newer Tumen;
    the ledger is then as it was.
    """
    with open_ledger(url, create=True) as ledger:
        return _backup.restore(ledger.database, path, replace=replace)


class Ledger:
    """The ledger at one address. Safe to share between threads. A context manager that closes its connections.

    Every call may raise :class:`LedgerError`; every writing call :class:`LedgerBusyError`, when another process did
    not finish in time. An id may be shortened to a beginning of at least 8 characters that only one thing has;
    :class:`QueryError` lists the things when there are several, :class:`UnknownIdError` is for none.

    ``as_of`` answers as the ledger stood at that time: what was learned by then and not withdrawn by then.
    """

    def __init__(self, database: Database) -> None:
        self.database = database

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections. The ledger can be opened again."""
        self.database.close()

    @property
    def url(self) -> str:
        """Where the ledger is, with any password hidden."""
        return self.database.shown

    # Writing

    def add(
        self,
        document: Document,
        claims: Sequence[tuple[Claim, str]],
        *,
        signature: tuple[int, ...],
        bands: Sequence[str],
        similar: Callable[[tuple[int, ...], tuple[int, ...]], bool],
        learned_at: datetime,
    ) -> bool:
        """Add a document with its claims, each with the key of its block, in one transaction. True if it is new.

        A text that is known gets at most another sighting; its claims stay as they are. ``signature`` and ``bands``
        say what the text resembles: a known document that shares a band and for which ``similar`` (symmetric) holds
        is of the same source family. Families do not depend on the order of adding.

        Raises :class:`InvariantError` for a claim of another document or a ``learned_at`` without a time zone.
        """
        addition = Addition(document, claims, signature, bands)
        with self.database.write() as connection:
            return writing.add(connection, addition, similar=similar, learned_at=learned_at)

    def add_many(
        self,
        additions: Iterable[Addition],
        *,
        similar: Callable[[tuple[int, ...], tuple[int, ...]], bool],
        learned_at: datetime,
    ) -> list[bool]:
        """Add several documents as :meth:`add` does, in one transaction: all of them, or on an error none.

        Quicker than one by one, but no other process can write meanwhile, so make ``additions`` beforehand. Each is
        True if it was new.
        """
        with self.database.write() as connection:
            return [writing.add(connection, item, similar=similar, learned_at=learned_at) for item in additions]

    def read_again(self, additions: Iterable[Addition], at: datetime) -> list[Rereading]:
        """Put new readings of held documents in place of the old ones, in one transaction.

        Claims that are new are added, those no longer found withdrawn, both at ``at``; one found again stands again,
        and takes the details of the new reading. As of an earlier time all is as it was, and judgements stay. The
        same reading again changes nothing. A document that is not held or was withdrawn is left as it is.

        Raises :class:`InvariantError` for a claim of another document or an ``at`` without a time zone.
        """
        with self.database.write() as connection:
            return [rereading.read_again(connection, addition, at) for addition in additions]

    def withdraw(self, identifier: str, at: datetime) -> bool:
        """Withdraw a claim, or a document with its claims. False if it was withdrawn already, and then no change."""
        with self.database.write() as connection:
            return writing.withdraw(connection, identifier, at)

    def has(self, document_id: str) -> bool:
        """Whether the ledger has the document with exactly this id, withdrawn or not."""
        with self.database.read() as connection:
            return documents.has(connection, document_id)

    # Blocks and dealings

    def dirty_blocks(self) -> list[str]:
        """The keys of the blocks that changed since their dealings were worked out, in alphabetical order."""
        with self.database.read() as connection:
            return blocks.dirty(connection)

    def block(self, key: str, as_of: datetime | None = None) -> Block:
        """What consolidation needs to work out the dealings of a block. A block nobody knows is empty.

        Blocks that an analyst's merge joins come together, whichever of them is asked for.
        """
        with self.database.read() as connection:
            return blocks.block(connection, key, as_of)

    def replace_dealings(self, block: Block, made: Sequence[Dealing]) -> bool:
        """Put ``made`` in the place of a block's dealings and clear its mark, in one transaction.

        ``block`` is the value that the dealings were made from. When the block has changed since, it stays marked,
        and dealings made from a later state are not overwritten. True when the block is up to date afterwards.
        """
        with self.database.write() as connection:
            return blocks.replace_dealings(connection, block, made)

    def past(self, pair: Pair, as_of: datetime) -> Past:
        """What stands of a pair's dealings as it stood at a time, and which blocks are to be worked out anew."""
        with self.database.read() as connection:
            return past.past(connection, pair, as_of)

    def dealing(self, identifier: str) -> Dealing:
        """The dealing with this id, or the one that now holds the claim with the same stem."""
        with self.database.read() as connection:
            return dealings.dealing(connection, identifier)

    def dealings(self, query: DealingQuery | None = None) -> Page[Dealing]:
        """The dealings that a query asks for. Raises :class:`QueryError` for a query that cannot be answered."""
        with self.database.read() as connection:
            return dealings.dealings(connection, query or DealingQuery())

    def dealings_of(self, claim_ids: Iterable[str]) -> dict[str, str]:
        """The id of the dealing that holds each claim, by claim id; claims in no dealing are left out."""
        with self.database.read() as connection:
            return dealings.dealings_of(connection, claim_ids)

    def relations(self, as_of: datetime | None = None) -> list[RelationCount]:
        """The pairs of parties that the ledger knows, most dealings first.

        With ``as_of``, claims and documents are those known then, and dealings are today's that had a claim then.
        """
        with self.database.read() as connection:
            return relations.relations(connection, as_of)

    # Documents and claims

    def document(self, identifier: str, as_of: datetime | None = None) -> Document:
        """The document with this id; a withdrawn one too (see :meth:`history`) unless ``as_of`` is given."""
        with self.database.read() as connection:
            return documents.document(connection, identifier, as_of)

    def documents(
        self,
        offset: int = 0,
        limit: int | None = 100,
        *,
        ids: Iterable[str] | None = None,
        as_of: datetime | None = None,
    ) -> Page[Document]:
        """Documents that are not withdrawn, newest published first; ``ids``: only those, unknown ids left out."""
        with self.database.read() as connection:
            return documents.documents(connection, offset, limit, ids=ids, as_of=as_of)

    def sources(self, ids: Iterable[str], as_of: datetime | None = None) -> dict[str, Source]:
        """The documents with these ids as sources, with their families, by id; unknown ids are left out."""
        with self.database.read() as connection:
            return documents.sources(connection, ids, as_of)

    def sightings(self, document_id: str) -> list[Sighting]:
        """Where a document's text was met, first sighting first."""
        with self.database.read() as connection:
            return documents.sightings(connection, document_id)

    def claim(self, identifier: str, as_of: datetime | None = None) -> Claim:
        """The claim with this id; a withdrawn one too (see :meth:`history`) unless ``as_of`` is given."""
        with self.database.read() as connection:
            return claims.claim(connection, identifier, as_of)

    def claims(
        self,
        *,
        ids: Iterable[str] | None = None,
        document: str | None = None,
        pair: Pair | None = None,
        offset: int = 0,
        limit: int | None = None,
        as_of: datetime | None = None,
    ) -> Page[Claim]:
        """Claims that are not withdrawn, restricted by each of ``ids``, ``document`` and ``pair`` that is given.

        Those of one document come in the order of its text, others by their earliest day, undated last.
        """
        with self.database.read() as connection:
            return claims.claims(
                connection, ids=ids, document=document, pair=pair, offset=offset, limit=limit, as_of=as_of
            )

    def quotes(self, ids: Iterable[str]) -> dict[str, str]:
        """The sentences of claims, withdrawn ones too, by id; unknown ids are left out. Much quicker than claims."""
        with self.database.read() as connection:
            return claims.quotes(connection, ids)

    def stamp(self) -> str:
        """A value that is another one after anything was written to the ledger, by any process: cheap to ask for.

        Two values of one opened ledger may be compared; nothing else about them means anything.
        """
        return self.database.stamp()

    def history(self, identifier: str) -> History:
        """When a document or claim was learned and withdrawn."""
        with self.database.read() as connection:
            return lookup.history(connection, identifier)

    def find(self, identifier: str) -> Document | Claim | Dealing:
        """The thing that an id names: its prefix (``doc_``, ``clm_``, ``dlg_``) says which kind."""
        with self.database.read() as connection:
            return lookup.find(connection, identifier)

    def search(self, text: str, *, offset: int = 0, limit: int = 20) -> Page[Hit]:
        """The documents that hold all the words of ``text``, best match first.

        Words in double quotes must stand together; ``*`` at the end of a word finds words that begin so. Nothing
        else has a meaning, so any text can be searched for. Korean, Chinese and Japanese are found inside words.
        """
        with self.database.read() as connection:
            return search.search(connection, text, offset=offset, limit=limit)

    # Judgements

    def judge(self, judgement: Judgement) -> bool:
        """Keep an analyst's decision and mark the blocks it bears on. False if it is known, and then no change.

        Of one target only the latest of accept and reject holds, the latest edit, and the latest merge (or split)
        with the same others: an earlier one is undone at the time of the new one. Raises :class:`UnknownIdError`
        when the target or one of the others is not in the ledger.
        """
        with self.database.write() as connection:
            return judgements.judge(connection, judgement)

    def undo(self, judgement_id: str, at: datetime) -> bool:
        """Undo a decision: it stays in the history and holds no more. False if it was undone already."""
        with self.database.write() as connection:
            return judgements.undo(connection, judgement_id, at)

    def judgements(self, target: str | None = None, *, as_of: datetime | None = None) -> list[Judgement]:
        """The decisions, oldest first: all of them, undone ones too, or with ``as_of`` those that held then.

        ``target``: only those that bear on this claim or dealing, as target or as one of the others; for a dealing,
        also those on one of its claims.
        """
        with self.database.read() as connection:
            return judgements.judgements(connection, target, as_of)

    # Everything, for export and for keeping

    def all_claims(self, as_of: datetime | None = None) -> Iterator[Claim]:
        """Every claim that is not withdrawn, by id, as one consistent state of the ledger, few at a time."""
        with self.database.read() as connection:
            yield from claims.every(connection, as_of)

    def all_dealings(self) -> Iterator[Dealing]:
        """Every dealing, by id, as one consistent state of the ledger, few at a time."""
        with self.database.read() as connection:
            yield from dealings.every(connection)

    def all_documents(self, as_of: datetime | None = None) -> Iterator[Document]:
        """Every document that is not withdrawn, by id, as one consistent state of the ledger, few at a time."""
        with self.database.read() as connection:
            yield from documents.every(connection, as_of)

    def stats(self) -> Stats:
        """How much the ledger holds."""
        with self.database.read() as connection:
            return statistics.stats(connection)

    def backup(self, path: Path, *, replace: bool = False) -> BackupSummary:
        """Write everything to one file that :func:`restore` reads into SQLite or PostgreSQL alike.

        The file is whole or not there; others may write meanwhile and are not in it. Raises :class:`BackupError`
        when there is a file already and ``replace`` is not given, or the file cannot be written.
        """
        with self.database.read() as connection:
            return _backup.backup(connection, path, replace=replace)
