from __future__ import annotations

import os
import re
import subprocess

import pytest
from tests.structure.source import ROOT

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")
UNFINISHED = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b")
MACHINE = re.compile(r"(?<![\w.])/(?:work|home|root|tmp|Users)/[\w.]")
TEXT = {".py", ".toml", ".md", ".html", ".css", ".js", ".sql", ".json", ""}


def _tracked() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    names = [name for name in listed.stdout.split("\0") if name]
    return [name for name in names if (ROOT / name).is_file() and (ROOT / name).suffix in TEXT]


def _product(name: str) -> bool:
    return name.startswith(("src/", "scripts/", "docs/", ".ci/")) or "/" not in name


def test_nothing_points_at_one_machine() -> None:
    found = []
    for name in filter(_product, _tracked()):
        for number, line in enumerate((ROOT / name).read_text(encoding="utf-8").splitlines(), start=1):
            if MACHINE.search(line):
                found.append(f"{name}:{number}: {line.strip()[:100]}")
    assert not found


def test_nothing_is_left_unfinished() -> None:
    found = []
    for name in _tracked():
        if name.endswith((".py", ".toml")) or name.startswith("scripts/"):
            text = (ROOT / name).read_text(encoding="utf-8")
            found += [name] if UNFINISHED.search(text) else []
    assert not found


def test_every_script_can_be_run_and_says_with_what() -> None:
    scripts = [path for path in (ROOT / "scripts").iterdir() if path.is_file()]
    assert {"setup", "demo", "test", "check", "bench"} <= {path.name for path in scripts}
    for path in [*scripts, ROOT / ".ci" / "run"]:
        assert os.access(path, os.X_OK), f"{path.name} is not executable"
        assert path.read_text(encoding="utf-8").startswith("#!/usr/bin/env "), f"{path.name} has no #! line"


def test_links_between_documents_lead_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [(path, target) for path in documents for target in LINK.findall(path.read_text(encoding="utf-8"))]
    inside = [(path, target) for path, target in links if "://" not in target and not target.startswith("mailto:")]
    assert inside
    assert [f"{path.name}: {target}" for path, target in inside if not (path.parent / target).exists()] == []


def test_the_licence_is_apache_and_the_change_log_keeps_its_form() -> None:
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert log.startswith("# Changelog")
    assert "## [Unreleased]" in log
