"""search, export, brief, backup and restore."""

from __future__ import annotations

import json

import pytest


def test_a_search_finds_words_and_says_how_many(filled) -> None:
    found = json.loads(filled("search", "refined", "oil", "--format", "json").out)
    assert found["total"] == 1
    assert "refined" in "".join(part["text"] for part in found["items"][0]["parts"])
    assert "1 of 1" in filled("search", "refined").out
    assert json.loads(filled("search", "nothingofthekind", "--format", "json").out)["items"] == []


def test_a_page_of_a_search(filled) -> None:
    page = json.loads(filled("search", "1500", "--limit", "1", "--offset", "1", "--format", "json").out)
    whole = json.loads(filled("search", "1500", "--format", "json").out)
    assert page["items"] == whole["items"][1:2]
    assert page["total"] == whole["total"]


@pytest.mark.parametrize("noun", ["claims", "dealings"])
@pytest.mark.parametrize("ending", ["csv", "json", "jsonl", "parquet"])
def test_an_export_is_written_by_its_ending(filled, tmp_path, noun, ending) -> None:
    out = tmp_path / f"out.{ending}"
    assert filled("export", noun, "--out", out).code == 0
    assert out.stat().st_size > 0


def test_an_export_to_standard_output_is_nothing_else(filled) -> None:
    done = filled("export", "claims", "--format", "jsonl")
    assert len([json.loads(line) for line in done.out.splitlines()]) == 3
    assert done.err == ""


def test_an_export_needs_to_know_its_kind(filled, tmp_path) -> None:
    assert filled("export", "claims").code == 64
    assert filled("export", "claims", "--out", tmp_path / "out.xlsx").code == 73


@pytest.mark.parametrize("ending", ["html", "md", "docx", "pdf"])
def test_a_brief_is_written_by_its_ending(filled, tmp_path, ending) -> None:
    out = tmp_path / f"brief.{ending}"
    done = filled("brief", "PRK", "RUS", "--out", out)
    assert (done.code, done.out) == (0, "")
    assert out.stat().st_size > 0


def test_a_brief_in_no_known_form_or_place_is_said(filled, tmp_path) -> None:
    assert filled("brief", "PRK", "RUS", "--out", tmp_path / "brief.odt").code == 73
    assert filled("brief", "PRK", "RUS", "--out", tmp_path / "nowhere" / "brief.md").code == 73


def test_a_backup_restored_elsewhere_is_the_same_ledger(filled, tmp_path) -> None:
    other = tmp_path / "other.sqlite"
    assert filled("backup", tmp_path / "a.backup").code == 0
    assert filled("restore", tmp_path / "a.backup", "--ledger", other).code == 0
    one = filled("timeline", "PRK", "RUS", "--format", "json").out
    assert filled("timeline", "PRK", "RUS", "--format", "json", "--ledger", other).out == one


def test_a_backup_is_not_written_over_unless_told(filled, tmp_path) -> None:
    assert filled("backup", tmp_path / "a.backup").code == 0
    refused = filled("backup", tmp_path / "a.backup")
    assert refused.code == 74
    assert "a.backup" in refused.err
    assert filled("backup", tmp_path / "a.backup", "--replace").code == 0


def test_what_is_no_backup_is_refused_and_nothing_changes(filled, tmp_path) -> None:
    (tmp_path / "a.backup").write_text("no backup")
    before = filled("timeline", "PRK", "RUS", "--format", "json").out
    assert filled("restore", tmp_path / "a.backup", "--replace").code == 74
    assert filled("timeline", "PRK", "RUS", "--format", "json").out == before
