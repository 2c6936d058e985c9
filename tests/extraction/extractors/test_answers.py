from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.extraction.extractors.telling import answer, completion, told

from tumen.errors import ReaderAnswerError
from tumen.extraction.extractors.answers import read_answer, read_reply


def test_the_words_of_a_completion() -> None:
    assert read_reply(completion("hello")) == "hello"


@pytest.mark.parametrize("body", [b"", b"<html>", b"[]", b"{}", b'{"choices": []}', b'{"choices": [1]}', b"\xff"])
def test_what_is_no_completion_is_an_error(body) -> None:
    with pytest.raises(ReaderAnswerError, match="not a chat completion"):
        read_reply(body)


def test_an_answer_that_was_cut_off_is_an_error_with_what_to_do() -> None:
    with pytest.raises(ReaderAnswerError, match="cut off") as error:
        read_reply(completion('{"claims": [', ended="length"))
    assert "TUMEN_LANGUAGE_MODEL_TOKENS" in error.value.hint


@pytest.mark.parametrize("around", ["{}", "```json\n{}\n```", "```\n{}\n```", "<think>no {{}} yes</think>\n{}"])
def test_claims_are_found_in_their_wrapping(around) -> None:
    words = around.replace("{{}}", "[]").replace("{}", answer(told()))
    assert len(read_answer(words).claims) == 1


@pytest.mark.parametrize("words", ["", "No claims.", "[]", '{"claims": {}}', '{"claim": []}', "[" * 100_000])
def test_what_is_not_json_with_claims_is_an_error(words) -> None:
    with pytest.raises(ReaderAnswerError, match="not JSON with claims"):
        read_answer(words)


@pytest.mark.parametrize(
    ("claim", "where"),
    [(told(stage="finished"), "stage"), (told(certainty=None), "certainty"), ({"act": {}}, "quote"), ("x", "claim")],
)
def test_a_claim_that_breaks_the_contract_is_set_aside_and_the_others_stay(claim, where) -> None:
    found = read_answer(json.dumps({"claims": [claim, told()]}))
    assert len(found.claims) == 1
    assert found.invalid == (f"{where} is not as the contract says",)


def test_an_empty_string_is_none() -> None:
    (claim,) = read_answer(answer(told(when="", exchange=""))).claims
    assert (claim.when, claim.exchange) == (None, None)


def test_no_more_claims_than_a_window_can_hold_are_taken() -> None:
    found = read_answer(answer(*[told()] * 205))
    assert (len(found.claims), len(found.invalid)) == (200, 5)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*told(), "x"]), inner, max_size=4),
    max_leaves=10,
)


@given(st.lists(json_values, max_size=4))
def test_anything_can_be_answered_without_a_crash(claims) -> None:
    found = read_answer(json.dumps({"claims": claims}))
    assert len(found.claims) + len(found.invalid) == len(claims)
