"""What the reader saw in a text and why it came to its claims: the nouns of an explanation.

Values only, so that the command line, the pages and the API show the same thing. Spans and positions are those of the
document's text, in Unicode code points.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import TypeAdapter

from tumen.contract import claim_to_json
from tumen.model import Claim, PartyKind, Precision, Quantity, Span, Via

Outcome = Literal["kept", "set aside", "refused", "other words", "not reached"]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the parse. ``head`` is the index of the word it hangs on, None for the root; ``depth`` is 0 there."""

    index: int
    text: str
    lemma: str
    part: str
    tag: str
    relation: str
    relation_name: str
    head: int | None
    depth: int

    @property
    def described(self) -> str:
        """What the word is, and how it hangs on the word over it."""
        return self.part if self.part == self.relation_name else f"{self.part}, {self.relation_name}"


@dataclass(frozen=True, slots=True)
class PartyFound:
    """Words that were taken for a party, or were not: then ``kept`` is false. ``rule`` says by what."""

    text: str
    span: Span
    id: str | None
    title: str
    kind: PartyKind
    form: str
    via: Via | None
    rule: str
    kept: bool = True


@dataclass(frozen=True, slots=True)
class GoodsFound:
    """Words that name goods, with the amount that the text gives them."""

    text: str
    span: Span
    category: str
    title: str
    quantity: Quantity | None
    rule: str


@dataclass(frozen=True, slots=True)
class TimeFound:
    """Words that name a time, with the days they stand for."""

    text: str
    span: Span
    earliest: date | None
    latest: date | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """Words that name a place, with the state it lies in."""

    text: str
    span: Span
    name: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody or something in a role of a frame (actor, recipient, goods), and the rule that put it there."""

    role: Literal["actor", "recipient", "goods"]
    text: str
    id: str | None
    title: str
    rule: str


@dataclass(frozen=True, slots=True)
class FrameTried:
    """One frame of a word: what it would mean, where it is written, what was found for it, and what became of it.

    ``outcome``: *kept*; *set aside* for a later one that says more; *refused*; *other words*: it asks for words that do
    not stand here; *not reached*: an earlier one was kept. ``line`` is that of ``frames.toml``.
    """

    phrase: str
    act: str
    mode: str | None
    scheme: str
    line: int
    outcome: Outcome
    reason: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class Effect:
    """A field that a word changed."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Governing:
    """One word on the way from the word that names an act to the root, and what it changed. ``why`` is the rule."""

    index: int
    word: str
    relation: str
    effects: tuple[Effect, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Decision:
    """The act that came of a frame under what governs it, by PLOVER's rules."""

    act: str
    mode: str | None
    stage: str
    polarity: str
    rule: str
    stage_rule: str


@dataclass(frozen=True, slots=True)
class TriggerTried:
    """A word that could name an act: its frames, what governs it, what was decided, and what became of it."""

    index: int
    word: str
    lemma: str
    frames: tuple[FrameTried, ...]
    governing: tuple[Governing, ...]
    decision: Decision | None
    outcome: str
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FieldGiven:
    """A field of a claim, its value in words, and the rule that gave it."""

    field: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class ClaimGiven:
    """A claim, with the rule behind each field. ``number`` counts the claims of the explanation from 1."""

    number: int
    claim: Claim
    fields: tuple[FieldGiven, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SentenceExplained:
    """One sentence: whether it was parsed and why, what was found in it, and what became of each word for an act."""

    text: str
    span: Span
    headline: bool
    parsed: bool
    why: str
    words: tuple[Word, ...] = ()
    parties: tuple[PartyFound, ...] = ()
    goods: tuple[GoodsFound, ...] = ()
    times: tuple[TimeFound, ...] = ()
    places: tuple[PlaceFound, ...] = ()
    triggers: tuple[TriggerTried, ...] = ()
    claims: tuple[ClaimGiven, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a document was read, sentence by sentence. ``note`` says why there are none."""

    document: str
    published: date | None
    extractor: str
    model: str
    sentences: tuple[SentenceExplained, ...]
    note: str = ""

    @property
    def claims(self) -> tuple[ClaimGiven, ...]:
        """The claims of all sentences, in order."""
        return tuple(given for sentence in self.sentences for given in sentence.claims)


_EXPLANATION = TypeAdapter(Explanation)


def explanation_to_json(explanation: Explanation) -> dict[str, Any]:
    """The explanation as a JSON object; its claims have the shape of the claim contract."""
    data: dict[str, Any] = _EXPLANATION.dump_python(explanation, mode="json")
    for sentence, told in zip(data["sentences"], explanation.sentences, strict=True):
        for given, claim in zip(sentence["claims"], told.claims, strict=True):
            given["claim"] = claim_to_json(claim.claim)
    return data
