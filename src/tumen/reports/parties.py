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
    if "'s " in name or "’s " in name:
        return name
    first = any(name.startswith(start) for start in rules.article_first_words)
    last = words[-1] in rules.article_last_words and len(words) > 1
    described = len(words) > 1 and name[0].isupper() and words[-1].isalpha() and words[-1].islower()
    return f"the {name}" if first or last or (described and not words[-1].endswith("s")) else name


def speaker_words(text: str) -> str:
    """A speaker in the text's own words, with the article it lacks: "an agency", "the Russian foreign ministry"."""
    if text[:1].isupper():
        return with_article(text)
    words = text.split()
    rules = wording()
    head = text.partition(" of ")[0].partition(" for ")[0]
    if not words or words[0] in rules.determiners or not words[0].isascii() or "'s" in text or head.endswith("s"):
        return text
    return f"{'an' if words[0][0] in 'aeiou' else 'a'} {text}"


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
