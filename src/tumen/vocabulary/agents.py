"""Nouns that stand for somebody: organs and officers of a state, groups without a name, ways to point back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tumen.vocabulary.loading import Entry, check_unique, read_entries

_TABLES = frozenset({"agent", "group", "several", "one", "contextual"})


@dataclass(frozen=True, slots=True)
class ContextualName:
    """A name that means a party only in a text that also names one of ``companions``."""

    phrase: str
    id: str
    companions: frozenset[str]
    possessive: bool
    person: str | None


@dataclass(frozen=True, slots=True)
class Agents:
    """What agents.toml says; all words lower-case and singular but for those of ``several``.

    ``organs``: noun to kind of organ. ``groups``: noun to kind of party. ``several``: phrase to how many parties it
    points back at. ``one``: nouns that point back at one state.
    """

    organs: Mapping[str, str]
    groups: Mapping[str, str]
    several: Mapping[str, int]
    one: frozenset[str]
    contextual: tuple[ContextualName, ...]


@cache
def agents() -> Agents:
    """The nouns of agents.toml, checked. Raises :class:`tumen.errors.VocabularyError` naming the line at fault."""
    organs = _read("agent", required=("kind", "words"))
    groups = _read("group", required=("kind", "words"))
    several = _read("several", required=("words", "count"))
    one = _read("one", required=("words",))
    for entries in (organs, groups, several, one):
        check_unique(((word, entry) for entry in entries for word in entry.texts("words")), "word")
    return Agents(
        organs=_by_word(organs),
        groups=_by_word(groups),
        several=MappingProxyType(
            {word: int(entry.number("count") or 2) for entry in several for word in entry.texts("words")}
        ),
        one=frozenset(word for entry in one for word in entry.texts("words")),
        contextual=tuple(
            ContextualName(
                entry.text("phrase"),
                entry.text("id"),
                frozenset(entry.texts("with")),
                entry.flag("possessive"),
                entry.data.get("person"),
            )
            for entry in _read("contextual", required=("phrase", "id", "with"), allowed=("possessive", "person"))
        ),
    )


def _read(table: str, required: tuple[str, ...], allowed: tuple[str, ...] = ()) -> list[Entry]:
    return read_entries("agents.toml", table, required=required, allowed=allowed, other_tables=_TABLES - {table})


def _by_word(entries: list[Entry]) -> Mapping[str, str]:
    return MappingProxyType({word: entry.text("kind") for entry in entries for word in entry.texts("words")})
