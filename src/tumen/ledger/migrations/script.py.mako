"""${message}"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from tumen.ledger.columns import ExactText, UtcTime

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    """Change the tables."""
    ${upgrades if upgrades else "pass"}
