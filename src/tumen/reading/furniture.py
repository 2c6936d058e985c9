"""The site's own lines beside an article: which they are, and a text without them.

Rules are data (``furniture.toml``) and match whole lines only. A line inside a paragraph goes only at the paragraph's
edges or after a full stop, so that a wrapped sentence never loses its middle.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from tumen.errors import VocabularyError

_FILE = "furniture.toml"
_MOST_WORDS = 60
_MENU_RUN = 3
_HEADLINE_WORDS = 25
_ROLES = frozenset({"line", "menu", "tail"})
_EDGE_MARKS = " \t*•·|[](){}<>«»→←↑↓▲▼:…-–—#"
_SENTENCE_ENDS = (".", "!", "?", "”", '"', "’", ":", "…")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of ``furniture.toml``: its name, role, the lines that it must match and the ones that it must not."""

    name: str
    role: str
    whole: frozenset[str]
    pattern: re.Pattern[str] | None
    goes: tuple[str, ...]
    stays: tuple[str, ...]

    def matches(self, line: str) -> bool:
        """Whether the whole line is of this rule's kind."""
        bare = line.strip(_EDGE_MARKS).lower()
        if bare in self.whole:
            return True
        return self.pattern is not None and self.pattern.fullmatch(line.strip()) is not None


@cache
def rules() -> tuple[Rule, ...]:
    """The rules, in the order of the file. Raises :class:`VocabularyError` naming the rule at fault."""
    data = tomllib.loads(files("tumen.reading").joinpath(_FILE).read_text(encoding="utf-8"))
    if not data.get("meta", {}).get("source"):
        raise VocabularyError(f"{_FILE}: [meta] has no source")
    return tuple(_rule(entry) for entry in data["rule"])


def _rule(entry: dict[str, Any]) -> Rule:
    name = entry.get("name", "?")
    if entry.get("role") not in _ROLES:
        raise VocabularyError(f"{_FILE}: rule {name!r}: role is {entry.get('role')!r}, not one of {sorted(_ROLES)}")
    patterns = entry.get("pattern", [])
    try:
        pattern = re.compile("|".join(f"(?:{part})" for part in patterns), re.IGNORECASE) if patterns else None
    except re.error as error:
        raise VocabularyError(f"{_FILE}: rule {name!r}: pattern: {error}") from None
    whole = frozenset(phrase.lower() for phrase in entry.get("whole", ()))
    return Rule(name, entry["role"], whole, pattern, tuple(entry.get("goes", ())), tuple(entry.get("stays", ())))


def role_of(line: str) -> str | None:
    """The role of the rule that matches the whole line ("line", "menu" or "tail"), or None for a line of the text."""
    if not line.strip() or len(line) > _MOST_WORDS * 15 or len(line.split()) > _MOST_WORDS:
        return None
    return next((rule.role for rule in rules() if rule.matches(line)), None)


def without_furniture(text: str) -> str:
    """The text without the site's own lines. Every other line is kept as it is, blank lines too."""
    lines = text.split("\n")
    roles = [role_of(line) for line in lines]
    end = _tail_start(lines, roles)
    menu = _menu_lines(lines, roles)
    goes = [index >= end or index in menu or roles[index] in {"line", "tail"} for index in range(len(lines))]
    kept = [line for index, line in enumerate(lines) if not (goes[index] and _stands_alone(lines, goes, index))]
    return "\n".join(kept)


def _menu_lines(lines: Sequence[str], roles: Sequence[str | None]) -> set[int]:
    """The lines of menus: runs, blank lines apart, of three or more lines of which each is furniture."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(len(lines) + 1):
        if index < len(lines) and (roles[index] in {"menu", "line"}):
            run.append(index)
        elif index == len(lines) or lines[index].strip():
            if len(run) >= _MENU_RUN:
                found.update(run)
            run = []
    return found


def _tail_start(lines: Sequence[str], roles: Sequence[str | None]) -> int:
    """The first line of a closing list of other articles, or the number of lines where there is none."""
    start = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        if roles[index] == "tail" and any(line.strip() for line in lines[:index]):
            start = index
        elif lines[index].strip() and roles[index] is None and not _is_headline(lines[index]):
            break
    return start


def _is_headline(line: str) -> bool:
    return len(line.split()) <= _HEADLINE_WORDS and not line.rstrip().endswith((".", "!", "?", "”", '"', ",", ";"))


def _stands_alone(lines: Sequence[str], goes: Sequence[bool], index: int) -> bool:
    """Whether nothing of a wrapped sentence runs into this line or out of it."""
    before = lines[index - 1].strip() if index else ""
    after = lines[index + 1].strip() if index + 1 < len(lines) else ""
    clear_before = not before or goes[index - 1] or before.endswith(_SENTENCE_ENDS)
    clear_after = not after or goes[index + 1] or not after[0].islower()
    return clear_before and clear_after
