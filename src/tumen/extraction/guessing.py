"""Which act runs between two marked parties when no frame is filled with both: the word that stands over them.

Used only where the caller has marked the pair and asks what runs between them. A word that names an act is a
candidate when the source stands where its actor would and the target somewhere under it; the nearest to both wins.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.extraction.acts import act_of, decide
from tumen.extraction.filled import Filled
from tumen.extraction.framing import frames_of
from tumen.extraction.governing import outlook
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.extraction.syntax import Slots, slots
from tumen.model import Act
from tumen.vocabulary.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token

_NOT_ACTORS = frozenset({"obj", "to", "against", "on", "for", "at"})
_LEAST = 3.2


def guess(sentence: Sentence, source: PartyAt, target: PartyAt) -> Act | None:
    """The act between two parties by the word that stands over both; None where no word does."""
    best: tuple[float, Token, Frame, Slots] | None = None
    for token, frame, roles in _candidates(sentence):
        score = _score(token, frame, roles, source, target)
        if score >= _LEAST and (best is None or score > best[0]):
            best = (score, token, frame, roles)
    if best is None:
        return None
    _, token, frame, roles = best
    pair = [source, target] if frame.mutual else [source]
    filled = Filled(frame, token, roles, pair, [] if frame.mutual else [target], [])
    decided = decide(sentence, filled, outlook(token))
    if decided is None or decided.polarity == "denied":
        return None
    return act_of(sentence, filled, decided)


def _candidates(sentence: Sentence) -> Iterator[tuple[Token, Frame, Slots]]:
    for token in sentence.doc:
        found = frames_of(token)
        if found:
            roles = slots(token)
            yield token, found[0], roles


def _score(token: Token, frame: Frame, roles: Slots, source: PartyAt, target: PartyAt) -> float:
    """How well a word stands over the pair; below 0 where it does not."""
    under = {item.i for item in token.subtree}
    acting = _inside(roles, source, {*frame.actor, "carrier", "mod", "by"})
    reached = _inside(roles, target, {*frame.recipient, *frame.goods, "obj", "clause"})
    if _inside(roles, source, _NOT_ACTORS) and not acting and not frame.mutual:
        return -1.0
    if _inside(roles, target, {"subj"}) and not frame.mutual:
        return -1.0
    score = 2.0 * acting + 1.5 * reached
    score += 0.5 * (source.start in under) + 1.0 * (target.start in under)
    if (not acting and source.start not in under) or (not reached and target.start not in under):
        return -1.0
    distance = min(abs(token.i - source.start), abs(token.i - target.start))
    return score - 0.02 * distance - 0.3 * (token.pos_ not in {"VERB", "AUX"}) - 0.5 * frame.weak


def _inside(roles: Slots, party: PartyAt, names: set[str] | frozenset[str]) -> bool:
    """Whether a party stands under the head of one of these slots."""
    return any(
        item.i in range(party.start, party.end)
        for name in names
        for head in roles.get(name, [])
        for item in head.subtree
    )
