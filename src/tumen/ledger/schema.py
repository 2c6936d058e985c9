"""The tables of the ledger, as they are at revision :data:`REVISION`.

A change here needs a migration in ``migrations/versions`` and its name in :data:`REVISIONS`; a test holds the two
equal. Beside these tables stands ``search_index``, whose kind is the database's own (see the first migration).

Values that are asked for stand in columns; the whole noun stands in ``payload`` as the JSON of the contract. Long
columns come last, for SQLite reads a row from its beginning and stops when it has what it needs.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    SmallInteger,
    Table,
    text,
)

from tumen.ledger.columns import ExactText, UtcTime

REVISIONS = ("0001", "0002")
"""The revisions that this version knows, oldest first."""

REVISION = REVISIONS[-1]
"""The revision that this version works with."""

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)


def _id(name: str = "id") -> Column[str]:
    return Column(name, ExactText, primary_key=True)


def _ref(name: str, table: str) -> Column[str]:
    return Column(name, ExactText, ForeignKey(f"{table}.id"), primary_key=True)


def _only(name: str, column: str, condition: str) -> Index:
    """An index of the rows alone for which a condition holds."""
    return Index(name, column, sqlite_where=text(condition), postgresql_where=text(condition))


documents = Table(
    "documents",
    metadata,
    _id(),
    Column("title", ExactText),
    Column("publisher", ExactText),
    Column("author", ExactText),
    Column("published", Date),
    Column("language", ExactText, nullable=False),
    Column("url", ExactText),
    Column("source_id", ExactText),
    Column("origin", ExactText),
    Column("media_type", ExactText, nullable=False),
    Column("reliability", ExactText, nullable=False),
    Column("marking", ExactText),
    Column("read_state", ExactText, nullable=False),
    Column("family", ExactText, nullable=False),
    Column("learned_at", UtcTime, nullable=False),
    Column("withdrawn_at", UtcTime),
    Column("signature", ExactText, nullable=False),
    Column("text", ExactText, nullable=False),
    Index("ix_documents_family", "family"),
    Index("ix_documents_published", "published", "id"),
    Index("ix_documents_learned_at", "learned_at"),
    _only("ix_documents_withdrawn", "id", "withdrawn_at IS NOT NULL"),
    _only("ix_documents_unread", "id", "read_state <> 'read'"),
)

sightings = Table(
    "sightings",
    metadata,
    _id(),
    Column("document", ExactText, ForeignKey("documents.id"), nullable=False),
    Column("origin", ExactText, nullable=False),
    Column("seen_at", UtcTime, nullable=False),
    Index("ix_sightings_document", "document"),
)
"""``id`` is a hash of document and origin, so that one place is seen once."""

near_copy_bands = Table(
    "near_copy_bands",
    metadata,
    Column("band", ExactText, primary_key=True),
    _ref("document", "documents"),
    sqlite_with_rowid=False,
)

near_copies = Table(
    "near_copies",
    metadata,
    _ref("document", "documents"),
    _ref("other", "documents"),
    sqlite_with_rowid=False,
)
"""The likenesses that joined families, ``document`` learned after ``other``: families as of a day come from them."""

claims = Table(
    "claims",
    metadata,
    _id(),
    Column("document", ExactText, ForeignKey("documents.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("block", ExactText, nullable=False),
    Column("act", ExactText, nullable=False),
    Column("polarity", ExactText, nullable=False),
    Column("stage", ExactText, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("learned_at", UtcTime, nullable=False),
    Column("withdrawn_at", UtcTime),
    Column("payload", ExactText, nullable=False),
    Index("ix_claims_document", "document", "start"),
    Index("ix_claims_block", "block"),
    Index("ix_claims_known", "id", "learned_at", "withdrawn_at", "document"),
    _only("ix_claims_withdrawn", "id", "withdrawn_at IS NOT NULL"),
)

claim_versions = Table(
    "claim_versions",
    metadata,
    _ref("claim", "claims"),
    Column("until", UtcTime, primary_key=True),
    Column("since", UtcTime, nullable=False),
    Column("payload", ExactText),
)
"""What a claim was from ``since`` until ``until``, when a new reading changed it; no payload: it was withdrawn."""

claim_parties = Table(
    "claim_parties",
    metadata,
    _ref("claim", "claims"),
    Column("role", ExactText, primary_key=True),
    Column("party", ExactText, primary_key=True),
    Index("ix_claim_parties_party", "party"),
    sqlite_with_rowid=False,
)

claim_pairs = Table(
    "claim_pairs",
    metadata,
    Column("first", ExactText, primary_key=True),
    Column("second", ExactText, primary_key=True),
    _ref("claim", "claims"),
    Column("begins", Date, nullable=False),
    Index("ix_claim_pairs_claim", "claim"),
    Index("ix_claim_pairs_begins", "first", "second", "begins", "claim"),
    sqlite_with_rowid=False,
)
"""``begins`` is the earliest day of the claim, or the end of the calendar where there is none: the order of pages."""

document_pairs = Table(
    "document_pairs",
    metadata,
    Column("first", ExactText, primary_key=True),
    Column("second", ExactText, primary_key=True),
    _ref("document", "documents"),
    Column("claims", Integer, nullable=False),
    Index("ix_document_pairs_document", "document"),
    sqlite_with_rowid=False,
)
"""How many claims of a document that hold are on a pair: what the list of relations counts."""

blocks = Table(
    "blocks",
    metadata,
    Column("key", ExactText, primary_key=True),
    Column("generation", Integer, nullable=False),
    Column("consolidated", Integer, nullable=False),
    _only("ix_blocks_dirty", "key", "generation > consolidated"),
)
"""A block is dirty while ``generation``, which each change raises, is above ``consolidated``. Rows are never deleted,
so that a generation is never used twice."""

dealings = Table(
    "dealings",
    metadata,
    _id(),
    Column("block", ExactText, nullable=False),
    Column("act", ExactText, nullable=False),
    Column("polarity", ExactText, nullable=False),
    Column("stage", ExactText, nullable=False),
    Column("credibility", SmallInteger, nullable=False),
    Column("independent_sources", Integer, nullable=False),
    Column("earliest", Date),
    Column("latest", Date),
    Column("begins", Date),
    Column("ends", Date),
    Column("month", ExactText),
    Column("payload", ExactText, nullable=False),
    Index("ix_dealings_block", "block"),
    Index("ix_dealings_begins", "begins", "id"),
)
"""``begins`` and ``ends`` are the interval with open bounds at the ends of the calendar, or the day of the first
report of an undated dealing; ``month`` is where monthly bars count it."""

dealing_pairs = Table(
    "dealing_pairs",
    metadata,
    Column("first", ExactText, primary_key=True),
    Column("second", ExactText, primary_key=True),
    _ref("dealing", "dealings"),
    Column("month", ExactText),
    Column("earliest", Date),
    Column("latest", Date),
    Index("ix_dealing_pairs_dealing", "dealing"),
    Index("ix_dealing_pairs_month", "first", "second", "month", "earliest", "latest"),
    sqlite_with_rowid=False,
)

dealing_parties = Table(
    "dealing_parties",
    metadata,
    Column("party", ExactText, primary_key=True),
    _ref("dealing", "dealings"),
    Column("role", ExactText, primary_key=True),
    Index("ix_dealing_parties_dealing", "dealing"),
    sqlite_with_rowid=False,
)

dealing_goods = Table(
    "dealing_goods",
    metadata,
    Column("category", ExactText, primary_key=True),
    _ref("dealing", "dealings"),
    Index("ix_dealing_goods_dealing", "dealing"),
    sqlite_with_rowid=False,
)
"""Each category of a dealing with all above it, so that ``arms`` finds its leaves."""

dealing_claims = Table(
    "dealing_claims",
    metadata,
    _ref("claim", "claims"),
    _ref("dealing", "dealings"),
    Column("denies", Boolean, nullable=False),
    Index("ix_dealing_claims_dealing", "dealing"),
    sqlite_with_rowid=False,
)

judgements = Table(
    "judgements",
    metadata,
    _id(),
    Column("target", ExactText, nullable=False),
    Column("subject", ExactText, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("deleted_at", UtcTime),
    Column("payload", ExactText, nullable=False),
    Index(
        "uq_judgements_active",
        "target",
        "subject",
        unique=True,
        sqlite_where=text("deleted_at IS NULL"),
        postgresql_where=text("deleted_at IS NULL"),
    ),
)
"""``subject`` is what the decision on ``target`` is about: of one subject only one decision can hold."""

judgement_targets = Table(
    "judgement_targets",
    metadata,
    _ref("claim", "claims"),
    _ref("judgement", "judgements"),
    Index("ix_judgement_targets_judgement", "judgement"),
    sqlite_with_rowid=False,
)
"""The claims that a decision bears on; a dealing stands as the claim that gave it its id."""

search_parts = Table(
    "search_parts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", ExactText, ForeignKey("documents.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Index("ix_search_parts_document", "document"),
)
"""The stretches of documents that ``search_index`` holds the words of, under the same number."""
