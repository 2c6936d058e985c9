"""A sentence that goes on about the dealing before it: "It likely involves food and oil", "This included shells"."""

from __future__ import annotations

from dataclasses import replace

from tumen.contract import claim_id
from tumen.extraction.claims import Told
from tumen.extraction.goods import goods_of, mention
from tumen.extraction.governing import outlook
from tumen.extraction.sentence import Sentence
from tumen.extraction.speakers import speakers_of
from tumen.extraction.syntax import objects, slots, subjects
from tumen.model import Act, Claim, Cue, Document, Span
from tumen.vocabulary.words import word_set

INCLUDING = word_set("continuation.including")
"""The forms of the verbs by which a sentence lists more goods."""

_BACK = frozenset({"it", "this", "these", "that", "they"})
_NOUNS = word_set("continuation.nouns")


def continued(document: Document, sentence: Sentence, before: list[Told]) -> list[Told]:
    """Claims of a sentence that lists more goods of the transfer told last; none where it does not."""
    previous = next((item for item in reversed(before) if item.claim.goods or item.claim.act.code == "AID"), None)
    if previous is None or previous.claim.sentence.start == sentence.start:
        return []
    if previous.claim.sentence.start < _window(sentence, before):
        return []
    for token in sentence.doc:
        if token.pos_ != "VERB" or token.lower_ not in INCLUDING:
            continue
        heads = subjects(token)
        if not any(_points_back(head.lower_, head.lemma_.lower(), head.i in sentence.party_at) for head in heads):
            continue
        roles = slots(token)
        listed = goods_of(sentence, [*objects(token), *roles.get("of", []), *roles.get("as", [])])
        if listed:
            return [_continue(document, sentence, previous, token.i, listed)]
    return []


def _window(sentence: Sentence, before: list[Told]) -> int:
    """Only the sentence just before may be continued; its claims are the last told."""
    return before[-1].claim.sentence.start if before else sentence.start


def _points_back(word: str, lemma: str, named: bool) -> bool:
    return not named and (word in _BACK or lemma in _NOUNS)


def _continue(document: Document, sentence: Sentence, previous: Told, index: int, listed: list) -> Told:  # type: ignore[type-arg]
    token = sentence.doc[index]
    view = outlook(token)
    old = previous.claim
    claim = Claim(
        id="",
        document=document.id,
        source_id=document.source_id,
        sentence=Span(sentence.start, sentence.start + len(sentence.doc.text)),
        quote=sentence.doc.text,
        act=Act(
            old.act.code,
            old.act.mode,
            old.act.context,
            old.act.quad,
            old.act.score,
            token.text,
            sentence.span(index, index + 1),
        ),
        actors=old.actors,
        recipients=old.recipients,
        affected=old.affected,
        goods=tuple(mention(sentence, goods) for goods in listed),
        when=old.when,
        stage=old.stage,
        polarity="denied" if view.denied else old.polarity,
        certainty=view.certainty,  # type: ignore[arg-type]
        certainty_cues=tuple(Cue(word.text, sentence.span(word.i, word.i + 1)) for word in view.cues),
        speakers=speakers_of(sentence, view),
        exchange=old.exchange,
        confidence=round(max(0.3, old.confidence - 0.15), 2),
    )
    claim = replace(claim, id=claim_id(claim))
    return Told(claim, previous.filled, view, previous.decided, ["goes on about the transfer before it"])
