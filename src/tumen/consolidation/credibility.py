"""Credibility of a dealing, 1 to 6, after the Admiralty scale of NATO's AJP-2.1: the rule and its reason in words.

The scale is about the information alone. The reliability of a source (A-F) is another scale and does not enter: an
unknown source (F) is not a bad one, and AJP-2.1 has the two judged apart. The certainty of the wording enters only as
what it is, how far a source commits itself. The rule is written out in docs/consolidation.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tumen.consolidation.disagreements import dates_contradict
from tumen.consolidation.independence import independent, independent_sources, witness_of
from tumen.model import Claim, Source

CREDIBILITY_NAMES: Mapping[int, str] = {
    1: "confirmed by other sources", 2: "probably true", 3: "possibly true", 4: "doubtful", 5: "improbable",
    6: "cannot be judged",
}  # fmt: skip

CONFIRMED, PROBABLE, POSSIBLE, DOUBTFUL, IMPROBABLE, NOT_JUDGED = 1, 2, 3, 4, 5, 6
_ENOUGH, _PAIR = 3, 2
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True, slots=True)
class Support:
    """Numbers of independent sources: unhedged, at least likely, at least possible, in all; and of those denying.

    A claim that follows from goods seen in use is at most likely: it is an inference from what was seen. A denial is
    a party's own when its outermost speaker is, or speaks for, an actor or recipient of the dealing.
    """

    firm: int
    likely: int
    possible: int
    all: int
    denying_parties: tuple[str, ...]
    denying_others: int
    dates_contradict: bool


def support_of(claims: Sequence[Claim], denials: Sequence[Claim], sources: Mapping[str, Source]) -> Support:
    """What speaks for and against a dealing with these claims and denials."""
    parties = {mention.id for claim in (*claims, *denials) for mention in (*claim.actors, *claim.recipients)} - {None}
    own = [claim for claim in denials if _denier(claim) in parties]
    others = [claim for claim in denials if _denier(claim) not in parties]
    stated = [claim for claim in claims if claim.basis == "stated"]
    likely = [claim for claim in claims if claim.certainty in {"certain", "likely"}]
    witnesses = {claim.id: witness_of(claim, sources) for claim in claims}

    def count(some: Iterable[Claim]) -> int:
        return independent(witnesses[claim.id] for claim in some)

    return Support(
        firm=count(claim for claim in stated if claim.certainty == "certain"),
        likely=count(likely),
        possible=count(claim for claim in claims if claim.certainty != "unclear"),
        all=count(claims),
        denying_parties=tuple(sorted({denier for claim in own if (denier := _denier(claim))})),
        denying_others=independent_sources(others, sources),
        dates_contradict=dates_contradict(claims),
    )


def _denier(claim: Claim) -> str | None:
    return (claim.speakers[0].id or claim.speakers[0].party) if claim.speakers else None


def credibility_of(support: Support, accepted_by: str | None = None) -> tuple[int, str]:
    """The credibility, 1 to 6, and the reason in one or two plain sentences."""
    value, because = _affirmed(support) if support.all else _only_denied(support)
    if support.all:
        value = _after_denials(value, support)
        if support.dates_contradict and value == CONFIRMED:
            value, because = PROBABLE, f"{because}, but they differ on when"
        because += _denials_in_words(support)
    raised = ""
    if accepted_by is not None:
        if value == NOT_JUDGED:
            value, raised = POSSIBLE, f" An analyst ({accepted_by}) accepted it, which sets it to possibly true."
        elif value > CONFIRMED:
            value, raised = value - 1, f" An analyst ({accepted_by}) accepted it, which raises it one step."
        else:
            raised = f" An analyst ({accepted_by}) accepted it."
    name = CREDIBILITY_NAMES[value]
    return value, f"{name[0].upper()}{name[1:]}: {because}.{raised}"


def _affirmed(support: Support) -> tuple[int, str]:
    """The first line that holds, from the strongest down."""
    firm, likely, possible = support.firm, support.likely, support.possible
    lines = (
        (firm >= _ENOUGH, CONFIRMED, f"{_sources(firm)} say so without hedging"),
        (firm == _PAIR, PROBABLE, f"{_sources(firm)} say so without hedging"),
        (
            firm and likely >= _ENOUGH,
            PROBABLE,
            f"one source says so without hedging, and {_sources(likely)} in all at least call it likely",
        ),
        (firm, POSSIBLE, "only one independent source says so without hedging"),
        (likely >= _PAIR, POSSIBLE, f"{_sources(likely)} call it likely or infer it"),
        (likely, POSSIBLE, "one independent source calls it likely or infers it"),
        (possible >= _PAIR, POSSIBLE, f"{_sources(possible)} call it possible"),
        (possible, DOUBTFUL, "only one independent source, and it calls it no more than possible"),
    )
    unclear = (NOT_JUDGED, "the sources themselves say that it is unclear")
    return next(((value, because) for holds, value, because in lines if holds), unclear)


def _only_denied(support: Support) -> tuple[int, str]:
    if support.denying_others:
        return IMPROBABLE, "nobody affirms it, and someone who is no party to it denies it"
    return NOT_JUDGED, "nobody affirms it, and only a party to it denies it"


def _after_denials(value: int, support: Support) -> int:
    if value == NOT_JUDGED:
        return value
    if support.denying_others:
        return IMPROBABLE if support.denying_others >= support.all else min(value + 2, IMPROBABLE)
    if support.denying_parties:
        return min(value + 1, IMPROBABLE) if support.all == 1 else max(value, PROBABLE)
    return value


def _denials_in_words(support: Support) -> str:
    told = []
    if support.denying_others:
        told.append(
            f"{_sources(support.denying_others)} outside it den{'y' if support.denying_others > 1 else 'ies'} it"
        )
    if support.denying_parties:
        told.append(f"a party to it ({', '.join(support.denying_parties)}) denies it, which counts for less")
    return "".join(f"; {part}" for part in told) or ", and nobody denies it"


def _sources(number: int) -> str:
    word = _SMALL[number] if number < len(_SMALL) else f"{number}"
    return f"{word} independent source{'s' * (number != 1)}"
