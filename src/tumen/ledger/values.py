"""What the ledger is asked and what it answers, as frozen values.

Times are aware and in UTC. A pair is two party ids in alphabetical order; the ledger sorts the pairs it is given.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Generic, Literal, TypeVar

from tumen.model import Claim, Dealing, Document, Judgement, Polarity, Source

Item = TypeVar("Item")
Pair = tuple[str, str]
DealingOrder = Literal["date", "-date", "credibility", "sources"]


@dataclass(frozen=True, slots=True)
class Page(Generic[Item]):
    """A stretch of a longer list: ``items`` from ``offset`` on, of ``total`` in all.

    ``limit`` is the most that was asked for, None for no limit. Iterating a page gives its items.
    """

    items: tuple[Item, ...]
    total: int
    offset: int
    limit: int | None

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def more(self) -> bool:
        """Whether there are items after this page."""
        return self.offset + len(self.items) < self.total


@dataclass(frozen=True, slots=True)
class Addition:
    """A document to add, with its claims, each with the key of its block, and what its text resembles.

    ``signature`` is a MinHash of the text, ``bands`` the keys that near copies are likely to share.
    """

    document: Document
    claims: Sequence[tuple[Claim, str]]
    signature: tuple[int, ...]
    bands: Sequence[str]


@dataclass(frozen=True, slots=True)
class Rereading:
    """What a new reading of a held document changed, in claims.

    ``added``: found now and not before, or found again after they were withdrawn. ``withdrawn``: found no more.
    ``changed``: found as before with other details.
    """

    added: int
    withdrawn: int
    changed: int


@dataclass(frozen=True, slots=True)
class DealingQuery:
    """Which dealings are asked for. A field that is None does not restrict.

    ``pair``: two party ids in either order. ``party``: an id in any role. ``act``: a PLOVER code.
    ``category``: a code of the goods tree, with all below it (``arms`` finds ``arms.ammunition.artillery``).
    ``since`` and ``until``: days, both inclusive; a dealing is in when its interval overlaps, an open bound reaches
    without end, and a dealing without dates stands at the day of its first report (out, if that is unknown too).
    ``min_credibility``: at least that credible, so 2 finds 1 and 2; 6 finds all.
    ``order``: ``date`` oldest first, ``-date`` newest first (undated last in both), ``credibility`` best first,
    ``sources`` most independent sources first. ``limit`` None is no limit.
    """

    pair: Pair | None = None
    party: str | None = None
    act: str | None = None
    category: str | None = None
    since: date | None = None
    until: date | None = None
    polarity: Polarity | None = None
    min_credibility: int | None = None
    order: DealingOrder = "date"
    offset: int = 0
    limit: int | None = 100


@dataclass(frozen=True, slots=True)
class Block:
    """The claims that consolidation looks at together, with their documents as sources and the judgements on them.

    Blocks that a merge joins are one such value, under the first of their keys. ``generations`` counts the changes to
    each of them, by key: :meth:`Ledger.replace_dealings` is given the value back, and so knows whether it changed
    meanwhile. Sources are keyed by document id, judgements are those that hold, oldest first.
    """

    key: str
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    judgements: tuple[Judgement, ...]
    generations: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Past:
    """A pair at an earlier time: the stored dealings that stood then as they stand now, and the rest.

    ``changed`` are the keys of the blocks that changed since: their dealings are to be worked out anew. Dealings of
    blocks with further parties are among them, whether or not they are between the two.
    """

    dealings: tuple[Dealing, ...]
    changed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelationCount:
    """A pair of parties with what the ledger holds on it.

    ``first`` and ``last`` are the earliest and latest day of a dated dealing. ``monthly`` counts dealings by the
    month (``YYYY-MM``) in which they began, months without any left out, undated dealings by their first report.
    """

    pair: Pair
    dealings: int
    claims: int
    documents: int
    first: date | None
    last: date | None
    monthly: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class SnippetPart:
    """A piece of a document's text, ``[start, end)`` in code points; ``hit`` when the search found it. Plain text."""

    text: str
    start: int
    end: int
    hit: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that a search found: the words around the first hits, and the claims whose sentence holds a hit."""

    document: str
    title: str | None
    publisher: str | None
    published: date | None
    parts: tuple[SnippetPart, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where and when a document's text was met. A text met in two places is one document with two sightings."""

    origin: str
    seen_at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """When the ledger learned a document or claim, and when it was withdrawn, if it was."""

    learned_at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stats:
    """How much the ledger holds. Documents and claims that were withdrawn are counted in ``withdrawn`` alone.

    ``unread`` counts the documents in a language without a reader; ``pending`` the blocks whose dealings are not
    worked out yet; ``bytes`` is the size of the ledger on disk.
    """

    documents: int
    unread: int
    claims: int
    dealings: int
    judgements: int
    relations: int
    withdrawn: int
    pending: int
    last_learned: datetime | None
    revision: str
    bytes: int


@dataclass(frozen=True, slots=True)
class BackupSummary:
    """A backup that was written or restored: the file and how many rows of each table it holds."""

    path: Path
    rows: Mapping[str, int]
