"""Named periods ("the Cold War") and events that date what comes before or after them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from tumen.vocabulary.loading import check_unique, read_entries


@cache
def periods() -> Mapping[str, tuple[date, date]]:
    """Named periods with their first and last day, by their words in lower case."""
    entries = read_entries(
        "times.toml", "period", required=("words", "earliest", "latest"), allowed=(), other_tables=("event",)
    )
    check_unique(((words, entry) for entry in entries for words in entry.texts("words")), "period")
    found: dict[str, tuple[date, date]] = {}
    for entry in entries:
        earliest, latest = entry.day("earliest"), entry.day("latest")
        if earliest is None or latest is None or earliest > latest:
            raise entry.error(f"earliest {earliest} is after latest {latest}: put them in order", "earliest")
        found.update(dict.fromkeys(entry.texts("words"), (earliest, latest)))
    return MappingProxyType(found)


@cache
def events() -> Mapping[str, date]:
    """Events with their day, by their words in lower case."""
    entries = read_entries("times.toml", "event", required=("words", "day"), allowed=(), other_tables=("period",))
    check_unique(((words, entry) for entry in entries for words in entry.texts("words")), "event")
    return MappingProxyType(
        {words: day for entry in entries if (day := entry.day("day")) for words in entry.texts("words")}
    )
