from __future__ import annotations

import builtins
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from tests.builders import make_document
from tests.ledger import synthetic
from tests.ledger.conftest import SERVER
from tests.ledger.stories import DAY, contents, put

from tumen.errors import LedgerBusyError, LedgerError, LedgerMissingError, LedgerVersionError
from tumen.ledger import open_ledger
from tumen.ledger.schema import REVISION


def test_no_ledger_is_an_error_unless_it_is_to_be_made(url: str) -> None:
    with pytest.raises(LedgerMissingError, match="no ledger at"):
        open_ledger(url)
    with open_ledger(url, create=True) as ledger:
        assert ledger.stats().revision == REVISION
    with open_ledger(url) as ledger:
        assert ledger.stats().documents == 0


def test_reading_only_makes_nothing_and_writes_nothing(url: str) -> None:
    with pytest.raises(LedgerMissingError):
        open_ledger(url, create=True, read_only=True)
    with open_ledger(url, create=True) as ledger:
        put(ledger, "One.")
    with open_ledger(url, read_only=True) as ledger:
        assert ledger.documents().total == 1
        with pytest.raises(LedgerError, match="reading only"):
            put(ledger, "Two.")


def test_a_ledger_of_a_newer_version_is_refused(url: str) -> None:
    with open_ledger(url, create=True) as ledger, ledger.database.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(LedgerVersionError, match=f"9999.*{REVISION}") as caught:
        open_ledger(url)
    assert "newer" in caught.value.hint


def test_a_migration_that_fails_leaves_nothing(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr("tumen.ledger.opening.REVISION", "0001")
        patched.setattr("alembic.op.execute", lambda *_: (_ for _ in ()).throw(RuntimeError("stop")))
        with pytest.raises(RuntimeError, match="stop"):
            open_ledger(url, create=True)
    with pytest.raises(LedgerMissingError):
        open_ledger(url)
    with open_ledger(url, create=True) as ledger:
        put(ledger, "One.")


def test_addresses_that_cannot_be_ledgers(tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("some other file, long enough to be read as a header of a database" * 20)
    with pytest.raises(LedgerError, match="not a ledger"):
        open_ledger(str(tmp_path / "other.txt"))
    with pytest.raises(LedgerError, match="folder"):
        open_ledger(str(tmp_path))
    with pytest.raises(LedgerError, match="cannot be kept") as caught:
        open_ledger("mysql://user:secret@localhost/x")
    assert "secret" not in str(caught.value)
    with pytest.raises(LedgerError, match="cannot be kept"):
        open_ledger("sqlite://")


def test_another_program_s_database_is_not_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE documents (id)")
    with pytest.raises(LedgerMissingError):
        open_ledger(str(path))


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with open_ledger(str(path), create=True) as ledger:
        for batch in synthetic.batches(300):
            synthetic.add(ledger, batch)
    data = bytearray(path.read_bytes())
    data[8192 : len(data) // 2] = b"\xff" * (len(data) // 2 - 8192)
    path.write_bytes(data)
    with pytest.raises(LedgerError, match=r"ledger\.sqlite"), open_ledger(str(path)) as ledger:
        list(ledger.all_claims())


def test_a_server_that_does_not_answer_is_an_error_without_the_password() -> None:
    with pytest.raises(LedgerError) as caught:
        open_ledger("postgresql://user:secret@127.0.0.1:1/x", busy_seconds=1)
    assert "127.0.0.1" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.postgres
def test_a_database_that_is_not_there_is_missing() -> None:
    if not SERVER:
        pytest.skip("TUMEN_TEST_POSTGRES names no server")
    address = make_url(SERVER).set(database="no_such_database").render_as_string(hide_password=False)
    with pytest.raises(LedgerMissingError, match="no database at"):
        open_ledger(address, create=True)


def test_without_psycopg_the_error_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: object, **named: object) -> object:
        if name.partition(".")[0] == "psycopg":
            raise ModuleNotFoundError("No module named 'psycopg'", name="psycopg")
        return real(name, *rest, **named)

    for name in [name for name in sys.modules if name.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(LedgerError, match="psycopg") as caught:
        open_ledger("postgresql://user@127.0.0.1/x")
    assert "tumen[postgres]" in caught.value.hint


def test_a_writer_that_waits_too_long_says_so(url: str) -> None:
    with open_ledger(url, create=True) as first, open_ledger(url, busy_seconds=0.2) as second:
        with first.database.write(), pytest.raises(LedgerBusyError, match="another process"):
            put(second, "Waiting.")
        with first.database.write():
            assert second.documents().total == 0
        put(second, "Now.")
        assert first.documents().total == 1


def test_sqlite_is_set_up_for_safety(tmp_path: Path) -> None:
    with open_ledger(str(tmp_path / "ledger.sqlite"), create=True) as ledger, ledger.database.read() as connection:
        asked = ("journal_mode", "foreign_keys", "synchronous")
        assert [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked] == ["wal", 1, 1]


def test_a_path_may_hold_anything(tmp_path: Path) -> None:
    path = tmp_path / "a % b ? c # 북한" / "l.sqlite"
    with open_ledger(str(path), create=True) as ledger:
        put(ledger, "One.")
    assert path.is_file()
    with open_ledger(str(path)) as ledger:
        assert ledger.has(make_document("One.").id)


ADD = """
import sys
from tests.ledger import synthetic
from tests.ledger.conftest import SERVER
from tumen.ledger import open_ledger
with open_ledger(sys.argv[1], create=True, busy_seconds=60) as ledger:
    for batch in synthetic.batches(150):
        synthetic.add(ledger, batch)
    synthetic.refresh(ledger)
"""


def test_two_processes_making_and_filling_one_ledger_end_as_one_would(url: str, other_url: str) -> None:
    root = Path(__file__).parents[2]
    running = [subprocess.Popen([sys.executable, "-c", ADD, url], cwd=root) for _ in range(2)]
    assert [process.wait(timeout=120) for process in running] == [0, 0]
    with open_ledger(other_url, create=True) as alone:
        for batch in synthetic.batches(150):
            synthetic.add(alone, batch, DAY)
        synthetic.refresh(alone)
        expected = contents(alone)
    with open_ledger(url) as ledger:
        assert contents(ledger) == expected
