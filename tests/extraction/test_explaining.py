from __future__ import annotations

import json
from datetime import date

import pytest

from tumen.contract import claim_from_json, document_id
from tumen.extraction import explain, explanation_to_json, extract_document
from tumen.extraction.climbing import climb
from tumen.extraction.findings import tree_order
from tumen.extraction.governing import outlook
from tumen.extraction.language import pipeline
from tumen.model import Document, Span

DENIAL = "Pyongyang denied supplying Russia with 5,000 artillery shells in October."
HEDGED = "Seoul's spy agency said on Friday that North Korea may have sent up to 12,000 troops to Russia."
NOUN = "The delivery of 30 tanks to Ukraine by Poland was completed in March 2023."
EXCHANGE = "North Korea sent missiles to Russia in return for oil."
PRONOUN = "Kim Jong Un visited Moscow in 2024. He promised to send more shells to Russia."
OTHERS = (
    "If Iran sends drones to Russia, sanctions will follow.",
    "China and North Korea held talks. The two countries agreed to expand trade.",
    "The weather was fine. Nobody in the valley had seen such a summer.",
    "Will China send food to Laos?",
    "Washington asked Tokyo not to sell chips to China, according to two officials.",
    "Iran sent Russia drones. This likely included spare parts.",
    "Russia, Seoul says, neither confirmed nor denied that it had sent fuel to Iran.",
)
EVERY = (DENIAL, HEDGED, NOUN, EXCHANGE, PRONOUN, *OTHERS)


def document(text: str) -> Document:
    return Document(id=document_id(text), text=text, published=date(2024, 12, 5))


def fields(given) -> dict[str, tuple[str, str]]:
    return {field.field: (field.value, field.rule) for field in given.fields}


def trigger(sentence, word: str):
    return next(item for item in sentence.triggers if item.word == word)


def kept(tried):
    return next(frame for frame in tried.frames if frame.outcome == "kept")


@pytest.mark.parametrize("text", EVERY)
def test_explaining_tells_the_claims_that_reading_tells(text) -> None:
    assert [given.claim for given in explain(document(text)).claims] == extract_document(document(text))


@pytest.mark.parametrize("text", EVERY)
def test_the_climb_told_step_by_step_ends_where_the_climb_ends(text) -> None:
    for token in pipeline()(text):
        assert climb(token)[0] == outlook(token)


@pytest.mark.parametrize("text", EVERY)
def test_every_span_holds_its_words_and_every_frame_has_a_reason(text) -> None:
    for sentence in explain(document(text)).sentences:
        assert text[slice(*sentence.span)] == sentence.text
        for item in (*sentence.parties, *sentence.goods, *sentence.times, *sentence.places):
            assert text[slice(*item.span)] == item.text
        for tried in sentence.triggers:
            assert tried.outcome
            assert all(frame.reason and frame.line > 0 for frame in tried.frames)
        for given in sentence.claims:
            assert all(field.value and field.rule for field in given.fields)


def test_a_denial_shows_the_word_that_denies() -> None:
    (sentence,) = explain(document(DENIAL)).sentences
    (given,) = sentence.claims
    assert fields(given)["polarity"] == ("denied", "“denied”")
    assert fields(given)["said by"] == ("Pyongyang", "“denied”")
    tried = trigger(sentence, "supplying")
    assert kept(tried).act == "AID"
    assert [(role.role, role.id) for role in kept(tried).roles] == [
        ("actor", "PRK"),
        ("recipient", "RUS"),
        ("goods", "arms.ammunition.artillery"),
    ]
    assert [(step.word, [(e.field, e.before, e.after) for e in step.effects]) for step in tried.governing] == [
        ("supplying", []),
        (
            "denied",
            [("polarity", "affirmed", "denied"), ("speakers", "the document itself", "Pyongyang (denied)")],
        ),
    ]
    assert trigger(sentence, "denied").outcome == "names no act here: no frame of it was kept"
    capital = next(party for party in sentence.parties if party.text == "Pyongyang")
    assert (capital.id, capital.rule) == ("PRK", "a capital stands for its state")


def test_a_hedge_in_reported_speech_shows_who_says_it_and_what_lowers_the_certainty() -> None:
    (sentence,) = explain(document(HEDGED)).sentences
    (given,) = sentence.claims
    assert fields(given)["certainty"] == ("possible", "“may”")
    assert fields(given)["said by"] == ("Seoul's spy agency", "“said”")
    assert fields(given)["goods"][0] == "Troops, up to 12,000 persons"
    sent, said = trigger(sentence, "sent").governing
    assert [(effect.field, effect.after) for effect in sent.effects] == [("certainty", "possible")]
    assert "'may'" in sent.why
    assert [effect.field for effect in said.effects] == ["speakers"]


def test_refused_frames_say_what_they_ask_for_and_what_was_there() -> None:
    (sentence,) = explain(document(HEDGED)).sentences
    refused = [frame for frame in trigger(sentence, "sent").frames if frame.outcome == "refused"]
    protest = next(frame for frame in refused if frame.act == "ACCUSE")
    assert "“protest” as its object, and has “troops”" in protest.reason
    other = [frame for frame in trigger(sentence, "sent").frames if frame.outcome == "other words"]
    assert all(frame.reason.startswith("asks for “") for frame in other)


def test_a_passive_of_a_noun_shows_where_its_sides_stand() -> None:
    (sentence,) = explain(document(NOUN)).sentences
    rules = {role.role: (role.id, role.rule) for role in kept(trigger(sentence, "delivery")).roles}
    assert rules["actor"] == ("POL", "subject of “delivery”; name list")
    assert rules["recipient"] == ("UKR", "after “to” (“delivery”); name list")
    assert rules["goods"][0] == "arms.armour.tanks"
    (given,) = sentence.claims
    assert fields(given)["when"][0] == "2023-03-01 to 2023-03-31, month"
    assert "told by a noun" in fields(given)["confidence"][1]


def test_an_exchange_shows_both_legs_of_one_word() -> None:
    (sentence,) = explain(document(EXCHANGE)).sentences
    there, back = sentence.claims
    assert trigger(sentence, "sent").claims == (1, 2)
    assert fields(there)["exchange"] == fields(back)["exchange"]
    assert fields(back)["actor"][0] == "Russia (RUS)"
    assert "the other leg of the exchange" in back.reasons


def test_a_pronoun_shows_whom_it_points_back_at() -> None:
    first, second = explain(document(PRONOUN)).sentences
    he = next(party for party in second.parties if party.text == "He")
    assert (he.id, he.rule, he.via.name) == ("PRK", "pointing back", "Kim Jong Un")
    (given,) = second.claims
    assert given.number == len(first.claims) + 1
    assert fields(given)["actor"] == ("North Korea (PRK), via Kim Jong Un", "“He”: pointing back; subject of “send”")
    assert fields(given)["act"][1].startswith("promised or to come (PLOVER)")
    assert fields(given)["stage"] == ("pledged", "“promised”")


def test_a_condition_is_said_to_be_one() -> None:
    (sentence,) = explain(document(OTHERS[0])).sentences
    assert sentence.claims == ()
    assert trigger(sentence, "sends").outcome == "only supposed: it stands under a condition"


def test_a_question_tells_nothing_and_says_so() -> None:
    (sentence,) = explain(document(OTHERS[3])).sentences
    assert trigger(sentence, "send").outcome.startswith("a question")


def test_a_sentence_that_is_not_parsed_says_why() -> None:
    first, *_ = explain(document(OTHERS[2])).sentences
    assert not first.parsed
    assert first.words == ()
    assert "names nobody that a list knows" in first.why


def test_one_sentence_can_be_asked_for_and_is_still_read_after_those_before_it() -> None:
    start = PRONOUN.index("He promised")
    found = explain(document(PRONOUN), Span(start, len(PRONOUN)))
    assert [sentence.text for sentence in found.sentences] == [PRONOUN[start:]]
    assert [given.number for given in found.claims] == [1]
    assert found.claims[0].claim.actors[0].id == "PRK"


def test_a_language_without_a_reader_is_said() -> None:
    unread = Document(id="doc_x", text="북한", language="ko", read_state="not read (ko)")
    assert explain(unread).note == "There is no reader for this language yet: not read (ko)."


def test_the_parse_is_told_heads_first() -> None:
    (sentence,) = explain(document(DENIAL)).sentences
    order = tree_order(sentence.words)
    assert [word.text for word in order[:3]] == ["denied", "Pyongyang", "supplying"]
    assert sorted(word.index for word in order) == [word.index for word in sentence.words]
    assert [word.depth for word in order[:3]] == [0, 1, 1]


def test_the_json_holds_claims_of_the_contract() -> None:
    found = explain(document(HEDGED))
    data = json.loads(json.dumps(explanation_to_json(found)))
    assert claim_from_json(data["sentences"][0]["claims"][0]["claim"]) == found.claims[0].claim
    assert data["sentences"][0]["triggers"][0]["frames"][0]["line"] > 0
