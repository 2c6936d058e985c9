"""What a sentence holds, as an explanation shows it: the parse, the parties, the goods, the times, the places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tumen.extraction.explanation import GoodsFound, PartyFound, PlaceFound, TimeFound, Word
from tumen.extraction.goods import mention
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.parties import party_title

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FORMS = {
    "name": "name list",
    "adjective": "nationality",
    "demonym": "nationality: its people",
    "capital": "a capital stands for its state",
    "seat": "a seat of government stands for its state",
    "person": "name list: an office-holder stands for the state",
    "surname": "surname of an office-holder",
    "office": "office: its holder stands for the state",
    "ministry": "a ministry stands for its state",
    "force": "armed forces stand for their state",
    "agency": "an agency stands for its state",
    "news_agency": "a state's news agency",
    "body": "name list: a body",
    "bloc": "name list: a bloc",
    "group": "a group without a name: nobody that a list knows",
    "named": "a name that no list knows",
    "reference": "pointing back",
    "place": "place: the state it lies in",
}


def meaning(label: str) -> str:
    """A label of the parse in words: "dobj" is "direct object"."""
    from spacy.glossary import GLOSSARY  # noqa: PLC0415 - spaCy takes a second to import

    return GLOSSARY.get(label, label).lower()


def words_of(doc: Doc) -> tuple[Word, ...]:
    """The parse in the order of the text."""
    return tuple(
        Word(
            token.i,
            token.text,
            token.lemma_,
            "preposition" if token.pos_ == "ADP" else meaning(token.pos_),
            token.tag_,
            token.dep_,
            meaning(token.dep_),
            None if token.head.i == token.i else token.head.i,
            _depth(token),
        )
        for token in doc
        if not token.is_space
    )


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def tree_order(words: Iterable[Word]) -> list[Word]:
    """Words with each before those that hang on it, which follow it in the order of the text."""
    given = list(words)
    under: dict[int | None, list[Word]] = {}
    known = {word.index for word in given}
    for word in given:
        under.setdefault(word.head if word.head in known else None, []).append(word)
    found: list[Word] = []
    waiting = list(reversed(under.get(None, [])))
    while waiting:
        word = waiting.pop()
        found.append(word)
        waiting.extend(reversed(under.get(word.index, [])))
    return found


def tree_shown(words: Iterable[Word]) -> list[Word]:
    """Words in :func:`tree_order`, without the punctuation that nothing hangs on."""
    given = list(words)
    heads = {word.head for word in given}
    return tree_order(word for word in given if word.relation != "punct" or word.index in heads)


def form_rule(form: str) -> str:
    """The rule by which words of a form are a party."""
    return _FORMS.get(form, form)


def title_of(party: PartyAt) -> str:
    """A party's name for display."""
    return "not known" if party.id is None else party_title(party.id)


def parties_found(sentence: Sentence, named: Iterable[PartyAt], *, read: bool = True) -> tuple[PartyFound, ...]:
    """The parties of a sentence by the rule that gave each. ``named`` are those of the name lists before screening.

    ``read`` is false for a sentence that was not parsed: then nothing was screened and nothing points back.
    """
    found = list(sentence.parties)
    dropped = [party for party in named if party not in found]
    back = [party for token in sentence.doc for party in _points_back(sentence, token)] if read else []
    every = [(party, True) for party in [*found, *back]] + [(party, False) for party in dropped]
    every.sort(key=lambda item: (item[0].start, item[0].id or ""))
    return tuple(_party(sentence, party, kept=kept) for party, kept in every)


def _points_back(sentence: Sentence, token: Token) -> tuple[PartyAt, ...]:
    return () if token.i in sentence.party_at else sentence.point_back(sentence, token)


def _party(sentence: Sentence, party: PartyAt, *, kept: bool) -> PartyFound:
    rule = form_rule(party.form) if kept else "left out: part of another name"
    return PartyFound(
        sentence.doc[party.start : party.end].text,
        sentence.span(party.start, party.end),
        party.id,
        title_of(party),
        party.kind,
        party.form,
        party.via,
        rule,
        kept,
    )


def goods_found(sentence: Sentence) -> tuple[GoodsFound, ...]:
    """The goods of a sentence, each with its amount."""
    found = []
    for goods in sentence.goods:
        told = mention(sentence, goods)
        rule = "goods tree, a word that is goods only in the role of goods" if goods.weak else "goods tree"
        title = goods_tree().title(goods.category)
        found.append(GoodsFound(told.text, told.span, goods.category, title, told.quantity, rule))
    return tuple(found)


def times_found(sentence: Sentence) -> tuple[TimeFound, ...]:
    """The times of a sentence as days."""
    return tuple(
        TimeFound(
            time.text,
            sentence.characters(time.start, time.end),
            time.interval.earliest,
            time.interval.latest,
            time.interval.precision,
        )
        for time in sentence.times
    )


def places_found(sentence: Sentence) -> tuple[PlaceFound, ...]:
    """The places of a sentence."""
    return tuple(
        PlaceFound(
            sentence.doc[place.start : place.end].text,
            sentence.span(place.start, place.end),
            place.name,
            place.country,
        )
        for place in sentence.places
    )
