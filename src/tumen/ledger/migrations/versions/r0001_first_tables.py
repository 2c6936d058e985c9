"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tumen.ledger.columns import ExactText, UtcTime

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables."""
    _documents()
    _near_copies()
    _claims()
    _pairs()
    _dealings()
    _dealing_links()
    _judgements()
    _search_index()


def _documents() -> None:
    op.create_table(
        "documents",
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("title", ExactText(), nullable=True),
        sa.Column("publisher", ExactText(), nullable=True),
        sa.Column("author", ExactText(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", ExactText(), nullable=False),
        sa.Column("url", ExactText(), nullable=True),
        sa.Column("source_id", ExactText(), nullable=True),
        sa.Column("origin", ExactText(), nullable=True),
        sa.Column("media_type", ExactText(), nullable=False),
        sa.Column("reliability", ExactText(), nullable=False),
        sa.Column("marking", ExactText(), nullable=True),
        sa.Column("read_state", ExactText(), nullable=False),
        sa.Column("family", ExactText(), nullable=False),
        sa.Column("learned_at", UtcTime(), nullable=False),
        sa.Column("withdrawn_at", UtcTime(), nullable=True),
        sa.Column("signature", ExactText(), nullable=False),
        sa.Column("text", ExactText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_documents")),
    )
    op.create_index("ix_documents_family", "documents", ["family"], unique=False)
    op.create_index("ix_documents_learned_at", "documents", ["learned_at"], unique=False)
    op.create_index("ix_documents_published", "documents", ["published", "id"], unique=False)
    op.create_index(
        "ix_documents_unread",
        "documents",
        ["id"],
        unique=False,
        sqlite_where=sa.text("read_state <> 'read'"),
        postgresql_where=sa.text("read_state <> 'read'"),
    )
    op.create_index(
        "ix_documents_withdrawn",
        "documents",
        ["id"],
        unique=False,
        sqlite_where=sa.text("withdrawn_at IS NOT NULL"),
        postgresql_where=sa.text("withdrawn_at IS NOT NULL"),
    )
    op.create_table(
        "sightings",
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("document", ExactText(), nullable=False),
        sa.Column("origin", ExactText(), nullable=False),
        sa.Column("seen_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=("fk_sightings_document")),
        sa.PrimaryKeyConstraint("id", name=("pk_sightings")),
    )
    op.create_index("ix_sightings_document", "sightings", ["document"], unique=False)


def _near_copies() -> None:
    op.create_table(
        "near_copy_bands",
        sa.Column("band", ExactText(), nullable=False),
        sa.Column("document", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=("fk_near_copy_bands_document")),
        sa.PrimaryKeyConstraint("band", "document", name=("pk_near_copy_bands")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "near_copies",
        sa.Column("document", ExactText(), nullable=False),
        sa.Column("other", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=("fk_near_copies_document")),
        sa.ForeignKeyConstraint(["other"], ["documents.id"], name=("fk_near_copies_other")),
        sa.PrimaryKeyConstraint("document", "other", name=("pk_near_copies")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "search_parts",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("document", ExactText(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=("fk_search_parts_document")),
        sa.PrimaryKeyConstraint("number", name=("pk_search_parts")),
    )
    op.create_index("ix_search_parts_document", "search_parts", ["document"], unique=False)


def _claims() -> None:
    op.create_table(
        "claims",
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("document", ExactText(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("block", ExactText(), nullable=False),
        sa.Column("act", ExactText(), nullable=False),
        sa.Column("polarity", ExactText(), nullable=False),
        sa.Column("stage", ExactText(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("learned_at", UtcTime(), nullable=False),
        sa.Column("withdrawn_at", UtcTime(), nullable=True),
        sa.Column("payload", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=("fk_claims_document")),
        sa.PrimaryKeyConstraint("id", name=("pk_claims")),
    )
    op.create_index("ix_claims_block", "claims", ["block"], unique=False)
    op.create_index("ix_claims_document", "claims", ["document", "start"], unique=False)
    op.create_index("ix_claims_known", "claims", ["id", "learned_at", "withdrawn_at", "document"], unique=False)
    op.create_index(
        "ix_claims_withdrawn",
        "claims",
        ["id"],
        unique=False,
        sqlite_where=sa.text("withdrawn_at IS NOT NULL"),
        postgresql_where=sa.text("withdrawn_at IS NOT NULL"),
    )
    op.create_table(
        "claim_parties",
        sa.Column("claim", ExactText(), nullable=False),
        sa.Column("role", ExactText(), nullable=False),
        sa.Column("party", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=("fk_claim_parties_claim")),
        sa.PrimaryKeyConstraint("claim", "role", "party", name=("pk_claim_parties")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_parties_party", "claim_parties", ["party"], unique=False)


def _pairs() -> None:
    op.create_table(
        "claim_pairs",
        sa.Column("first", ExactText(), nullable=False),
        sa.Column("second", ExactText(), nullable=False),
        sa.Column("claim", ExactText(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=("fk_claim_pairs_claim")),
        sa.PrimaryKeyConstraint("first", "second", "claim", name=("pk_claim_pairs")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_claim_pairs_begins", "claim_pairs", ["first", "second", "begins", "claim"], unique=False)
    op.create_index("ix_claim_pairs_claim", "claim_pairs", ["claim"], unique=False)
    op.create_table(
        "document_pairs",
        sa.Column("first", ExactText(), nullable=False),
        sa.Column("second", ExactText(), nullable=False),
        sa.Column("document", ExactText(), nullable=False),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.id"], name=("fk_document_pairs_document")),
        sa.PrimaryKeyConstraint("first", "second", "document", name=("pk_document_pairs")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_document_pairs_document", "document_pairs", ["document"], unique=False)
    op.create_table(
        "blocks",
        sa.Column("key", ExactText(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("consolidated", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=("pk_blocks")),
    )
    op.create_index(
        "ix_blocks_dirty",
        "blocks",
        ["key"],
        unique=False,
        sqlite_where=sa.text("generation > consolidated"),
        postgresql_where=sa.text("generation > consolidated"),
    )


def _dealings() -> None:
    op.create_table(
        "dealings",
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("block", ExactText(), nullable=False),
        sa.Column("act", ExactText(), nullable=False),
        sa.Column("polarity", ExactText(), nullable=False),
        sa.Column("stage", ExactText(), nullable=False),
        sa.Column("credibility", sa.SmallInteger(), nullable=False),
        sa.Column("independent_sources", sa.Integer(), nullable=False),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.Column("begins", sa.Date(), nullable=True),
        sa.Column("ends", sa.Date(), nullable=True),
        sa.Column("month", ExactText(), nullable=True),
        sa.Column("payload", ExactText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_dealings")),
    )
    op.create_index("ix_dealings_begins", "dealings", ["begins", "id"], unique=False)
    op.create_index("ix_dealings_block", "dealings", ["block"], unique=False)
    op.create_table(
        "dealing_claims",
        sa.Column("claim", ExactText(), nullable=False),
        sa.Column("dealing", ExactText(), nullable=False),
        sa.Column("denies", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=("fk_dealing_claims_claim")),
        sa.ForeignKeyConstraint(["dealing"], ["dealings.id"], name=("fk_dealing_claims_dealing")),
        sa.PrimaryKeyConstraint("claim", "dealing", name=("pk_dealing_claims")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dealing_claims_dealing", "dealing_claims", ["dealing"], unique=False)


def _dealing_links() -> None:
    op.create_table(
        "dealing_pairs",
        sa.Column("first", ExactText(), nullable=False),
        sa.Column("second", ExactText(), nullable=False),
        sa.Column("dealing", ExactText(), nullable=False),
        sa.Column("month", ExactText(), nullable=True),
        sa.Column("earliest", sa.Date(), nullable=True),
        sa.Column("latest", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["dealing"], ["dealings.id"], name=("fk_dealing_pairs_dealing")),
        sa.PrimaryKeyConstraint("first", "second", "dealing", name=("pk_dealing_pairs")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dealing_pairs_dealing", "dealing_pairs", ["dealing"], unique=False)
    op.create_index(
        "ix_dealing_pairs_month", "dealing_pairs", ["first", "second", "month", "earliest", "latest"], unique=False
    )
    op.create_table(
        "dealing_parties",
        sa.Column("party", ExactText(), nullable=False),
        sa.Column("dealing", ExactText(), nullable=False),
        sa.Column("role", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["dealing"], ["dealings.id"], name=("fk_dealing_parties_dealing")),
        sa.PrimaryKeyConstraint("party", "dealing", "role", name=("pk_dealing_parties")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dealing_parties_dealing", "dealing_parties", ["dealing"], unique=False)
    op.create_table(
        "dealing_goods",
        sa.Column("category", ExactText(), nullable=False),
        sa.Column("dealing", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["dealing"], ["dealings.id"], name=("fk_dealing_goods_dealing")),
        sa.PrimaryKeyConstraint("category", "dealing", name=("pk_dealing_goods")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_dealing_goods_dealing", "dealing_goods", ["dealing"], unique=False)


def _judgements() -> None:
    op.create_table(
        "judgements",
        sa.Column("id", ExactText(), nullable=False),
        sa.Column("target", ExactText(), nullable=False),
        sa.Column("subject", ExactText(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("deleted_at", UtcTime(), nullable=True),
        sa.Column("payload", ExactText(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=("pk_judgements")),
    )
    op.create_index(
        "uq_judgements_active",
        "judgements",
        ["target", "subject"],
        unique=True,
        sqlite_where=sa.text("deleted_at IS NULL"),
        postgresql_where=sa.text("deleted_at IS NULL"),
    )
    op.create_table(
        "judgement_targets",
        sa.Column("claim", ExactText(), nullable=False),
        sa.Column("judgement", ExactText(), nullable=False),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=("fk_judgement_targets_claim")),
        sa.ForeignKeyConstraint(["judgement"], ["judgements.id"], name=("fk_judgement_targets_judgement")),
        sa.PrimaryKeyConstraint("claim", "judgement", name=("pk_judgement_targets")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_judgement_targets_judgement", "judgement_targets", ["judgement"], unique=False)


def _search_index() -> None:
    """The words of the search parts under their numbers, in the kind of index that each database has.

    Words come ready made (see :mod:`tumen.ledger.words`), so neither database splits or changes them.
    """
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE search_index (number integer PRIMARY KEY, words tsvector NOT NULL)")
        op.execute("CREATE INDEX ix_search_index_words ON search_index USING gin (words)")
    else:
        op.execute("CREATE VIRTUAL TABLE search_index USING fts5(words, content='', tokenize='ascii')")
