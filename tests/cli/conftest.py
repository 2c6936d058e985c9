from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.builders import make_claim

from tumen import workflow
from tumen.cli.entry import run


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


@pytest.fixture
def tumen(capfd, monkeypatch, tmp_path):
    """Run a command in this process, with a ledger of the test's own."""
    monkeypatch.setenv("TUMEN_LEDGER", str(tmp_path / "ledger.sqlite"))

    def call(*arguments: object) -> Done:
        code = run([str(argument) for argument in arguments])
        sys.stdout.flush()
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return call


SHELLS = "North Korea sent {} containers of artillery shells to Russia in June 2024, officials in Seoul said."
OIL = "Russia supplied North Korea with {} tons of refined oil in March 2024."
DENIAL = "Pyongyang denied supplying Russia with weapons. It said {} such reports had been made up."


@pytest.fixture
def reports(tmp_path) -> Path:
    """A folder of three short reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for name, text in (("shells", SHELLS), ("oil", OIL), ("denial", DENIAL)):
        (folder / f"{name}.txt").write_text(text.format(1500), encoding="utf-8")
    return folder


@pytest.fixture
def filled(tumen, reports, monkeypatch):
    """A ledger of three documents with a made claim each, without the language pipeline."""
    monkeypatch.setattr(workflow, "_claims_of", lambda document: [make_claim(document)])
    assert tumen("add", reports, "--quiet") == Done(0, "", "")
    return tumen
