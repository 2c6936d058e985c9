"""The nouns of Tumen, as frozen typed values.

No logic lives here beyond the invariants of each noun; each is checked when a value is made, so that a
value that exists is a value that holds. The invariants:

* a span starts at or after 0 and does not end before it starts;
* the spans of a claim's act, parties, goods, cues, place and speaker lie inside the claim's sentence, unless
  the field says that it was carried over from elsewhere in the document (a date line, a quotation's speaker);
* a quantity's low is not above its high; an interval's earliest is not after its latest;
* a denied claim is never a deed (:attr:`Claim.is_deed`).

Spans are ``[start, end)`` in Unicode code points of the document's text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, NamedTuple

from tumen.errors import InvariantError

PartyKind = Literal["state", "body", "person", "vessel", "bloc"]
Stage = Literal[
    "proposed", "requested", "recommended", "pledged", "agreed", "under_way", "done", "ended", "refused", "expected"
]
Polarity = Literal["affirmed", "denied"]
Certainty = Literal["certain", "likely", "possible", "unclear"]
Basis = Literal["stated", "use"]
Precision = Literal["day", "week", "month", "season", "quarter", "half", "year", "decade", "years", "open"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Marking = Literal["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"]
Decision = Literal["accept", "reject", "edit", "merge", "split"]


QUADS = range(1, 5)
"""PLOVER's quads: verbal and material cooperation (1, 2), verbal and material conflict (3, 4)."""
SCORES = (-10.0, 10.0)
"""The ends of PLOVER's scale from conflict to cooperation."""
CREDIBILITIES = range(1, 7)
"""The Admiralty scale of information: 1 confirmed ... 5 improbable, 6 cannot be judged."""


class Span(NamedTuple):
    """A stretch ``[start, end)`` of a document's text, in Unicode code points."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


def _require(holds: bool, field_name: str, value: object, rule: str) -> None:
    if not holds:
        raise InvariantError(field_name, value, rule)


def _check_span(field_name: str, span: Span | None) -> None:
    if span is not None:
        _require(0 <= span.start <= span.end, field_name, tuple(span), "0 <= start <= end")


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it was read. Never changed after it is stored.

    ``text`` is the title, a blank line, then the body (the body alone where there is no title). ``id`` is made
    from the text alone, so two files with the same text are one document. ``read_state`` is ``"read"`` or
    ``"not read (xx)"`` for a language ``xx`` without a reader.
    """

    id: str
    text: str
    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str = "en"
    url: str | None = None
    source_id: str | None = None
    origin: str | None = None
    media_type: str = "text/plain"
    reliability: Reliability = "F"
    marking: Marking | None = None
    read_state: str = "read"

    @property
    def readable(self) -> bool:
        """Whether a reader for the document's language exists, so that claims can be taken from it."""
        return self.read_state == "read"


@dataclass(frozen=True, slots=True)
class Via:
    """What the text named when it meant a state: a person, a ministry, a capital. ``office`` where known."""

    name: str
    kind: str
    office: str | None = None


@dataclass(frozen=True, slots=True)
class PartyMention:
    """A party as a text names it. ``id`` is ISO 3166-1 alpha-3 for states, a slug for bodies, null if unknown."""

    id: str | None
    kind: PartyKind
    text: str
    span: Span
    via: Via | None = None

    def __post_init__(self) -> None:
        _check_span("span", self.span)


@dataclass(frozen=True, slots=True)
class Act:
    """What was done: a PLOVER code (or ``TIES``), its mode and contexts, its quad (1-4) and score (-10 to 10)."""

    code: str
    mode: str | None
    context: tuple[str, ...]
    quad: int
    score: float
    text: str
    span: Span

    def __post_init__(self) -> None:
        _check_span("act.span", self.span)
        _require(self.quad in QUADS, "act.quad", self.quad, "1 <= quad <= 4")
        _require(SCORES[0] <= self.score <= SCORES[1], "act.score", self.score, "-10 <= score <= 10")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount as a range. A null bound is one the text does not give ("up to 12,000" has no low)."""

    low: float | None
    high: float | None
    unit: str
    approximate: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None:
            _require(self.low <= self.high, "quantity", (self.low, self.high), "low <= high")


@dataclass(frozen=True, slots=True)
class GoodsMention:
    """What changes hands: a category of the goods tree, the words that name it, how much."""

    category: str
    text: str
    span: Span
    quantity: Quantity | None = None

    def __post_init__(self) -> None:
        _check_span("goods.span", self.span)


@dataclass(frozen=True, slots=True)
class When:
    """An honest interval: both days inclusive, a null bound is open. ``precision`` is that of the wording."""

    earliest: date | None
    latest: date | None
    precision: Precision
    text: str
    span: Span | None

    def __post_init__(self) -> None:
        _check_span("when.span", self.span)
        if self.earliest is not None and self.latest is not None:
            _require(self.earliest <= self.latest, "when", (self.earliest, self.latest), "earliest <= latest")


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name, the state it lies in (ISO alpha-3), latitude and longitude in degrees where known."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    span: Span

    def __post_init__(self) -> None:
        _check_span("where.span", self.span)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that changed a field, with where they stand."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who vouches for a claim. ``cue`` is the verb of saying; ``party`` is for whom the speaker speaks.

    ``party`` is written ``for`` in JSON. The span may lie outside the claim's sentence (a running quotation).
    """

    id: str | None
    kind: PartyKind
    text: str
    span: Span
    cue: str | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement in one document that an actor did, does, will or did not do something. The unit of the ledger."""

    id: str
    document: str
    source_id: str | None
    sentence: Span
    quote: str
    act: Act
    actors: tuple[PartyMention, ...]
    recipients: tuple[PartyMention, ...] = ()
    affected: tuple[PartyMention, ...] = ()
    goods: tuple[GoodsMention, ...] = ()
    when: When | None = None
    where: tuple[Place, ...] = ()
    stage: Stage = "done"
    polarity: Polarity = "affirmed"
    certainty: Certainty = "certain"
    certainty_cues: tuple[Cue, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    basis: Basis = "stated"
    exchange: str | None = None
    extractor: str = "reader.v1"
    confidence: float = 0.5

    def __post_init__(self) -> None:
        _check_span("sentence", self.sentence)
        _require(self.sentence.holds(self.act.span), "act.span", tuple(self.act.span), "inside the sentence")
        for goods in self.goods:
            _require(self.sentence.holds(goods.span), "goods.span", tuple(goods.span), "inside the sentence")
        for place in self.where:
            _require(self.sentence.holds(place.span), "where.span", tuple(place.span), "inside the sentence")
        for cue in self.certainty_cues:
            _require(self.sentence.holds(cue.span), "certainty_cues.span", tuple(cue.span), "inside the sentence")
        _require(0 <= self.confidence <= 1, "confidence", self.confidence, "0 <= confidence <= 1")
        _require(len(self.actors) + len(self.recipients) > 0, "actors", (), "at least one actor or recipient")

    @property
    def is_deed(self) -> bool:
        """Whether the text says that it happened or is happening. A denied claim never is."""
        return self.polarity == "affirmed" and self.stage in {"done", "under_way", "ended"}


@dataclass(frozen=True, slots=True)
class Source:
    """What consolidation needs to know of a document: who published it, when, how reliable, of which family."""

    document: str
    publisher: str | None
    published: date | None
    reliability: Reliability
    family: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One source's figure for a kind of goods inside a dealing: kept, never overwritten by another's."""

    claim: str
    category: str
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which the claims of one dealing differ: each value with the claims that give it."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Dealing:
    """What several claims say happened once. Worked out by Tumen from the claims it names.

    ``credibility`` is 1 (confirmed) to 5 (improbable), 6 when it cannot be judged; ``credibility_reason`` is the
    rule that gave it, in words. ``claims`` affirm or weaken it, ``denials`` deny it; both are claim ids.
    ``independent_sources`` counts source families and speakers, not documents. ``id`` is ``dlg_`` and the
    stem of the least of its claims' ids, so any member claim's stem finds it later.
    """

    id: str
    act: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    affected: tuple[str, ...]
    categories: tuple[str, ...]
    quantities: tuple[tuple[str, Quantity], ...]
    figures: tuple[Figure, ...]
    earliest: date | None
    latest: date | None
    stage: Stage
    polarity: Polarity
    certainty: Certainty
    credibility: int
    credibility_reason: str
    independent_sources: int
    claims: tuple[str, ...]
    denials: tuple[str, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    exchange: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    first_reported: date | None = None
    last_reported: date | None = None

    def __post_init__(self) -> None:
        _require(self.credibility in CREDIBILITIES, "credibility", self.credibility, "1 <= credibility <= 6")
        _require(bool(self.claims or self.denials), "claims", (), "at least one claim")
        if self.earliest is not None and self.latest is not None:
            _require(self.earliest <= self.latest, "dealing", (self.earliest, self.latest), "earliest <= latest")


@dataclass(frozen=True, slots=True)
class Judgement:
    """An analyst's decision on a claim or dealing. Append-only: undone by ``deleted_at``, never erased.

    ``target`` is the claim or dealing judged; ``others`` are the claims or dealings merged with it, or split off;
    ``patch`` is the edit, a JSON object of claim fields.
    """

    id: str
    decision: Decision
    target: str
    user: str
    created_at: datetime
    others: tuple[str, ...] = ()
    patch: dict[str, object] = field(default_factory=dict)
    note: str | None = None
    deleted_at: datetime | None = None
