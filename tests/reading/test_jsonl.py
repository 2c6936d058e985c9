from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import BrokenFileError, EmptyDocumentError
from tumen.reading.jsonl import parse_jsonl, parse_mapping


def test_all_keys_are_read_and_unknown_ones_ignored():
    line = {
        "id": "a1", "title": "Grain", "text": "A sent B grain.", "published": "2024-10-21", "publisher": "Wire",
        "note": 7, "url": "https://example.org/1", "language": "en",
        "author": "Jane Roe", "reliability": "B", "marking": "TLP:GREEN",
    }  # fmt: skip
    (draft,) = parse_jsonl(json.dumps(line), "a.jsonl")
    assert (draft.source_id, draft.title, draft.body, draft.published) == (
        "a1",
        "Grain",
        "A sent B grain.",
        date(2024, 10, 21),
    )
    assert (draft.publisher, draft.url, draft.language) == ("Wire", "https://example.org/1", "en")
    assert (draft.author, draft.reliability, draft.marking, draft.entry) == ("Jane Roe", "B", "TLP:GREEN", 1)


def test_only_text_is_required():
    assert parse_mapping({"text": "Words."}, "m").body == "Words."


def test_a_number_as_id_is_kept_as_written():
    assert parse_mapping({"id": 7, "text": "Words."}, "m").source_id == "7"


def test_a_broken_line_is_named_and_the_rest_goes_on():
    found = list(parse_jsonl('{"text": "One."}\n\n{"text": \n[1]\n{"text": "Two."}\n', "a.jsonl"))
    assert [getattr(item, "body", None) for item in found] == ["One.", None, None, "Two."]
    assert str(found[1]).startswith("a.jsonl:3: not JSON")
    assert str(found[2]) == "a.jsonl:4: a list, where an object is wanted"


@pytest.mark.parametrize(
    ("mapping", "words"),
    [
        ({}, "field text is missing"),
        ({"text": None}, "field text is missing"),
        ({"text": 5}, "field text is 5, where a string is wanted"),
        ({"text": "x", "title": ["T"]}, r'field title is \["T"\], where a string is wanted'),
        ({"text": "x", "published": 20241021}, "field published is 20241021"),
        ({"text": "x", "reliability": "Z"}, 'field reliability is "Z", where a letter from A to F'),
        ({"text": "x", "id": True}, "field id is true"),
    ],
)
def test_a_wrong_field_is_named_with_its_place_and_value(mapping, words):
    with pytest.raises(BrokenFileError, match=words) as caught:
        parse_mapping(mapping, "a.jsonl:9")
    assert caught.value.origin == "a.jsonl:9"


def test_an_empty_text_is_empty():
    with pytest.raises(EmptyDocumentError):
        parse_mapping({"text": " "}, "m")


def test_an_address_that_is_not_of_the_web_is_left_out_and_told(caplog):
    assert parse_mapping({"text": "x", "url": "javascript:alert(1)"}, "m:3").url is None
    assert "m:3" in caplog.text


def test_the_text_is_kept_letter_for_letter_so_that_spans_hold():
    text = "Comments  were made.  Read more: this stays.\n\nShare\n\nBy rail."
    assert parse_mapping({"text": text}, "m").body == text


def test_lines_within_a_paragraph_are_joined():
    text = "The ministry said on Monday that the first\ntrain had crossed the bridge.\n\nMore came."
    assert parse_mapping({"text": text}, "m").body == text.replace("first\n", "first ")


@given(
    st.dictionaries(st.sampled_from(["text", "title", "id", "published", "url", "marking"]), st.text() | st.integers())
)
def test_any_object_is_a_draft_or_a_named_error(mapping):
    try:
        found = parse_mapping(mapping, "m").body
    except (BrokenFileError, EmptyDocumentError) as error:
        found = error.reason
    assert isinstance(found, str)


@given(st.text())
def test_any_lines_are_read_or_refused(text):
    try:
        found = list(parse_jsonl(text, "m"))
    except EmptyDocumentError as error:
        found = [error]
    assert found
