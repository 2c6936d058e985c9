"""One filled ledger for the whole room's tests, and a client that asks its pages."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.web.shelf import fill

from tumen.settings import Settings
from tumen.web import create_app

with warnings.catch_warnings():
    # Starlette would rather have another client library than the one that Tumen itself uses.
    warnings.simplefilter("ignore")
    from fastapi.testclient import TestClient

NOW = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
Clock = Callable[[], datetime]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ledger") / "filled.sqlite"
    fill(path)
    return path


@pytest.fixture(scope="session")
def client(filled: Path) -> Iterator[TestClient]:
    with browsing(filled) as made:
        yield made


@pytest.fixture
def own_client(filled: Path, tmp_path: Path) -> Iterator[TestClient]:
    """A client over a ledger of its own, to be changed."""
    for part in filled.parent.glob("filled.sqlite*"):
        shutil.copy(part, tmp_path / part.name)
    with browsing(tmp_path / filled.name) as made:
        yield made


def browsing(path: Path) -> TestClient:
    app = create_app(str(path), Settings(user="kim"), now=lambda: NOW)
    return TestClient(app, base_url="http://127.0.0.1:8350", follow_redirects=False)
