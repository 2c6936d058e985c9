"""What a claim was before it was read again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tumen.ledger.columns import ExactText, UtcTime

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "claim_versions",
        sa.Column("claim", ExactText(), nullable=False),
        sa.Column("until", UtcTime(), nullable=False),
        sa.Column("since", UtcTime(), nullable=False),
        sa.Column("payload", ExactText(), nullable=True),
        sa.ForeignKeyConstraint(["claim"], ["claims.id"], name=("fk_claim_versions_claim")),
        sa.PrimaryKeyConstraint("claim", "until", name=("pk_claim_versions")),
    )
