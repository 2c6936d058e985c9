"""What a labelled text says: the claim contract as the labeller wrote it, with spans against the document's text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tumen.model import Document, PartyKind, Span


@dataclass(frozen=True, slots=True)
class GoldParty:
    """A party as marked in a sentence. ``id`` is None for a party without an id in the vocabulary."""

    id: str | None
    kind: PartyKind
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class GoldGoods:
    """Goods as labelled: their category, their words and the amount as a range in a unit of the vocabulary."""

    category: str
    text: str
    span: Span
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A time as labelled, both days inclusive. ``vague`` bounds ("late 2010s") are the labeller's best reading."""

    text: str
    span: Span
    earliest: date | None
    latest: date | None
    vague: bool = False


@dataclass(frozen=True, slots=True)
class GoldSpeaker:
    """Who vouches for a claim, with the verb of saying where the labeller gave it."""

    party: GoldParty
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """Where, with the state that the place lies in."""

    text: str
    span: Span
    country: str | None


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """One claim as a reader should give it. ``line`` is where the labelled file says it."""

    code: str
    mode: str | None
    act_text: str
    act_span: Span
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    line: int
    affected: tuple[GoldParty, ...] = ()
    goods: tuple[GoldGoods, ...] = ()
    when: GoldTime | None = None
    where: tuple[GoldPlace, ...] = ()
    stage: str = "done"
    polarity: str = "affirmed"
    certainty: str = "certain"
    cues: tuple[tuple[str, Span], ...] = ()
    speakers: tuple[GoldSpeaker, ...] = ()
    basis: str = "stated"
    exchange: str | None = None

    def summary(self) -> str:
        """The claim in one line, for lists of misses."""
        actors = "+".join(party.id or party.text for party in self.actors)
        recipients = "+".join(party.id or party.text for party in self.recipients)
        sign = "!" if self.polarity == "denied" else ""
        return f"{sign}{self.code} {actors}" + (f">{recipients}" if recipients else "")


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One sentence with every party marked in it and every claim it makes (none is a label too)."""

    id: str
    text: str
    span: Span
    parties: tuple[GoldParty, ...]
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A labelled document, or a single sentence that stands as one."""

    id: str
    part: str
    style: str
    document: Document
    sentences: tuple[GoldSentence, ...]

    @property
    def claims(self) -> tuple[GoldClaim, ...]:
        """Every claim of every sentence, in order."""
        return tuple(claim for sentence in self.sentences for claim in sentence.claims)

    @property
    def is_single(self) -> bool:
        """Whether this is a sentence on its own."""
        return len(self.sentences) == 1
