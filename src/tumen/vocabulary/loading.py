"""Vocabulary files: TOML tables whose every entry knows its file, its line and its source.

What Tumen knows about words and the world is data. A file is a ``[meta]`` table (``source``, optional ``note``) and
one or more lists of entries, written either as ``[[state]]`` blocks or, one entry a line, as::

    meta.source = "ISO 3166-1"
    state = [
      {id = "PRK", name = "North Korea"},
    ]

Invariants, each an error that names the file and line: an entry has a source, its own or its file's; it has no key
that its reader does not know; it has every key that its reader needs; a value is of the kind asked for. Lines are
counted from 1.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from tumen.errors import VocabularyError

_META_KEYS = frozenset({"source", "note"})
_TOML_LINE = re.compile(r"\(at line (\d+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a vocabulary file. ``line`` is where it starts; ``lines`` is its text from there on."""

    data: dict[str, Any]
    file: str
    line: int
    source: str = ""
    lines: tuple[str, ...] = ()

    @property
    def where(self) -> str:
        """The file and line, as ``states.toml:12``."""
        return f"{self.file}:{self.line}"

    def at(self, value: str) -> str:
        """The file and line on which ``value`` is written, or where the entry starts if it is not found."""
        for offset, line in enumerate(self.lines):
            if f'"{value}"' in line or f"'{value}'" in line or line.lstrip().startswith(f"{value} ="):
                return f"{self.file}:{self.line + offset}"
        return self.where

    def error(self, message: str, value: str | None = None) -> VocabularyError:
        """An error at this entry (at the line that holds ``value``, if given), for the caller to raise."""
        return VocabularyError(f"{self.where if value is None else self.at(value)}: {message}")

    def text(self, key: str, default: str = "") -> str:
        """The text under ``key``, stripped of nothing; an empty text or another kind of value is an error."""
        value = self.data.get(key, default)
        if not isinstance(value, str) or (key in self.data and not value.strip()):
            raise self.error(f"{key} is {value!r}: write a text that is not empty", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of texts under ``key``, empty where there is none."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
            raise self.error(f"{key} is {value!r}: write a list of texts, none empty", key)
        repeated = next((item for index, item in enumerate(value) if item in value[:index]), None)
        if repeated is not None:
            raise self.error(f"{key} holds {repeated!r} twice: remove one", repeated)
        return tuple(value)

    def number(self, key: str) -> float | None:
        """The number under ``key``, None where there is none."""
        value = self.data.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.error(f"{key} is {value!r}: write a number", key)
        return float(value)

    def flag(self, key: str) -> bool:
        """Whether ``key`` is true; false where there is none."""
        value = self.data.get(key, False)
        if not isinstance(value, bool):
            raise self.error(f"{key} is {value!r}: write true or false", key)
        return value

    def day(self, key: str) -> date | None:
        """The date under ``key``, None where there is none."""
        value = self.data.get(key)
        if value is None:
            return None
        if type(value) is not date:
            raise self.error(f"{key} is {value!r}: write a date without quotes, like 2024-06-19", key)
        return value


def vocabulary_folder() -> Traversable:
    """Where the vocabulary files are, in the installed package."""
    return resources.files("tumen.vocabulary")


def read_entries(
    filename: str,
    table: str,
    *,
    allowed: Collection[str] | None = None,
    required: Collection[str] = (),
    other_tables: Collection[str] = (),
    folder: Traversable | None = None,
) -> list[Entry]:
    """The entries of one table of a vocabulary file, in the order they are written.

    ``allowed`` are the keys an entry may have (None: any) besides ``source`` and those ``required``; ``other_tables``
    are what else the file may hold; ``folder`` is another place to read from. Raises :class:`VocabularyError`.
    """
    text = _read(filename, vocabulary_folder() if folder is None else folder)
    document = _parsed(filename, text)
    _check_tables(filename, text, document, {table, *other_tables})
    meta = document.get("meta", {})
    rows = document.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise VocabularyError(f"{filename}:1: {table!r} is not a list of entries: write [[{table}]]")
    entries = _located(filename, text, table, rows, meta.get("source", ""))
    for entry in entries:
        _check_keys(entry, allowed, required)
    return entries


def check_unique(claims: Iterable[tuple[str, Entry]], what: str) -> None:
    """Refuse two entries that claim the same value. ``what`` names the value ("code", "phrase")."""
    seen: dict[str, Entry] = {}
    for value, entry in claims:
        first = seen.setdefault(value, entry)
        if first is not entry:
            raise entry.error(f"the {what} {value!r} is already taken at {first.at(value)}: remove one", value)


def _read(filename: str, folder: Traversable) -> str:
    try:
        return (folder / filename).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise VocabularyError(f"{filename}:1: there is no such vocabulary file in {folder}") from None
    except UnicodeDecodeError as error:
        raise VocabularyError(f"{filename}:1: not UTF-8 ({error.reason}): save it as UTF-8") from None


def _parsed(filename: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        raise VocabularyError(f"{filename}:{found.group(1) if found else 1}: not TOML: {error}") from None


def _check_tables(filename: str, text: str, document: Mapping[str, Any], known: Collection[str]) -> None:
    for name in document:
        if name != "meta" and name not in known:
            raise VocabularyError(
                f"{filename}:{_line_of_table(text, name)}: unknown table {name!r}: "
                f"this file may hold {', '.join(sorted(known))}"
            )
    for key in document.get("meta", {}):
        if key not in _META_KEYS:
            raise VocabularyError(
                f"{filename}:{_line_of_table(text, 'meta')}: unknown key {key!r} in [meta]: use source or note"
            )


def _line_of_table(text: str, name: str) -> int:
    start = re.compile(rf"\s*(\[\[?\s*{re.escape(name)}[\s.\]]|{re.escape(name)}\s*[=.])")
    return next((number for number, line in enumerate(text.splitlines(), 1) if start.match(line)), 1)


def _located(filename: str, text: str, table: str, rows: list[dict[str, Any]], source: str) -> list[Entry]:
    lines = text.splitlines()
    starts = _starts(lines, table)
    if len(starts) != len(rows):
        raise VocabularyError(
            f"{filename}:{_line_of_table(text, table)}: {len(rows)} entries of {table!r} on {len(starts)} lines: "
            f"start each with [[{table}]] or, inside {table} = [ ... ], with {{ on its own line"
        )
    ends = [*starts[1:], len(lines)]
    return [
        Entry(row, filename, start + 1, row.get("source", source), tuple(lines[start:end]))
        for row, start, end in zip(rows, starts, ends, strict=True)
    ]


def _starts(lines: list[str], table: str) -> list[int]:
    header = re.compile(rf"\s*\[\[\s*{re.escape(table)}\s*\]\]")
    opening = re.compile(rf"\s*{re.escape(table)}\s*=\s*\[\s*(#.*)?$")
    starts: list[int] = []
    inside = False
    for number, line in enumerate(lines):
        if header.match(line):
            starts.append(number)
        elif opening.match(line):
            inside = True
        elif inside and line.startswith("]"):
            inside = False
        elif inside and line.lstrip().startswith("{"):
            starts.append(number)
    return starts


def _check_keys(entry: Entry, allowed: Collection[str] | None, required: Collection[str]) -> None:
    for key in required:
        if key not in entry.data:
            raise entry.error(f"the entry has no {key!r}: add it")
    if allowed is not None:
        known = {*allowed, *required, "source"}
        for key in entry.data:
            if key not in known:
                raise entry.error(f"unknown key {key!r}: use {', '.join(sorted(known))}", key)
    if not isinstance(entry.source, str) or not entry.source.strip():
        raise entry.error("no source: give the entry a source, or the file a [meta] source")
