from __future__ import annotations

import os
import stat
from dataclasses import replace

import pytest
from tests.builders import make_document
from tests.extraction.extractors.telling import TEXT

from tumen.extraction.extractors.cache import Cache
from tumen.extraction.extractors.question import question
from tumen.extraction.extractors.recorded import read_recording

ASKED = question("small", make_document(TEXT), TEXT, "")


def test_an_answer_is_kept_under_its_question(tmp_path) -> None:
    cache = Cache(tmp_path / "answers")
    assert cache.get(ASKED) is None
    cache.put(ASKED, "words 한")
    assert cache.get(ASKED) == "words 한"
    assert cache.get(replace(ASKED, model="other")) is None


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"key": "x", "answer": "y"}'])
def test_a_damaged_file_is_no_answer_and_is_written_anew(tmp_path, damage) -> None:
    cache = Cache(tmp_path)
    cache.put(ASKED, "words")
    (file,) = tmp_path.rglob("*.json")
    file.write_text(damage, encoding="utf-8")
    assert cache.get(ASKED) is None
    cache.put(ASKED, "words")
    assert cache.get(ASKED) == "words"


def test_the_files_are_for_their_owner_and_nothing_is_left_beside_them(tmp_path) -> None:
    Cache(tmp_path).put(ASKED, "words")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(files) == 1
    if os.name == "posix":
        assert stat.S_IMODE(files[0].stat().st_mode) == 0o600


def test_without_a_folder_nothing_is_kept(tmp_path) -> None:
    Cache(None).put(ASKED, "words")
    assert Cache(None).get(ASKED) is None


def test_the_files_of_the_cache_are_a_recording(tmp_path) -> None:
    cache = Cache(tmp_path / "cache")
    for model in ("one", "other"):
        cache.put(replace(ASKED, model=model), f"words of {model}")
    lines = [path.read_text(encoding="utf-8") for path in (tmp_path / "cache").rglob("*.json")]
    (tmp_path / "recorded.jsonl").write_text("".join(lines), encoding="utf-8")
    replay = read_recording(tmp_path / "recorded.jsonl", "X")
    assert replay(replace(ASKED, model="other")) == "words of other"
