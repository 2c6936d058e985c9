"""A denial that points back: "..., which Tehran denied", "Beijing denies it", "Abu Dhabi rejected the accusation".

The deed denied is the last one told that the denier has a part in, or the last one told; its denial is a claim of its
own, the same deed with the denier as its speaker.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tumen.contract import claim_id
from tumen.extraction.claims import Told
from tumen.extraction.governing import outlook
from tumen.extraction.governors import denies
from tumen.extraction.sentence import Sentence
from tumen.extraction.speakers import speaker_at
from tumen.extraction.syntax import is_passive, objects, passive_subjects, subjects
from tumen.model import Span
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_BACK = word_set("denials.back")
_DEEDS = frozenset({"AID", "ASSAULT", "COERCE", "COOPERATE", "AGREE", "MOBILIZE", "SANCTION"})
_NEAR = 6
_CONFIDENCE = 0.7


def denied_again(sentence: Sentence, before: list[Told]) -> list[Told]:
    """The denials in a sentence of deeds told in it or before it; ``before`` holds the claims of both."""
    governed = {
        word.i for item in before if item.claim.sentence.start == sentence.start for word in item.view.governors
    }
    found: list[Told] = []
    for token in sentence.doc:
        if token.pos_ != "VERB" or token.i in governed or not denies(token) or not _points_back(token):
            continue
        deniers = subjects(token) or _agents(token)
        speaker = speaker_at(sentence, deniers[0], token) if deniers else None
        target = _denied(before, speaker.id if speaker else None, sentence)
        if speaker is None or target is None:
            continue
        claim = replace(
            target.claim,
            id="",
            sentence=Span(sentence.start, sentence.start + len(sentence.doc.text)),
            quote=sentence.doc.text,
            act=replace(target.claim.act, text=token.text, span=sentence.span(token.i, token.i + 1)),
            goods=target.claim.goods if target.claim.sentence.start == sentence.start else (),
            where=(),
            polarity="denied",
            certainty="certain",
            certainty_cues=(),
            speakers=(speaker,),
            exchange=None,
            confidence=_CONFIDENCE,
        )
        found.append(Told(replace(claim, id=claim_id(claim)), target.filled, outlook(token), target.decided,
                          [f"denied by {token.text!r}, which points back"]))  # fmt: skip
    return found


def _points_back(token: Token) -> bool:
    """Whether what is denied is a word for what was told, or nothing at all."""
    if any(child.dep_ in {"ccomp", "xcomp", "csubj"} and child.i > token.i for child in token.children):
        return False
    denied = passive_subjects(token) if is_passive(token) else objects(token)
    if not denied:
        return not any(child.dep_ in {"prep", "dative"} and child.lower_ in {"of", "to"} for child in token.children)
    if any(child.lower_ in {"which", "that"} and child.dep_ in {"dobj", "nsubjpass"} for child in token.children):
        return True
    head = denied[0]
    if any(child.dep_ in {"acl", "relcl", "prep"} and token not in child.subtree for child in head.children):
        return False
    return head.lower_ in _BACK or head.lemma_.lower() in _BACK


def _agents(token: Token) -> list[Token]:
    return [noun for child in token.children if child.lower_ == "by" for noun in child.children if noun.dep_ == "pobj"]


def _denied(before: list[Told], denier: str | None, sentence: Sentence) -> Told | None:
    """The deed that is denied: the last told with the denier in it, else the last told in this sentence."""
    deeds = [
        item
        for item in before[-_NEAR:]
        if item.claim.act.code in _DEEDS and item.claim.polarity == "affirmed" and item.claim.stage != "recommended"
    ]
    for item in reversed(deeds):
        if denier in {mention.id for mention in (*item.claim.actors, *item.claim.recipients)}:
            return item
    return next((item for item in reversed(deeds) if item.claim.sentence.start == sentence.start), None)
