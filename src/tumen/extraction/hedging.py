"""The words that hang on an act or its governors themselves: modals, negation, adverbs of certainty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.extraction.governors import denies, is_saying
from tumen.extraction.outlooks import Outlook
from tumen.vocabulary.frames import certainty_cues

if TYPE_CHECKING:
    from spacy.tokens import Token

_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "nt"})
_EVIDENCE = frozenset({"evidence", "sign", "indication", "proof", "confirmation"})


def own_words(token: Token, view: Outlook) -> bool:
    """Modals, negation and cues that hang on a word itself. Always false: nothing above it bears on the act."""
    cues = certainty_cues()
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ in {"det", "preconj", "cc", "advmod"} and word in _NEGATIONS):
            if token.pos_ == "VERB" and token in view.governors and is_saying(token) and not denies(token):
                view.doubt("unclear", child)
            elif not (word in {"not", "nor"} and _only(child)):
                view.denied = not view.denied
                view.reasons.append(f"negated by {child.text!r}")
        elif child.dep_ == "aux" and word in cues.modals:
            certainty, stage = cues.modals[word]
            view.doubt(certainty, child)
            perfect = any(other.lower_ == "have" and other.dep_ == "aux" for other in token.children)
            if stage is not None and not perfect:
                view.stage = view.stage or stage
                view.future = view.future or stage == "expected"
            elif certainty == "possible" and not perfect:
                view.stage = view.stage or "expected"
        elif (word,) in cues.cues and child.dep_ in {"advmod", "amod", "acomp", "nsubj", "npadvmod", "neg"}:
            view.doubt(cues.cues[(word,)], child)
        elif child.dep_ in {"amod", "advmod"} and word in {
            "planned",
            "proposed",
            "expected",
            "future",
            "upcoming",
            "possible",
            "potential",
            "would-be",
        }:
            view.stage = view.stage or ("proposed" if word == "proposed" else "expected")
            view.future = True
    _phrases(token, view)
    _negated_arguments(token, view)
    if token.lemma_.lower() in _EVIDENCE and token.dep_ == "dobj" and is_negated(token.head):
        view.denied = True
    if token.lemma_.lower() in _EVIDENCE and view.denied:
        view.doubt("unclear", token)
    return False


def is_negated(verb: Token) -> bool:
    """Whether a negation hangs on a verb itself."""
    return any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in verb.children)


def _only(child: Token) -> bool:
    """Tell "not only ... but also" affirms."""
    return child.i + 1 < len(child.doc) and child.doc[child.i + 1].lower_ in {"only", "just", "merely"}


def _phrases(token: Token, view: Outlook) -> None:
    cues = certainty_cues().cues
    words = [item.lower_ for item in token.doc]
    left = min((child.i for child in token.children), default=token.i)
    right = max((child.i for child in token.children), default=token.i)
    for phrase, certainty in cues.items():
        if len(phrase) < 2:  # noqa: PLR2004
            continue
        for start in range(max(0, left - len(phrase)), right + 1):
            if tuple(words[start : start + len(phrase)]) == phrase:
                view.doubt(certainty, *token.doc[start : start + len(phrase)])


def _negated_arguments(token: Token, view: Outlook) -> None:
    """Deny by an argument: "sent no weapons", "neither side sent", "No shells were sent"."""
    if token.pos_ not in {"VERB", "AUX"}:
        return
    for child in token.children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass"} and any(
            grand.lower_ in {"no", "neither", "none"} and grand.dep_ in {"det", "preconj", "nummod"}
            for grand in child.children
        ):
            view.denied = not view.denied
            view.reasons.append(f"negated by the argument {child.text!r}")
        elif child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"none", "neither", "nobody", "nothing"}:
            view.denied = not view.denied
