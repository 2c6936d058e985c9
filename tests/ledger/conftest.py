"""Every ledger test runs on SQLite, and on the PostgreSQL server whose URL is in TUMEN_TEST_POSTGRES."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from tumen.ledger import Ledger, open_ledger

SERVER = os.environ.get("TUMEN_TEST_POSTGRES", "")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a place where there is no ledger yet."""
    if request.param == "sqlite":
        yield str(tmp_path / "ledger.sqlite")
        return
    yield from postgres_schemas()


@pytest.fixture
def other_url(tmp_path: Path) -> str:
    """The address of a second place without a ledger, always SQLite."""
    return str(tmp_path / "other.sqlite")


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    with open_ledger(url, create=True, busy_seconds=10) as opened:
        yield opened


def postgres_schemas() -> Iterator[str]:
    """The address of an empty schema of the test server, dropped afterwards."""
    if not SERVER:
        pytest.skip("TUMEN_TEST_POSTGRES names no server")
    name = f"test_{uuid4().hex}"
    engine = create_engine(make_url(SERVER).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    try:
        address = make_url(SERVER).update_query_dict({"options": f"-csearch_path={name}"})
        yield address.render_as_string(hide_password=False)
    finally:
        with engine.connect() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()
