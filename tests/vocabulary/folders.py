"""A copy of the vocabulary files in a folder of the test's own, for spoiling."""

from __future__ import annotations

from pathlib import Path

from tumen.vocabulary.loading import vocabulary_folder


def copied_vocabulary(folder: Path) -> Path:
    for file in vocabulary_folder().iterdir():
        if file.name.endswith(".toml"):
            (folder / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    return folder


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {file}: the test would spoil nothing"
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def line_of(folder: Path, file: str, words: str) -> int:
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)
