from __future__ import annotations

import json

from tumen.cli import doctoring


def _checks(done) -> dict[str, dict[str, str]]:
    return {check["name"]: check for check in json.loads(done.out)}


def test_all_is_well_before_there_is_a_ledger(tumen) -> None:
    done = tumen("doctor", "--format", "json")
    checks = _checks(done)
    assert done.code == 0
    assert checks["packages"]["state"] == "ok"
    assert checks["fonts"]["state"] == "ok"
    assert checks["ledger"]["state"] == "note"
    assert "tumen add" in checks["ledger"]["advice"]


def test_a_missing_model_is_wrong_and_says_what_to_do(tumen, monkeypatch) -> None:
    monkeypatch.setattr(doctoring, "model_name", lambda: None)
    done = tumen("doctor", "--format", "json")
    assert done.code == 1
    assert "scripts/setup" in _checks(done)["language model"]["advice"]


def test_a_missing_package_is_named(tumen, monkeypatch) -> None:
    monkeypatch.setattr(doctoring, "requires", lambda _: ["click>=8.1", "no-such-package>=1 ; python_version > '3'"])
    done = tumen("doctor", "--format", "json")
    assert done.code == 1
    assert _checks(done)["packages"]["found"] == "missing: no-such-package"


def test_a_file_that_is_no_ledger_is_wrong(tumen, tmp_path) -> None:
    (tmp_path / "ledger.sqlite").write_bytes(b"not a ledger at all" * 100)
    done = tumen("doctor", "--format", "json")
    assert done.code == 1
    assert _checks(done)["ledger"]["state"] == "wrong"


def test_a_wrong_setting_is_told_and_not_a_crash(tumen, monkeypatch) -> None:
    monkeypatch.setenv("TUMEN_MAX_BYTES", "-1")
    done = tumen("doctor", "--format", "json")
    assert done.code == 1
    assert "TUMEN_MAX_BYTES" in _checks(done)["settings"]["found"]


def test_a_server_without_its_driver_is_wrong(tumen, monkeypatch) -> None:
    monkeypatch.setattr(doctoring, "_version", lambda _: None)
    done = tumen("doctor", "--ledger", "postgresql://127.0.0.1:1/none", "--format", "json")
    assert done.code == 1
    assert "tumen[postgres]" in _checks(done)["postgresql driver"]["advice"]
