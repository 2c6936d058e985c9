from __future__ import annotations

import re
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text
from tests.ledger import synthetic

import tumen.ledger
from tumen.ledger import Ledger, schema

FOLDER = Path(tumen.ledger.__file__).parent / "migrations"


def test_the_migrations_make_the_tables_of_the_schema(ledger: Ledger) -> None:
    def ours(_object: object, name: str | None, kind: str, _reflected: object, _other: object) -> bool:
        return not (kind in {"table", "index"} and re.match(r"(ix_)?search_index|alembic", name or ""))

    with ledger.database.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": ours, "compare_type": False, "compare_server_default": False}
        )
        assert compare_metadata(context, schema.metadata) == []


def test_the_revisions_are_those_of_the_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == schema.REVISIONS


def test_sqlite_answers_the_questions_of_pages_from_indexes(tmp_path: Path) -> None:
    asked = {
        "SELECT id FROM claims WHERE document = 'x' ORDER BY start": "ix_claims_document",
        "SELECT id FROM claims WHERE block = 'x'": "ix_claims_block",
        "SELECT key FROM blocks WHERE generation > consolidated": "ix_blocks_dirty",
        "SELECT id FROM documents WHERE withdrawn_at IS NOT NULL": "ix_documents_withdrawn",
        "SELECT id FROM dealings ORDER BY begins, id LIMIT 10": "ix_dealings_begins",
        "SELECT dealing FROM dealing_pairs WHERE first = 'a' AND second = 'b'": "SEARCH dealing_pairs USING",
        "SELECT claim FROM claim_pairs WHERE first = 'a' AND second = 'b' ORDER BY begins, claim LIMIT 9": (
            "ix_claim_pairs_begins"
        ),
        "SELECT dealing FROM dealing_claims WHERE claim = 'a'": "PRIMARY KEY",
        "SELECT dealing FROM dealing_goods WHERE category = 'a'": "PRIMARY KEY",
    }
    with tumen.ledger.open_ledger(str(tmp_path / "l.sqlite"), create=True) as ledger:
        synthetic.fill(ledger, 30)
        with ledger.database.read() as connection:
            for question, index in asked.items():
                plan = " ".join(row[3] for row in connection.execute(text(f"EXPLAIN QUERY PLAN {question}")))
                assert index in plan, (question, plan)
