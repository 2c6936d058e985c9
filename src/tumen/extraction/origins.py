"""Where goods and people come from: their nationality, or "from", "made in", "supplied by"."""

from __future__ import annotations

from tumen.extraction.filled import Filled
from tumen.extraction.roles import parties_of
from tumen.extraction.sentence import GoodsAt, PartyAt, Sentence
from tumen.vocabulary.goods import goods_tree

_MAKING = frozenset(
    {"make", "supply", "produce", "provide", "manufacture", "build", "deliver", "sell", "design", "ship"}
)


def origins(sentence: Sentence, goods: list[GoodsAt]) -> list[PartyAt]:
    """Where used goods come from: their nationality, or "from", "made in", "supplied by"."""
    found: list[PartyAt] = []
    for item in goods:
        head = sentence.doc[item.end - 1]
        for child in head.children:
            if child.dep_ in {"amod", "compound", "poss", "nmod"}:
                party = sentence.party_at.get(child.i) or next(
                    (sentence.party_at[grand.i] for grand in child.children if grand.i in sentence.party_at), None
                )
                if party is not None:
                    found.append(party)
            elif child.dep_ == "prep" and (child.lower_ == "from" or (child.lower_ == "of" and _are_people(item))):
                found.extend(parties_of(sentence, [noun for noun in child.children if noun.dep_ == "pobj"]))
            elif child.dep_ == "acl" and child.lemma_.lower() in _MAKING:
                nouns = [
                    noun
                    for link in child.children
                    if link.dep_ in {"agent", "prep"} and link.lower_ in {"by", "in", "from"}
                    for noun in link.children
                    if noun.dep_ == "pobj"
                ]
                found.extend(parties_of(sentence, nouns))
    return list({party.id: party for party in found}.values())


def _are_people(goods: GoodsAt) -> bool:
    return goods_tree().top(goods.category) in {"personnel", "labour"}


def made_by(sentence: Sentence, goods: list[GoodsAt]) -> set[int]:
    """The words "supplied", "made" that only say where used goods come from."""
    return {
        child.i
        for item in goods
        for child in sentence.doc[item.end - 1].children
        if child.dep_ == "acl" and child.lemma_.lower() in _MAKING
    }


def people_come_from(sentence: Sentence, filled: Filled) -> None:
    """Soldiers and workers are given by their own state, whoever carries them; so are goods without a giver."""
    people = [item for item in filled.goods if goods_tree().top(item.category) in {"personnel", "labour"}]
    found = origins(sentence, people or ([] if filled.actors else filled.goods))
    if found and {party.id for party in found} != {party.id for party in filled.actors}:
        filled.actors = found
        filled.reasons.append("giver from the nationality of what is given")


def without(parties: list[PartyAt], others: list[PartyAt]) -> list[PartyAt]:
    """The parties that are not among the others."""
    ids = {party.id for party in others}
    return [party for party in parties if party.id not in ids]
