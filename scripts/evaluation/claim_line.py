"""A claim line: act, parties, the act's words, then fields.

``AID PRK>RUS | sent | g: 5,000 shells = arms.ammunition.artillery 5000 rounds | c: likely reportedly | by: KOR said``
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from scripts.evaluation.labels import GoldClaim, GoldGoods, GoldParty, GoldPlace, GoldSentence, GoldSpeaker, GoldTime
from scripts.evaluation.names import BASES, CERTAINTIES, STAGES, Names
from scripts.evaluation.values import parse_amount, parse_time

from tumen.model import Span

_REFERENCE = re.compile(r"([^#]+?)(?:#(\d+))?")
_AMOUNT_AND_UNIT = 2


@dataclass(frozen=True, slots=True)
class _Scope:
    """What a claim's fields are read against: its sentence and the codes they may use."""

    sentence: GoldSentence
    names: Names


def parse_claim(line: str, number: int, sentence: GoldSentence, names: Names) -> GoldClaim:
    """The claim that a line says of its sentence. Raises ValueError that says what is wrong and what to write."""
    head, *rest = [field.strip() for field in line.split(" | ")]
    if not rest:
        raise ValueError("a claim has the words of its act after the parties: AID PRK>RUS | sent")
    act, _, parties = head.partition(" ")
    polarity = "denied" if act.startswith("!") else "affirmed"
    code, _, mode = act.removeprefix("!").partition("/")
    names.check_act(code, mode or None)
    actors, _, recipients = parties.strip().partition(">")
    act_text, act_span = _quote(rest[0], sentence)
    claim = GoldClaim(
        code=code,
        mode=mode or None,
        act_text=act_text,
        act_span=act_span,
        actors=_parties(actors, sentence),
        recipients=_parties(recipients, sentence),
        line=number,
        polarity=polarity,
    )
    if not claim.actors and not claim.recipients:
        raise ValueError("a claim has an actor or a recipient")
    scope = _Scope(sentence, names)
    for entry in rest[1:]:
        key, colon, value = entry.partition(":")
        if not colon or key not in _FIELDS:
            raise ValueError(f"unknown field {entry!r}: use one of {', '.join(_FIELDS)} and a colon")
        claim = _FIELDS[key](claim, value.strip(), scope)
    return claim


def _quote(text: str, sentence: GoldSentence) -> tuple[str, Span]:
    match = _REFERENCE.fullmatch(text)
    if match is None:
        raise ValueError(f"no words in {text!r}")
    words, which = match.group(1), int(match.group(2) or 1)
    found = [hit.start() for hit in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", sentence.text)]
    if len(found) < which:
        raise ValueError(f"{words!r} stands {len(found)} times in the sentence, not {which}")
    start = sentence.span.start + found[which - 1]
    return words, Span(start, start + len(words))


def _parties(text: str, sentence: GoldSentence) -> tuple[GoldParty, ...]:
    return tuple(_party(reference.strip(), sentence) for reference in text.split("+") if reference.strip())


def _party(reference: str, sentence: GoldSentence) -> GoldParty:
    name, _, which = reference.partition("#")
    found = [party for party in sentence.parties if party.id == name or (name == "?" and party.id is None)]
    index = int(which or 1)
    if len(found) < index:
        raise ValueError(f"the sentence marks {name!r} {len(found)} times, not {index}: mark it with braces")
    return found[index - 1]


def _goods(claim: GoldClaim, value: str, scope: _Scope) -> GoldClaim:
    text, equals, label = value.partition(" = ")
    category, *amount = label.split()
    if not equals or category not in scope.names.categories:
        raise ValueError(f"no goods code in {value!r}: write words = code amount unit")
    words, span = _quote(text, scope.sentence)
    goods = GoldGoods(category, words, span)
    if amount:
        if len(amount) != _AMOUNT_AND_UNIT or amount[1] not in scope.names.units:
            raise ValueError(f"{' '.join(amount)!r} is not an amount and a unit of units.toml")
        low, high, approximate = parse_amount(amount[0])
        goods = GoldGoods(category, words, span, low, high, amount[1], approximate)
    return replace(claim, goods=(*claim.goods, goods))


def _stage(claim: GoldClaim, value: str, _scope: _Scope) -> GoldClaim:
    if value not in STAGES:
        raise ValueError(f"there is no stage {value!r}: use one of {', '.join(sorted(STAGES))}")
    return replace(claim, stage=value)


def _certainty(claim: GoldClaim, value: str, scope: _Scope) -> GoldClaim:
    grade, _, cues = value.partition(" ")
    if grade not in CERTAINTIES:
        raise ValueError(f"there is no certainty {grade!r}: use one of {', '.join(sorted(CERTAINTIES))}")
    found = tuple(_quote(cue.strip(), scope.sentence) for cue in cues.split(",") if cue.strip())
    return replace(claim, certainty=grade, cues=found)


def _speakers(claim: GoldClaim, value: str, scope: _Scope) -> GoldClaim:
    speakers = []
    for entry in value.split(" / "):
        reference, _, cue = entry.strip().partition(" ")
        speakers.append(GoldSpeaker(_party(reference, scope.sentence), _quote(cue, scope.sentence)[0] if cue else None))
    return replace(claim, speakers=tuple(speakers))


def _when(claim: GoldClaim, value: str, scope: _Scope) -> GoldClaim:
    text, equals, label = value.partition(" = ")
    if not equals:
        raise ValueError(f"no dates in {value!r}: write words = 2024-06")
    words, span = _quote(text, scope.sentence)
    earliest, latest, vague = parse_time(label.strip())
    return replace(claim, when=GoldTime(words, span, earliest, latest, vague))


def _where(claim: GoldClaim, value: str, scope: _Scope) -> GoldClaim:
    text, _, country = value.partition(" = ")
    if country and scope.names.parties.get(country) != "state":
        raise ValueError(f"{country!r} is no state")
    words, span = _quote(text, scope.sentence)
    return replace(claim, where=(*claim.where, GoldPlace(words, span, country or None)))


def _affected(claim: GoldClaim, value: str, scope: _Scope) -> GoldClaim:
    return replace(claim, affected=_parties(value, scope.sentence))


def _exchange(claim: GoldClaim, value: str, _scope: _Scope) -> GoldClaim:
    return replace(claim, exchange=value)


def _basis(claim: GoldClaim, value: str, _scope: _Scope) -> GoldClaim:
    if value not in BASES:
        raise ValueError(f"there is no basis {value!r}: use stated or use")
    return replace(claim, basis=value)


_FIELDS: dict[str, Callable[[GoldClaim, str, _Scope], GoldClaim]] = {
    "g": _goods,
    "st": _stage,
    "c": _certainty,
    "by": _speakers,
    "t": _when,
    "at": _where,
    "af": _affected,
    "x": _exchange,
    "basis": _basis,
}
