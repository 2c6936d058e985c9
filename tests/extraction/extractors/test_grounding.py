from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extraction.extractors.telling import TEXT, claim_told, window_of

from tumen.contract import claim_from_json, claim_to_json
from tumen.extraction.extractors.grounding import CONFIDENCE, ground
from tumen.extraction.extractors.naming import Unfounded
from tumen.model import Claim, Quantity, Span


def read(text: str = TEXT, **fields: object) -> Claim:
    document, window = window_of(text)
    return ground(claim_told(quote=fields.pop("quote", text), **fields), document, window, "language-model.v1")


def party(text: str, party_id: str | None, kind: str = "state") -> dict[str, object]:
    return {"text": text, "id": party_id, "kind": kind}


def test_a_claim_that_stands_in_the_text_has_the_spans_of_its_words() -> None:
    claim = read()
    for item in (claim.act, *claim.actors, *claim.recipients, *claim.goods, claim.when, *claim.speakers):
        assert TEXT[item.span.start : item.span.end] == item.text
    assert (claim.quote, claim.sentence) == (TEXT, Span(0, len(TEXT)))
    assert (claim.extractor, claim.confidence) == ("language-model.v1", CONFIDENCE)
    assert claim_from_json(claim_to_json(claim)) == claim


def test_what_the_contract_derives_is_worked_out_from_the_words() -> None:
    claim = read()
    assert (claim.act.quad, claim.act.score, claim.act.context) == (2, 10.0, ("military",))
    assert claim.goods[0].quantity == Quantity(None, 12000, "persons", approximate=False)
    assert (claim.when.earliest, claim.when.latest) == (date(2024, 10, 1), date(2024, 10, 31))
    assert claim.when.precision == "month"


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"quote": "North Korea sent 12,000 troops to Russia."}, "quote"),
        ({"act": {"code": "AID", "text": "deployed"}}, "act"),
        ({"actors": [party("Pyongyang", "PRK")]}, "actors"),
        ({"recipients": [party("Moscow", "RUS")]}, "recipients"),
        ({"affected": [party("Ukraine", "UKR")]}, "affected"),
        ({"goods": [{"text": "soldiers", "category": "personnel.troops"}]}, "goods"),
        ({"goods": [{"text": "troops", "category": "personnel.troops", "amount": "10,000"}]}, "goods.amount"),
        ({"when": "in November 2024"}, "when"),
        ({"where": ["Kursk"]}, "where"),
        ({"certainty_cues": ["reportedly"]}, "certainty_cues"),
        ({"speakers": [{"text": "The Kremlin", "id": "RUS", "kind": "body"}]}, "speakers"),
        ({"speakers": [{"text": "Officials in Seoul", "id": None, "cue": "claimed"}]}, "speakers.cue"),
    ],
)
def test_made_up_words_in_any_field_drop_the_claim(fields, reason) -> None:
    with pytest.raises(Unfounded, match=rf"^{reason} is not in the"):
        read(**fields)


@given(st.text(min_size=1, max_size=12).filter(lambda words: words not in TEXT))
def test_no_word_that_is_not_in_the_text_ever_stands_in_a_claim(words) -> None:
    with pytest.raises(Unfounded):
        read(actors=[party(words, None)])


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"act": {"code": "GIVE", "text": "sent"}}, "act.code"),
        ({"act": {"code": "AID", "mode": "visit", "text": "sent"}}, "act.mode"),
        ({"goods": [{"text": "troops", "category": "people"}]}, "goods.category"),
        ({"goods": [{"text": "troops", "category": "personnel.troops", "unit": "heads"}]}, "goods.unit"),
        ({"actors": [party("North Korea", "NKO")]}, "id is not in the vocabulary"),
        ({"actors": [party("North Korea", "KOR")]}, "id is not that of its words"),
        ({"speakers": [{"text": "Officials in Seoul", "for": "XYZ"}]}, "speakers.for"),
        ({"actors": [], "recipients": []}, "at least one actor"),
    ],
)
def test_what_is_not_in_the_vocabulary_drops_the_claim(fields, reason) -> None:
    with pytest.raises(Unfounded, match=reason):
        read(**fields)


def test_of_repeated_words_those_nearest_to_the_act_are_meant() -> None:
    text = "North Korea said that Russia, which trades with North Korea, sent oil to North Korea."
    claim = read(
        text,
        actors=[party("Russia", "RUS")],
        recipients=[party("North Korea", "PRK")],
        goods=[{"text": "oil", "category": "energy.refined_petroleum"}],
        when=None,
        speakers=[{"text": "North Korea", "id": "PRK", "kind": "state", "cue": "said"}],
    )
    assert claim.speakers[0].span.start == 0
    assert claim.recipients[0].span.start in {text.index("North Korea,"), text.rindex("North Korea")}
    assert claim.goods[0].span == Span(text.index("oil"), text.index("oil") + 3)


def test_of_two_acts_with_one_word_the_one_beside_the_parties_is_meant() -> None:
    text = "Russia sent oil to Laos and China sent coal to Cuba."
    claim = read(
        text,
        actors=[party("China", "CHN")],
        recipients=[party("Cuba", "CUB")],
        goods=[{"text": "coal", "category": "energy.coal"}],
        when=None,
        speakers=[],
    )
    assert claim.act.span.start == text.rindex("sent")


def test_two_parties_with_one_name_take_two_places() -> None:
    text = "Russia sent troops from Russia."
    claim = read(
        text,
        actors=[party("Russia", "RUS")],
        recipients=[party("Russia", "RUS")],
        goods=[],
        when=None,
        speakers=[],
    )
    assert {claim.actors[0].span, claim.recipients[0].span} == {Span(0, 6), Span(24, 30)}


def test_a_part_of_a_sentence_is_quoted_and_the_claim_has_the_whole_sentence() -> None:
    claim = read(f"It rained. {TEXT}", quote="North Korea sent up to 12,000 troops to Russia in October 2024.")
    assert claim.quote == TEXT
    assert claim.sentence.start == len("It rained. ")


def test_a_party_may_stand_in_another_sentence_and_goods_may_not() -> None:
    text = "North Korea has many shells. It sent some to Russia."
    fields = {"quote": "It sent some to Russia.", "when": None, "speakers": []}
    claim = read(text, **fields, goods=[])
    assert claim.actors[0].span == Span(0, 11)
    with pytest.raises(Unfounded, match="goods is not in the sentence"):
        read(text, **fields, goods=[{"text": "shells", "category": "arms.ammunition.artillery"}])


def test_a_leader_and_a_capital_are_their_state_and_the_text_is_kept() -> None:
    text = "Moscow sent oil, and the envoy thanked it."
    claim = read(
        text,
        actors=[party("Moscow", "RUS", "body")],
        recipients=[party("the envoy", "PRK", "person")],
        goods=[],
        when=None,
        speakers=[],
    )
    assert (claim.actors[0].kind, claim.actors[0].via.kind) == ("state", "capital")
    assert (claim.recipients[0].kind, claim.recipients[0].via.name) == ("state", "the envoy")


def test_places_are_those_of_the_vocabulary() -> None:
    text = "North Korea sent troops to Russia, to fight in Kursk, near Nowhereville."
    claim = read(text, goods=[], when=None, speakers=[], where=["Kursk", "Nowhereville"])
    assert claim.where[0].country == "RUS"
    assert (claim.where[1].name, claim.where[1].country) == ("Nowhereville", None)


def test_a_time_that_no_rule_reads_is_open() -> None:
    text = "North Korea sent troops to Russia when the snow melted."
    claim = read(text, goods=[], speakers=[], when="when the snow melted")
    assert (claim.when.earliest, claim.when.latest, claim.when.precision) == (None, None, "open")
