"""Sets of words that the rules of the reader ask for, by the name of the rule."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from tumen.errors import UnknownIdError
from tumen.vocabulary.loading import check_unique, read_entries


@cache
def _sets() -> Mapping[str, frozenset[str]]:
    entries = read_entries("words.toml", "words", required=("name", "words"), allowed=())
    check_unique(((entry.text("name"), entry) for entry in entries), "name")
    return MappingProxyType({entry.text("name"): frozenset(entry.texts("words")) for entry in entries})


def word_set(name: str) -> frozenset[str]:
    """The set of that name in words.toml. Raises :class:`UnknownIdError` for a name that is not there."""
    found = _sets().get(name)
    if found is None:
        raise UnknownIdError(f"there is no set of words called {name!r}", hint="See words.toml for the names.")
    return found
