"""Texts and questions as the words that the search index holds.

A word is a run of letters and digits, without regard to case and diacritics. Korean, Chinese and Japanese, whose
words are not set apart or carry endings, are cut into overlapping pairs of characters, the last character of a run
standing once more by itself: ``북한군`` is ``북한 한군 군``. So a run of two characters or more is found anywhere
inside a longer one as a phrase of its pairs, and a single character as the beginning of a pair.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

LONGEST_WORD = 64
"""Characters of a word that count; the rest of a longer one is not looked at."""

LONGEST_QUESTION = 400
"""Characters of a question that count; those after are not looked at."""

_CJK = (
    "\u1100-\u11ff\u3005\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f"
    "\uac00-\ud7ff\uf900-\ufaff\uff66-\uffdc\U00020000-\U0003ffff"
)
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
_RUN = re.compile(rf"(?P<cjk>[{_CJK}]+)|(?P<word>(?:[^\W_{_CJK}][{_MARKS}]*)+)")
_UNIT = re.compile("[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?|.[\u3099\u309a\uff9e\uff9f]?", re.DOTALL)
_PIECE = re.compile(r'"([^"]*)"?|(\S+)')

LONGEST_TERM = 40
"""Words of a term that count; those after are not looked at."""


class Word(NamedTuple):
    """A word of a text with where it stands, ``[start, end)`` in code points. ``first_end`` ends its first letter."""

    text: str
    start: int
    end: int
    first_end: int


class Term(NamedTuple):
    """Words that must follow one another. ``prefix``: the last may be the beginning of a word."""

    words: tuple[str, ...]
    prefix: bool


def words_of(text: str, start: int = 0, stop: int | None = None) -> Iterator[Word]:
    """The words of a text, or of a stretch of it, in order."""
    for run in _RUN.finditer(text, start, len(text) if stop is None else stop):
        if run.lastgroup == "cjk":
            yield from _pairs(run[0], run.start())
        elif word := _plain(run[0]):
            yield Word(word, run.start(), run.end(), run.end())


def terms_of(question: str) -> list[Term]:
    """The terms of a question: words in double quotes are one term, and so is anything else without a space."""
    terms: dict[Term, None] = {}
    for piece in _PIECE.finditer(question[:LONGEST_QUESTION]):
        quoted, plain = piece.groups()
        if term := _term(plain if quoted is None else quoted):
            terms[term] = None
    return list(terms)


def matches(words: Sequence[Word], term: Term) -> Iterator[tuple[int, int]]:
    """Where a term stands among the words of a text: spans in code points."""
    *before, last = term.words
    for at in range(len(words) - len(before)):
        if any(words[at + step].text != word for step, word in enumerate(before)):
            continue
        end = words[at + len(before)]
        if end.text == last:
            yield words[at].start, end.end
        elif term.prefix and end.text.startswith(last):
            yield words[at].start, end.first_end


def _term(piece: str) -> Term | None:
    runs = list(_RUN.finditer(piece))
    words: list[str] = []
    prefix = False
    for number, run in enumerate(runs):
        is_last = number == len(runs) - 1
        found = [word.text for word in words_of(run[0])]
        if run.lastgroup == "cjk" and is_last:
            prefix = len(found) == 1
            found = found[:-1] or found
        elif is_last:
            prefix = piece.endswith("*")
        words += found
    if len(words) > LONGEST_TERM:
        return Term(tuple(words[:LONGEST_TERM]), prefix=False)
    return Term(tuple(words), prefix) if words else None


def _pairs(run: str, start: int) -> Iterator[Word]:
    units = ((_plain(unit[0]), start + unit.start(), start + unit.end()) for unit in _UNIT.finditer(run))
    letters = [unit for unit in units if unit[0]]
    for (letter, begin, middle), (following, _, end) in pairwise(letters):
        yield Word(letter + following, begin, end, middle)
    for letter, begin, end in letters[-1:]:
        yield Word(letter, begin, end, end)


def _plain(word: str) -> str:
    """The word without case and diacritics, in letters and digits alone."""
    if word.isascii():
        return word[:LONGEST_WORD].lower()
    folded = unicodedata.normalize("NFKD", word[: 4 * LONGEST_WORD]).casefold()
    bare = "".join(letter for letter in folded if not unicodedata.combining(letter) or "\u3099" <= letter <= "\u309a")
    whole = unicodedata.normalize("NFKC", bare)
    return "".join(letter for letter in whole if letter.isalnum())[:LONGEST_WORD]
