from __future__ import annotations

import json
import logging

import pytest
from tests.builders import make_document
from tests.extraction.extractors.telling import TEXT, answer, completion, reader, serving, told
from tests.extraction.extractors.test_transport import closed_port

from tumen.errors import (
    MarkingRefusedError,
    ReaderAnswerError,
    ReaderUnreachableError,
    SettingsError,
    UnreadError,
)
from tumen.extraction.extractors.question import question

CLEAR = make_document(TEXT, marking="TLP:CLEAR")
GOOD = (200, completion(answer(told())))


@pytest.fixture
def settings(tmp_path) -> dict[str, str]:
    return {"model": "small", "cache": str(tmp_path / "cache")}


def test_a_document_becomes_claims_of_this_reader(settings) -> None:
    with serving(GOOD) as server:
        (claim,) = reader(url=server.url, **settings).extract(CLEAR)
    assert (claim.document, claim.extractor) == (CLEAR.id, "language-model.v1")
    assert json.loads(server.asked[0]["messages"][1]["content"])["text"] == TEXT


def test_a_made_up_quote_is_dropped_counted_and_said(settings, caplog) -> None:
    invented = told(quote="Russia sent oil to North Korea.", act={"code": "AID", "text": "sent"})
    with serving((200, completion(answer(told(), invented, invented, told(stage="over"))))) as server:
        claims = reader(url=server.url, **settings).extract(CLEAR)
    assert len(claims) == 1
    (record,) = caplog.records
    assert record.levelno == logging.WARNING
    assert "3 claims of the language model dropped, 1 kept" in record.getMessage()
    assert "quote is not in the text (2)" in record.getMessage()
    assert "stage is not as the contract says (1)" in record.getMessage()


def test_the_same_question_is_asked_once(settings) -> None:
    with serving(GOOD) as server:
        first = reader(url=server.url, **settings).extract(CLEAR)
        again = reader(url=server.url, **settings).extract(CLEAR)
        assert len(server.asked) == 1
        reader(url=server.url, **(settings | {"model": "large"})).extract(CLEAR)
        assert len(server.asked) == 2
    assert first == again


def test_a_kept_answer_needs_no_server(settings) -> None:
    with serving(GOOD) as server:
        first = reader(url=server.url, **settings).extract(CLEAR)
    assert reader(url=f"http://127.0.0.1:{closed_port()}/v1", **settings).extract(CLEAR) == first


def test_a_bad_answer_is_an_error_and_is_asked_for_again(settings) -> None:
    with serving((200, completion("I cannot do that.")), GOOD) as server:
        opened = reader(url=server.url, **settings)
        with pytest.raises(ReaderAnswerError, match="I cannot do that"):
            opened.extract(CLEAR)
        assert len(opened.extract(CLEAR)) == 1


def test_nothing_is_sent_that_the_marking_does_not_allow(settings) -> None:
    with serving(GOOD) as server:
        opened = reader(url=server.url, **settings)
        with pytest.raises(MarkingRefusedError):
            opened.extract(make_document(TEXT))
        assert server.asked == []
        assert len(opened.extract(make_document(TEXT, marking="TLP:RED"))) == 1
        assert len(reader(url=server.url, send="unmarked", **settings).extract(make_document(TEXT))) == 1


def test_a_kept_answer_does_not_open_a_marking(settings) -> None:
    with serving(GOOD) as server:
        reader(url=server.url, **settings).extract(CLEAR)
    away = reader(url="http://models.example.invalid/v1", **settings)
    with pytest.raises(MarkingRefusedError):
        away.extract(make_document(TEXT, marking="TLP:AMBER"))


def test_a_server_that_is_not_there_is_an_error(settings) -> None:
    with pytest.raises(ReaderUnreachableError):
        reader(url=f"http://127.0.0.1:{closed_port()}/v1", **settings).extract(CLEAR)


def test_a_document_over_the_limit_is_not_sent(settings) -> None:
    with serving(GOOD) as server:
        with pytest.raises(UnreadError, match="more than the 50"):
            reader(url=server.url, characters="50", **settings).extract(CLEAR)
        assert server.asked == []


def test_a_long_document_is_read_window_by_window_with_the_sentence_before(settings) -> None:
    sentence = "Nothing was given to anybody on that long and quiet day. "
    document = make_document(sentence * 60 + "\n\n" + TEXT, marking="TLP:CLEAR")
    with serving((200, completion(answer())), GOOD) as server:
        claims = reader(url=server.url, window="2000", **settings).extract(document)
    inputs = [json.loads(asked["messages"][1]["content"]) for asked in server.asked]
    assert len(inputs) > 1
    assert inputs[0]["before"] == ""
    assert inputs[1]["before"] == sentence.strip()
    assert all(given["text"] in document.text for given in inputs)
    assert {claim.sentence.start for claim in claims} == {document.text.index(TEXT)}


def test_both_legs_of_an_exchange_get_one_id_and_a_lone_leg_none(settings) -> None:
    text = "Russia sent oil to Laos, and Laos sent rice to Russia."
    there = {"text": "Russia", "id": "RUS", "kind": "state"}
    here = {"text": "Laos", "id": "LAO", "kind": "state"}
    common = {"quote": text, "when": None, "speakers": []}
    legs = [
        told(**common, actors=[there], recipients=[here], exchange="trade",
             goods=[{"text": "oil", "category": "energy.refined_petroleum"}]),
        told(**common, actors=[here], recipients=[there], exchange="trade",
             goods=[{"text": "rice", "category": "food.rice"}]),
    ]  # fmt: skip
    document = make_document(text, marking="TLP:CLEAR")
    with serving((200, completion(answer(*legs)))) as server:
        first, second = reader(url=server.url, **settings).extract(document)
    assert first.exchange == second.exchange
    assert first.exchange.startswith("exc_")
    with serving((200, completion(answer(legs[0])))) as server:
        (lone,) = reader(url=server.url, **(settings | {"cache": "off"})).extract(document)
    assert lone.exchange is None


def test_recorded_answers_are_replayed_and_nothing_is_asked(tmp_path) -> None:
    asked = question("small", make_document(TEXT), TEXT, "")
    file = tmp_path / "recorded.jsonl"
    file.write_text(json.dumps({"key": asked.key, "answer": answer(told())}) + "\n", encoding="utf-8")
    opened = reader(recorded=str(file), model="small", url=f"http://127.0.0.1:{closed_port()}/v1")
    assert len(opened.extract(make_document(TEXT))) == 1
    with pytest.raises(ReaderAnswerError, match="the recording has no answer"):
        opened.extract(make_document("Another text."))


@pytest.mark.parametrize("line", ["{", "[]", '{"key": 1, "answer": ""}', '{"key": ""}'])
def test_a_broken_recording_is_named_with_its_line(tmp_path, line) -> None:
    file = tmp_path / "recorded.jsonl"
    file.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"TUMEN_LANGUAGE_MODEL_RECORDED is .*recorded.jsonl, and its line 2"):
        reader(recorded=str(file), model="small")


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, "no address"),
        ({"model": "small"}, "no address"),
        ({"url": "http://127.0.0.1:1/v1"}, "no model"),
        ({"url": "127.0.0.1", "model": "small"}, "not an http"),
        ({"url": "http://127.0.0.1:1/v1", "model": "small", "send": "all"}, "SEND"),
        ({"recorded": "nowhere.jsonl", "model": "small"}, "nowhere.jsonl"),
    ],
)
def test_what_is_not_configured_is_said_with_the_setting(given, wanted) -> None:
    with pytest.raises(SettingsError, match=wanted):
        reader(**given)
