"""Parties as a sentence names them: with the article that English wants."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.reports.characters import one_line
from tumen.reports.clauses import Subject, listed
from tumen.reports.phrases import wording
from tumen.vocabulary.parties import party_title

UNKNOWN = "an unnamed party"


def with_article(name: str) -> str:
    """The name with "the" before it where English has one: "the United States", but "North Korea"."""
    if name.lower().startswith("the "):
        return f"the {name[4:]}"
    words = name.split()
    if not words:
        return name
    rules = wording()
    first = any(name.startswith(start) for start in rules.article_first_words)
    last = words[-1] in rules.article_last_words and len(words) > 1
    return f"the {name}" if first or last else name


def party_words(party: str) -> str:
    """A party id as a sentence names it. An unknown party is said to be one."""
    return UNKNOWN if party in {"", "?"} else with_article(one_line(party_title(party)))


def parties_words(parties: Sequence[str]) -> str:
    """Several parties: "North Korea and the United States"."""
    return listed([party_words(party) for party in parties])


def subject_of(parties: Sequence[str]) -> Subject:
    """The parties as the subject of a clause."""
    return Subject(parties_words(parties) or UNKNOWN, plural=len(parties) > 1)


def ties_of(parties: Sequence[str]) -> Subject:
    """The relations between the parties as the subject of a clause; with one party, its relations."""
    if len(parties) == 1:
        return Subject(f"the foreign relations of {party_words(parties[0])}", plural=True)
    return Subject(f"ties between {parties_words(parties)}", plural=True)
