"""A relationship that changes ("relations cooled"): who it is between, by whatever noun names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.extraction.filled import Filled
from tumen.extraction.roles import parties_of
from tumen.extraction.sentence import Sentence
from tumen.extraction.syntax import slots
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATION_NOUNS = word_set("ties.relation_nouns")


def ties(sentence: Sentence, filled: Filled) -> Filled | None:
    """A relationship that changes: the noun is the verb's subject or object, or what a noun is "of" or "in"."""
    roles = filled.slots
    nouns = [*roles.get("subj", []), *roles.get("obj", []), *roles.get("of", []), *roles.get("in", [])]
    relation = next((noun for noun in nouns if noun.lemma_.lower() in _RELATION_NOUNS), None)
    relation = relation or _relation_before(nouns)
    if relation is None:
        if filled.trigger.pos_ in {"NOUN", "PROPN"}:
            return _ties_noun(sentence, filled)
        return None
    inner = slots(relation)
    heads = [*inner.get("between", []), *inner.get("with", []), *inner.get("subj", []), *inner.get("of", []),
             *inner.get("among", []), *inner.get("to", [])]  # fmt: skip
    parties = parties_of(sentence, heads)
    modifiers = [head for head in inner.get("mod", []) if head.i in sentence.party_at]
    parties += [party for party in parties_of(sentence, modifiers) if party.id not in {item.id for item in parties}]
    if len(parties) < 2:  # noqa: PLR2004 - a relationship has two sides
        outer = [head for head in [*roles.get("subj", []), *roles.get("with", [])] if head.i != relation.i]
        known = {party.id for party in parties}
        parties += [party for party in parties_of(sentence, outer) if party.id not in known]
    if len(parties) < 2:  # noqa: PLR2004
        parties = list(sentence.point_back(sentence, relation)) or parties
    if len(parties) < 2:  # noqa: PLR2004
        return None
    filled.actors = parties
    filled.used.add(relation.i)
    return filled


def _relation_before(nouns: list[Token]) -> Token | None:
    """The relationship that "they" or "it" takes up within a sentence ("relations cooled, but they rebounded")."""
    pronoun = next((noun for noun in nouns if noun.lower_ in {"they", "it", "these"}), None)
    if pronoun is None:
        return None
    return next((token for token in pronoun.doc[: pronoun.i] if token.lemma_.lower() in _RELATION_NOUNS), None)


def _ties_noun(sentence: Sentence, filled: Filled) -> Filled | None:
    roles = filled.slots
    heads = [*roles.get("subj", []), *roles.get("between", []), *roles.get("with", []), *roles.get("carrier", [])]
    heads += [head for head in roles.get("mod", []) if head.i in sentence.party_at]
    filled.actors = parties_of(sentence, heads)
    return filled if len(filled.actors) >= 2 else None  # noqa: PLR2004
