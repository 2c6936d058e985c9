"""The frames of a word one by one, with what speaks against each: what :func:`framing.fill_at` does without a word.

Whether a frame is filled is asked of the same rules; why one is not is worked out here, from what it asks for and what
was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.extraction import framing
from tumen.extraction.completing import complete
from tumen.extraction.explanation import Outcome
from tumen.extraction.filled import Filled
from tumen.extraction.filling import fill_goods, fill_parties
from tumen.extraction.framing import fill_at
from tumen.extraction.sentence import Sentence
from tumen.extraction.syntax import slots
from tumen.vocabulary.frames import Frame, frame_lexicon
from tumen.vocabulary.goods import goods_tree

if TYPE_CHECKING:
    from spacy.tokens import Token

Entries = tuple[tuple[tuple[str, ...], Frame], ...]
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_SHOWN = 6
_NEEDS = {
    "goods": "goods and somebody named who gives or gets them",
    "recipient": "somebody whom it is done to",
    "other": "two different parties",
    "person": "a person who does it and somebody it is done to",
}


@dataclass(frozen=True, slots=True)
class Attempt:
    """A frame of a word, with the roles found for it and what became of it."""

    frame: Frame
    rest: tuple[str, ...]
    filled: Filled | None
    outcome: Outcome
    reason: str


def entries_of(sentence: Sentence, token: Token) -> Entries:
    """The frames that the lexicon has for a word of a sentence, in the order they are tried."""
    lexicon = frame_lexicon()
    word = token.lemma_.lower()
    if token.pos_ in _VERBAL:
        return lexicon.verbs.get(word, ())
    if token.pos_ in _NOMINAL and token.i not in sentence.party_at:
        return lexicon.nouns.get(word, ()) or lexicon.nouns.get(token.lower_, ())
    return ()


def attempts(sentence: Sentence, token: Token) -> list[Attempt]:
    """Every frame of a word with what became of it; none where the word names no act."""
    entries = entries_of(sentence, token)
    kept = fill_at(sentence, token)
    found: list[Attempt] = []
    done = False
    for rest, frame in entries:
        if done:
            found.append(Attempt(frame, rest, None, "not reached", "a frame before it was kept"))
        elif kept is not None and frame is kept.frame and framing._words_beside(token, rest) is not None:  # noqa: SLF001
            done = frame.act != "MOBILIZE"
            found.append(Attempt(frame, rest, kept, "kept", "all that it asks for is there"))
        else:
            found.append(_other(sentence, token, rest, frame))
    return found


def _other(sentence: Sentence, token: Token, rest: tuple[str, ...], frame: Frame) -> Attempt:
    """A frame that was not kept."""
    if framing._words_beside(token, rest) is None:  # noqa: SLF001 - the same rule
        return Attempt(frame, rest, None, "other words", f"asks for {_listed(rest)} beside it")
    reason = _not_tried(token, frame)
    if reason:
        return Attempt(frame, rest, None, "refused", reason)
    filled = framing._fill(sentence, token, frame, slots(token))  # noqa: SLF001 - the same rule
    if filled is not None:
        return Attempt(frame, rest, filled, "set aside", "another frame of the word says more")
    filled, reason = _refusal(sentence, token, frame)
    return Attempt(frame, rest, filled, "refused", reason)


def _not_tried(token: Token, frame: Frame) -> str:
    """Why a frame is passed over before its roles are looked for; empty where it is not."""
    if token.pos_ in _NOMINAL and framing._is_measure(token):  # noqa: SLF001
        return f"the word only describes {token.head.text!r}"
    if frame.weak:
        return "means too little by itself: it only counts between two marked parties"
    if frame.static and token.pos_ in _NOMINAL and not framing._is_carried(token):  # noqa: SLF001
        return "a state of things, not a deed: no verb says that it began, grew or was done"
    return ""


def _refusal(sentence: Sentence, token: Token, frame: Frame) -> tuple[Filled | None, str]:
    """The roles of a frame that was refused, as far as they were found, and why it was refused."""
    roles = slots(token)
    objects = roles.get("obj", []) if token.pos_ in _VERBAL else [*roles.get("of", []), *roles.get("mod", [])]
    if frame.objects and not framing._carried_objects(token, objects, frame):  # noqa: SLF001
        return None, f"asks for {_listed(frame.objects)} as its object, and has {_words(objects)}"
    subjects = roles.get("subj", [])
    if frame.actors and not any(head.lemma_.lower() in frame.actors for head in subjects):
        return None, f"asks for {_listed(frame.actors)} as its subject, and has {_words(subjects)}"
    if frame.ties:
        return None, "asks for relations between two parties, and finds none"
    filled = Filled(frame, token, roles, [], [], [])
    if frame.role:
        return None, "asks for one party that is giver or buyer, the goods, and another party"
    fill_goods(sentence, filled, objects)
    tops = {goods_tree().top(goods.category) for goods in filled.goods}
    if frame.kinds and not tops & frame.kinds:
        return filled, f"asks for goods of the kind {_listed(frame.kinds)}, and finds {_listed(tops) or 'none'}"
    fill_parties(sentence, filled, objects)
    complete(sentence, filled, fill_at)
    return filled, _unmet(filled)


def _unmet(filled: Filled) -> str:
    """Which need of a frame is not met, by what was found."""
    frame = filled.frame
    if not any(party.id is not None for party in filled.parties):
        return "needs a party that is known: nobody in its roles is"
    need = _NEEDS.get(frame.needs, "somebody who does it, or whom it is done to")
    missing = [
        name
        for name, there in (("actor", filled.actors), ("recipient", filled.recipients), ("goods", filled.goods))
        if not there and not (name == "recipient" and frame.mutual) and not (name == "goods" and frame.needs != "goods")
    ]
    if missing:
        return f"needs {need}: no {' and no '.join(missing)}"
    return f"needs {need}: what was found is too little, or the wording speaks of something else"


def _listed(words: Iterable[str]) -> str:
    """Words in quotes, the first few of many."""
    ordered = sorted(words) if isinstance(words, (set, frozenset)) else list(words)
    shown = ", ".join(f"“{word}”" for word in ordered[:_SHOWN])
    return f"{shown} and {len(ordered) - _SHOWN} others" if len(ordered) > _SHOWN else shown


def _words(heads: list[Token]) -> str:
    return ", ".join(f"“{head.text}”" for head in heads) or "none"
