"""Persons who act for states and bodies, the offices they hold, and the common titles of offices.

Invariants, each checked when the files are read: a person acts for a party that exists, has a name and an office; an
office is not left before it is taken up; a title's words belong to one title.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

from tumen.vocabulary.loading import Entry, check_unique, read_entries

_REGIONS = ("asia", "europe", "middle_east_africa", "americas", "bodies")
_TENURE_KEYS = frozenset({"title", "since", "until"})


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and the days on which it was taken up and left; a day that is not known or not yet is None."""

    title: str
    since: date | None
    until: date | None


@dataclass(frozen=True, slots=True)
class Person:
    """A person by the spellings of the full name, the first for display; ``surnames`` read safely alone in news."""

    names: tuple[str, ...]
    surnames: tuple[str, ...]
    party: str
    tenures: tuple[Tenure, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Office:
    """A common title of office. ``words`` are lower-case; ``rank`` is 1 for heads of state to 5 for officials.

    ``party`` is set where the ``names`` of the office belong to one state or body wherever they stand ("Taoiseach").
    """

    title: str
    rank: int
    words: tuple[str, ...]
    party: str | None
    names: tuple[str, ...]
    entry: Entry


def load_persons(parties: Container[str], folder: Traversable | None = None) -> tuple[Person, ...]:
    """Read the persons of every region from a folder (the package's own where None)."""
    entries = [
        entry
        for region in _REGIONS
        for entry in read_entries(
            f"persons_{region}.toml",
            "person",
            required=("for", "names", "offices"),
            allowed=("surnames",),
            folder=folder,
        )
    ]
    return tuple(_person(entry, parties) for entry in entries)


@cache
def offices() -> tuple[Office, ...]:
    """The common titles of office, read once. Raises :class:`VocabularyError` where the file is wrong."""
    return load_offices()


def load_offices(folder: Traversable | None = None) -> tuple[Office, ...]:
    """Read the titles of office from a folder (the package's own where None)."""
    entries = read_entries(
        "offices.toml", "office", required=("title", "rank"), allowed=("words", "for", "names"), folder=folder
    )
    check_unique(((word, entry) for entry in entries for word in entry.texts("words")), "word")
    return tuple(_office(entry) for entry in entries)


def _person(entry: Entry, parties: Container[str]) -> Person:
    party = entry.text("for")
    if party not in parties:
        raise entry.error(f"unknown party {party!r}: use the id of a state or body", party)
    names = entry.texts("names")
    if not names:
        raise entry.error("the person has no name: add one to names", "names")
    return Person(names, entry.texts("surnames"), party, _tenures(entry), entry)


def _tenures(entry: Entry) -> tuple[Tenure, ...]:
    rows = entry.data["offices"]
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise entry.error(f"offices is {rows!r}: write a list of {{title, since, until}}, at least one", "offices")
    return tuple(_tenure(entry, row) for row in rows)


def _tenure(entry: Entry, row: dict[str, object]) -> Tenure:
    unknown = sorted(set(row) - _TENURE_KEYS)
    if unknown:
        raise entry.error(f"unknown key {unknown[0]!r} in offices: use title, since, until", unknown[0])
    within = replace(entry, data=row)
    title, since, until = within.text("title"), within.day("since"), within.day("until")
    if not title:
        raise entry.error("an office has no title: add it", "offices")
    if since is not None and until is not None and until < since:
        raise entry.error(
            f"the office {title!r} is left on {until}, before it is taken up on {since}: correct it", title
        )
    return Tenure(title, since, until)


def _office(entry: Entry) -> Office:
    rank = entry.number("rank")
    if rank is None or not 1 <= rank <= 5:  # noqa: PLR2004 - the ranks that Office tells of
        raise entry.error(f"rank is {rank}: write 1 (head of state) to 5 (official)", "rank")
    party = entry.text("for") or None
    words, names = entry.texts("words"), entry.texts("names")
    if (party is None) != bool(words) or (party is None) == bool(names):
        raise entry.error("an office has words, or both names and for: give one of them", entry.text("title"))
    return Office(entry.text("title"), int(rank), words, party, names, entry)
