from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.contract import document_id
from tumen.errors import EmptyDocumentError, TooLargeError
from tumen.reading.assembly import assemble
from tumen.reading.draft import Draft
from tumen.reading.normalise import normalise
from tumen.settings import Settings

SETTINGS = Settings()
DRAFT = Draft("Grain came by rail.", "Grain by Rail", "Wire", "Jane Roe", date(2024, 10, 21), source_id="a1")


def test_the_text_is_title_blank_line_body():
    document = assemble(DRAFT, "a.txt", SETTINGS)
    assert document.text == "Grain by Rail\n\nGrain came by rail."
    assert document.id == document_id(document.text)
    assert (document.publisher, document.author, document.published) == ("Wire", "Jane Roe", date(2024, 10, 21))
    assert (document.source_id, document.origin, document.read_state) == ("a1", "a.txt", "read")


def test_a_title_that_the_body_repeats_stands_once():
    document = assemble(replace(DRAFT, body="GRAIN by  rail\n\nGrain came."), "a", SETTINGS)
    assert document.text == "Grain by Rail\n\nGrain came."


def test_a_body_that_only_begins_with_the_words_of_the_title_stays():
    document = assemble(replace(DRAFT, body="Grain by rail came on Monday."), "a", SETTINGS)
    assert document.text.endswith("\n\nGrain by rail came on Monday.")


def test_body_or_title_alone_is_the_text():
    assert assemble(replace(DRAFT, title=None), "a", SETTINGS).text == "Grain came by rail."
    assert assemble(replace(DRAFT, body=""), "a", SETTINGS).text == "Grain by Rail"


def test_the_id_is_of_the_text_alone():
    first = assemble(DRAFT, "a", SETTINGS)
    second = assemble(replace(DRAFT, publisher="Other", source_id=None), "b", SETTINGS)
    assert first.id == second.id


def test_a_language_without_a_reader_is_marked():
    document = assemble(Draft("북측이 철도로 석탄을 보냈다고 통일부가 밝혔다."), "a", SETTINGS)
    assert (document.language, document.read_state, document.readable) == ("ko", "not read (ko)", False)


def test_an_entry_is_named_by_its_number():
    assert assemble(replace(DRAFT, entry=7), "a.jsonl", SETTINGS).origin == "a.jsonl:7"
    with pytest.raises(EmptyDocumentError, match=r"a\.jsonl:7"):
        assemble(Draft(" -- ", entry=7), "a.jsonl", SETTINGS)


def test_a_long_text_is_refused():
    with pytest.raises(TooLargeError, match="max_characters"):
        assemble(DRAFT, "a", replace(SETTINGS, max_characters=10))


@given(st.text(), st.none() | st.text())
def test_stored_text_is_in_stored_form_with_its_title_first(body, title):
    try:
        document = assemble(Draft(body, title), "a", SETTINGS)
    except EmptyDocumentError:
        assert not any(letter.isalnum() for letter in normalise(body))
        return
    assert normalise(document.text) == document.text
    assert document.text.startswith(document.title or "")
