from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.ledger import synthetic
from tests.ledger.conftest import postgres_schemas
from tests.ledger.stories import DAY, contents, days, put

from tumen.errors import BackupError
from tumen.ledger import Addition, Ledger, open_ledger, restore
from tumen.model import Judgement


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a backup is restored to: each database after each."""
    if request.param == "sqlite":
        yield str(tmp_path / "restored.sqlite")
        return
    yield from postgres_schemas()


@pytest.fixture
def full(ledger: Ledger) -> Ledger:
    """A ledger that has something in every table."""
    synthetic.fill(ledger, 60)
    put(ledger, "북한군 \x00 \ud800 \x1a0000", title="hostile")
    (claim, *_) = ledger.all_claims()
    document = ledger.document(claim.document)
    reading = [(item, synthetic.block_of(item)) for item in ledger.claims(document=document.id)]
    ledger.withdraw(claim.id, days(2))
    ledger.read_again([Addition(document, reading, (), ())], days(3))
    ledger.withdraw(claim.id, days(4))
    ledger.judge(Judgement("jdg_1", "accept", claim.id, "analyst", DAY, patch={"a": [1, None]}))
    ledger.undo("jdg_1", days(3))
    assert all(contents(ledger).values())
    return ledger


def test_a_restored_ledger_is_the_same_to_the_last_time(full: Ledger, target: str, tmp_path: Path) -> None:
    written = full.backup(tmp_path / "backup.zip")
    assert written.rows["claims"] == full.stats().claims + 1
    read = restore(tmp_path / "backup.zip", target)
    assert read == written
    with open_ledger(target) as ledger:
        assert contents(ledger, times=True) == contents(full, times=True)
        for question in ("북한", "report supplied", '"units of"'):  # the databases rank in different orders
            assert set(ledger.search(question, limit=99)) == set(full.search(question, limit=99))
        put(ledger, "More.")
        synthetic.refresh(ledger)
        ledger.backup(tmp_path / "second.zip")


def test_the_same_ledger_gives_the_same_bytes(full: Ledger, tmp_path: Path) -> None:
    full.backup(tmp_path / "one.zip")
    full.backup(tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()


def test_a_file_is_not_replaced_unless_told(ledger: Ledger, tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    path.write_text("precious")
    with pytest.raises(BackupError, match="already"):
        ledger.backup(path)
    assert path.read_text() == "precious"
    ledger.backup(path, replace=True)
    assert zipfile.is_zipfile(path)
    assert [item.name for item in tmp_path.glob(".*")] == []


def test_a_backup_that_cannot_be_written_leaves_nothing(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(BackupError, match="cannot be written"):
        ledger.backup(tmp_path / "file" / "backup.zip")


def test_a_ledger_that_holds_something_is_not_replaced_unless_told(full: Ledger, target: str, tmp_path: Path) -> None:
    full.backup(tmp_path / "backup.zip")
    with open_ledger(target, create=True) as ledger:
        put(ledger, "Precious.")
    with pytest.raises(BackupError, match="holds documents"):
        restore(tmp_path / "backup.zip", target)
    with open_ledger(target) as ledger:
        assert [item.text for item in ledger.documents()] == ["Precious."]
    restore(tmp_path / "backup.zip", target, replace=True)
    with open_ledger(target) as ledger:
        assert contents(ledger) == contents(full)
        assert ledger.search("precious").total == 0


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """Write a backup again with its parts changed, as a correct zip file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            if (changed := change(name, data)) is not None:
                archive.writestr(name, changed)


def edited_manifest(**fields: object) -> Callable[[str, bytes], bytes]:
    def change(name: str, data: bytes) -> bytes:
        return json.dumps(json.loads(data) | fields).encode() if name == "manifest.json" else data

    return change


def edited(table: str, change: Callable[[bytes], bytes | None]) -> Callable[[str, bytes], bytes | None]:
    return lambda name, data: change(data) if name == f"{table}.jsonl" else data


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (edited("claims", lambda data: data.replace(b"AID", b"AIM", 1)), "claims is not what the manifest says"),
        (edited("claims", lambda data: data[: data.rindex(b"\n", 0, -1) + 1]), "damaged"),
        (edited("claims", lambda data: data[:-20]), "damaged"),
        (edited("dealings", lambda data: data + data), "."),
        (edited("dealings", lambda _: b"[]\n"), "damaged"),
        (edited("dealings", lambda _: b"{}\n"), "damaged"),
        (edited("documents", lambda data: data.replace(b'"published":"2', b'"published":"x', 1)), "damaged"),
        (edited("judgements", lambda _: None), "judgements is missing"),
        (edited_manifest(version=2), "version 2"),
        (edited_manifest(revision="9999"), "revision 9999"),
        (edited_manifest(format="other"), "not a backup"),
        (edited_manifest(tables={}), "other tables"),
        (edited_manifest(tables=[]), "not a backup"),
    ],
)
def test_a_damaged_backup_is_refused_and_nothing_is_kept(
    full: Ledger, other_url: str, tmp_path: Path, change: Callable[[str, bytes], bytes | None], said: str
) -> None:
    path = tmp_path / "backup.zip"
    full.backup(path)
    rewritten(path, change)
    with open_ledger(other_url, create=True) as ledger:
        put(ledger, "Precious.")
    with pytest.raises(BackupError, match=said):
        restore(path, other_url, replace=True)
    with open_ledger(other_url) as ledger:
        assert [item.text for item in ledger.documents()] == ["Precious."]
        assert ledger.search("precious").total == 1


def test_bytes_lost_or_changed_on_the_way_are_noticed(ledger: Ledger, other_url: str, tmp_path: Path) -> None:
    synthetic.fill(ledger, 30)
    path = tmp_path / "backup.zip"
    ledger.backup(path)
    whole = path.read_bytes()
    for number in range(0, len(whole), max(1, len(whole) // 12)):
        for damaged in (whole[:number], whole[:number] + bytes([whole[number] ^ 0xFF]) + whole[number + 1 :]):
            path.write_bytes(damaged)
            try:
                restore(path, other_url, replace=True)
            except BackupError:
                continue
            with open_ledger(other_url) as restored:  # only where the zip file keeps nothing of ours
                assert contents(restored, times=True) == contents(ledger, times=True)


def test_files_that_are_no_backups(other_url: str, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="no file"):
        restore(tmp_path / "nothing.zip", other_url)
    (tmp_path / "text.zip").write_text("some text")
    with pytest.raises(BackupError, match="not a backup"):
        restore(tmp_path / "text.zip", other_url)
    with zipfile.ZipFile(tmp_path / "zip.zip", "w") as archive:
        archive.writestr("a.txt", "other things")
    with pytest.raises(BackupError, match="not a backup"):
        restore(tmp_path / "zip.zip", other_url)
    with pytest.raises(BackupError, match="cannot be read"):
        restore(tmp_path, other_url)


def test_others_may_write_while_a_reader_sees_one_state(full: Ledger, url: str) -> None:
    before = len(list(full.all_claims()))
    claims = full.all_claims()
    seen = [next(claims)]
    with open_ledger(url, busy_seconds=1) as other:
        put(other, "Meanwhile.")
    assert len([*seen, *claims]) == before
    assert len(list(full.all_claims())) == before + 1
