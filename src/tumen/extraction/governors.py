"""Which governor a word is: what it does to the clause or noun it governs (governors.toml)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.extraction.syntax import is_passive
from tumen.vocabulary.frames import Governor, frame_lexicon

if TYPE_CHECKING:
    from spacy.tokens import Token


def governor_of(token: Token) -> Governor | None:
    """The governor of a word, the one with most words beside it first."""
    entries = frame_lexicon().governors.get(token.lemma_.lower(), ()) or frame_lexicon().governors.get(token.lower_, ())
    for rest, governor in entries:
        if (governor.passive and not is_passive(token)) or not _fits(token, governor.pos):
            continue
        if all(any(child.lower_ == word for child in token.children) for word in rest):
            return governor
    return None


def denies(token: Token) -> bool:
    """Whether a word says that something is not so."""
    governor = governor_of(token)
    return governor is not None and governor.denied and governor.speaker


def _fits(token: Token, pos: str) -> bool:
    if pos == "verb":
        return token.pos_ in {"VERB", "AUX"} or (token.pos_ == "ADJ" and token.tag_ in {"VBN", "VBD"})
    return token.pos_ in ({"NOUN", "PROPN"} if pos == "noun" else {"ADJ", "ADV", "VERB"})


def is_saying(token: Token) -> bool:
    """Whether a word is a verb or noun of saying, believing or accusing."""
    governor = governor_of(token)
    return governor is not None and governor.speaker
