"""A sentence line: the sentence with its parties marked, as ``{PRK Pyongyang} sent shells to {RUS Russia}.``."""

from __future__ import annotations

import re

from scripts.evaluation.labels import GoldParty
from scripts.evaluation.names import Names

from tumen.model import PartyKind, Span

_MARK = re.compile(r"\{(\S+) ([^{}]+)\}")


def parse_sentence(line: str, offset: int, names: Names) -> tuple[str, tuple[GoldParty, ...]]:
    """The plain sentence and its parties, spans moved by ``offset``.

    An id of the vocabulary comes first; ``?`` marks a party without an id, ``?person`` a person without one; ``#2``
    may say that it is the second mention with that id, and ``+`` joins the ids of words that mean several. Raises
    ValueError for an unknown id or a brace that is not a mark.
    """
    plain: list[str] = []
    parties: list[GoldParty] = []
    length = position = 0
    for mark in _MARK.finditer(line):
        before = line[position : mark.start()]
        plain += [before, mark.group(2)]
        start = length + len(before)
        length = start + len(mark.group(2))
        span = Span(offset + start, offset + length)
        for code in mark.group(1).split("+"):
            identifier, kind = _numbered(code, parties, names)
            parties.append(GoldParty(identifier, kind, mark.group(2), span))
        position = mark.end()
    text = "".join([*plain, line[position:]])
    if "{" in text or "}" in text:
        raise ValueError("a brace that is no party mark: write {ID words}")
    if text != text.strip() or not text:
        raise ValueError("a sentence starts and ends with a visible character")
    return text, tuple(parties)


def _numbered(code: str, parties: list[GoldParty], names: Names) -> tuple[str | None, PartyKind]:
    name, _, which = code.partition("#")
    identifier, kind = _identity(name, names)
    if which and which != str(1 + sum(party.id == identifier for party in parties)):
        raise ValueError(f"{code} is not the mark's number in this sentence")
    return identifier, kind


def _identity(code: str, names: Names) -> tuple[str | None, PartyKind]:
    if code == "?":
        return None, "body"
    if code == "?person":
        return None, "person"
    if code not in names.parties:
        raise ValueError(f"there is no party {code!r}: use an id of the vocabulary, ? or ?person")
    return code, names.parties[code]
