"""Parties and goods found by their names in the words of a sentence, before it is parsed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from tumen.extraction.gazetteer import Gazetteer, Match
from tumen.extraction.language import tokenizer
from tumen.extraction.sentence import GoodsAt, PartyAt
from tumen.model import Via
from tumen.vocabulary.agents import ContextualName, agents
from tumen.vocabulary.goods import GoodsTerm, goods_tree
from tumen.vocabulary.parties import PartyName, party_names

if TYPE_CHECKING:
    from spacy.tokens import Doc


def _words(phrase: str) -> list[str]:
    return [token.text for token in tokenizer().make_doc(phrase)]


@cache
def _parties() -> Gazetteer[PartyName]:
    return Gazetteer(((name.phrase, name) for name in party_names() if name.id is not None), _words)


@cache
def _goods() -> Gazetteer[GoodsTerm]:
    return Gazetteer(((term.phrase, term) for term in goods_tree().terms), _words, fold_last=True)


def find_parties(doc: Doc, published: date | None) -> list[PartyAt]:
    """The parties that a sentence names. Of several holders of a name, the one of the day of publication."""

    def keep(name: PartyName, start: int, end: int) -> bool:
        text = doc[start:end].text
        if name.case_sensitive:
            return text.replace("’", "'") == name.phrase
        return any(character.isupper() for character in text)

    words = [token.lower_.replace("’", "'") for token in doc]
    return [_party(match, published) for match in _parties().find(words, keep)]


def _party(match: Match[PartyName], published: date | None) -> PartyAt:
    name = _holder(match.values, published)
    return PartyAt(match.start, match.end, name.id, name.kind, name.form, name.via, name.ambiguous)


def _holder(names: Sequence[PartyName], published: date | None) -> PartyName:
    bodies = [name for name in names if name.ambiguous and name.kind in {"bloc", "body"}]
    if bodies and len({name.id for name in names}) > 1:
        return bodies[0]
    if len(names) == 1 or published is None:
        return names[0]

    def distance(name: PartyName) -> tuple[bool, int]:
        early = name.since is not None and name.since > published
        late = name.until is not None and name.until < published
        days = (published - name.until).days if late and name.until else 0
        return early, days

    return min(names, key=distance)


@cache
def _contextual() -> tuple[tuple[ContextualName, list[str]], ...]:
    return tuple((name, _words(name.phrase)) for name in agents().contextual)


def find_contextual(doc: Doc, taken: Collection[PartyAt], ids: Collection[str | None]) -> list[PartyAt]:
    """Names such as "the North" that mean a party only beside one of its companions, found where nothing else is."""
    known = set(ids)
    names = [(name, words) for name, words in _contextual() if name.companions & known]
    if not names:
        return []
    here = {token.text for token in doc}
    covered = {index for party in taken for index in range(party.start, party.end)}
    found = []
    for name, words in names:
        if words[-1] not in here:
            continue
        for start in range(len(doc) - len(words) + 1):
            end = start + len(words)
            if covered & set(range(start, end)) or [token.text for token in doc[start:end]] not in (
                words,
                [words[0].capitalize(), *words[1:]],
            ):
                continue
            if _fits(doc, end, possessive=name.possessive):
                via = Via(name.person, "person") if name.person else None
                found.append(PartyAt(start, end, name.id, "state", "person" if via else "name", via))
                covered |= set(range(start, end))
    return found


def _fits(doc: Doc, end: int, *, possessive: bool) -> bool:
    following = doc[end].text if end < len(doc) else ""
    if possessive:
        return following in {"'s", "’s"}
    return not following[:1].isupper() and following not in {"-", "–"}


def find_goods(doc: Doc, parties: Collection[PartyAt]) -> list[GoodsAt]:
    """The goods that a sentence names, outside the names of parties."""
    covered = {index for party in parties for index in range(party.start, party.end)}

    def keep(term: GoodsTerm, start: int, end: int) -> bool:
        if covered & set(range(start, end)):
            return False
        text = doc[start:end].text
        return not term.proper or any(character.isupper() or character.isdigit() for character in text)

    words = [token.lower_ for token in doc]
    found = [
        GoodsAt(match.start, match.end, match.values[0].category, match.values[0].weak, match.values[0].proper)
        for match in _goods().find(words, keep)
    ]
    return _with_makes(found)


def _with_makes(found: list[GoodsAt]) -> list[GoodsAt]:
    """Goods with the name of a make before them joined to it: "S-400 batteries" are what S-400 is."""
    joined: list[GoodsAt] = []
    for goods in found:
        last = joined[-1] if joined else None
        ammunition = goods.category.startswith("arms.ammunition")
        if last is not None and last.proper and last.end == goods.start and not goods.proper and not ammunition:
            joined[-1] = replace(last, end=goods.end)
        else:
            joined.append(goods)
    return joined
