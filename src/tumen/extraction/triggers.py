"""What became of each word of a sentence that could name an act: from its frames to its claims, or to why none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tumen.extraction import claims as telling_rules
from tumen.extraction.accounting import decision_of, roles_of, stage_rule
from tumen.extraction.acts import decide
from tumen.extraction.attempts import Attempt, attempts, entries_of
from tumen.extraction.claims import Told
from tumen.extraction.climbing import climb
from tumen.extraction.explanation import Decision, FrameTried, Governing, TriggerTried
from tumen.extraction.filled import Filled
from tumen.extraction.framing import fill
from tumen.extraction.outlooks import Outlook
from tumen.extraction.screening import tells_nothing
from tumen.extraction.sentence import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim told of a sentence, with its number."""

    number: int
    told: Told

    def word(self, sentence: Sentence) -> Token:
        """The word of the sentence that names the act: of one that goes on about another, its own verb."""
        if self.told.filled.trigger.doc is sentence.doc:
            return self.told.filled.trigger
        return sentence.token_at(self.told.claim.act.span.start - sentence.start) or sentence.doc[0]


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with the frames that were left in it and the claims told of it."""

    sentence: Sentence
    frames: Sequence[Filled]
    tellings: Sequence[Telling]


def triggers_of(sentence: Sentence, tellings: Sequence[Telling]) -> tuple[TriggerTried, ...]:
    """Every word that could name an act, in the order of the text."""
    scene = _Scene(sentence, fill(sentence), tellings)
    left = {filled.trigger.i: filled for filled in scene.frames}
    going_on = {telling.word(sentence).i for telling in tellings if telling.told.filled.trigger.doc is not sentence.doc}
    found = []
    for token in sentence.doc:
        tried = attempts(sentence, token) if entries_of(sentence, token) else []
        if not tried and token.i in left:
            tried = [Attempt(left[token.i].frame, (), left[token.i], "kept", "goods that name giver and receiver")]
        if tried or token.i in going_on:
            found.append(_trigger(scene, token, tried, left.get(token.i)))
    return tuple(found)


def _trigger(scene: _Scene, token: Token, tried: list[Attempt], left: Filled | None) -> TriggerTried:
    mine = [telling for telling in scene.tellings if telling.word(scene.sentence).i == token.i]
    kept = next((attempt.filled for attempt in tried if attempt.outcome == "kept"), None)
    view, governing = climb(token)
    decision: Decision | None = None
    outcome = "names no act here: no frame of it was kept"
    if mine:
        decision = decided_by(mine[0].told, view, governing)
        going_on = mine[0].told.filled.trigger.doc is not scene.sentence.doc
        numbers = " and ".join(str(telling.number) for telling in mine)
        outcome = f"{'goes on about the dealing told before: ' if going_on else 'told as '}claim {numbers}"
    elif left is not None:
        decision, outcome = _untold(scene, left, view, governing)
    elif kept is not None:
        outcome = f"belongs to what another word tells: {_user(scene, token)}"
    return TriggerTried(
        token.i,
        token.text,
        token.lemma_,
        tuple(_frame(scene.sentence, token, attempt) for attempt in tried),
        tuple(governing) if kept is not None or mine or left is not None else (),
        decision,
        outcome,
        tuple(telling.number for telling in mine),
    )


def _frame(sentence: Sentence, token: Token, attempt: Attempt) -> FrameTried:
    frame = attempt.frame
    words = (token.lemma_.lower(), *attempt.rest) if token.pos_ in {"VERB", "AUX"} else (*attempt.rest, token.lemma_)
    roles = roles_of(sentence, attempt.filled) if attempt.filled is not None else ()
    return FrameTried(
        " ".join(words), frame.act, frame.mode, frame.scheme, frame.line, attempt.outcome, attempt.reason, roles
    )


def _user(scene: _Scene, token: Token) -> str:
    """The word whose frame took this one in."""
    for filled in scene.frames:
        goods = any(item.start <= token.i < item.end for item in filled.goods)
        if token.i in filled.used or goods:
            return f"“{filled.trigger.text}”"
    return "its goods or its purpose"


def decided_by(told: Told, view: Outlook, governing: Iterable[Governing]) -> Decision:
    """The decision behind a claim. ``view`` is the outlook of its word before the act was decided."""
    decided = told.decided
    stage_by = stage_rule(told.filled, view.stage, told.view, governing)
    return decision_of(decided, stage_by)


def _untold(scene: _Scene, filled: Filled, view: Outlook, governing: list[Governing]) -> tuple[Decision | None, str]:
    """What was decided for a frame without a claim, and why it has none."""
    if tells_nothing(scene.sentence.doc):
        return None, "a question, or a match between teams: it tells no dealing"
    governed = view.stage
    decided = decide(scene.sentence, filled, view)
    if decided is None:
        return None, "nobody is left who does it or to whom it is done"
    stage_by = stage_rule(filled, governed, view, governing)
    decision = decision_of(decided, stage_by)
    if view.supposed:
        return decision, "only supposed: it stands under a condition"
    over = next((t for t in scene.tellings if filled.trigger.i in {word.i for word in t.told.view.governors}), None)
    if over is not None:
        return decision, f"only says what becomes of “{over.word(scene.sentence).text}” (claim {over.number})"
    if not telling_rules.worth_telling(scene.sentence, decided, filled):
        return decision, "too little for a claim: it asks for two known parties, or one and goods"
    return decision, "says the same as another claim, or only what becomes of one"
