from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.builders import make_claim, make_document
from tests.web.telling import said, told

from tumen.model import Cue, Span
from tumen.web.highlights import around, field_spans, paragraphs

TEXT = "Heading\n\nNorth Korea sent shells, 북한 무기, to Russia.\n\n\nThe rest of it 🙂 stands here."


@st.composite
def claims_on(draw, text: str) -> list:
    document = make_document(text)
    made = []
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text) - 1))
        sentence = Span(start, draw(st.integers(start + 1, len(text))))
        inside = [
            Span(low, draw(st.integers(low, sentence.end)))
            for low in draw(st.lists(st.integers(sentence.start, sentence.end), max_size=6))
        ]
        base = make_claim(document)
        made.append(
            replace(
                base,
                sentence=sentence,
                act=replace(base.act, span=Span(sentence.start, sentence.start + 1)),
                goods=(),
                certainty_cues=tuple(Cue("x", span) for span in inside),
            )
        )
    return made


@given(claims_on(TEXT))
def test_the_pieces_joined_are_the_text_without_its_blank_lines(claims) -> None:
    blocks = paragraphs(TEXT, claims)
    told_text = ["".join(piece.text for passage in block for piece in passage.pieces) for block in blocks]
    assert told_text == re.split(r"\n\s*\n\s*", TEXT)


@given(claims_on(TEXT))
def test_every_character_of_a_field_carries_its_mark_and_no_other_does(claims) -> None:
    expected: dict[int, set] = {}
    for number, claim in enumerate(claims, start=1):
        for field, span in field_spans(claim):
            for at in range(span.start, min(span.end, len(TEXT))):
                expected.setdefault(at, set()).add((field, number))
    at = 0
    for block in paragraphs(TEXT, claims):
        for passage in block:
            for piece in passage.pieces:
                at = TEXT.index(piece.text, at)
                found = {(mark.field, number) for mark in piece.marks for number in mark.claims}
                assert all(expected.get(place, set()) == found for place in range(at, at + len(piece.text)))
                at += len(piece.text)


@given(claims_on(TEXT))
def test_marks_on_the_same_words_stand_in_lanes_of_their_own(claims) -> None:
    for block in paragraphs(TEXT, claims):
        for passage in block:
            for piece in passage.pieces:
                lanes = [mark.lane for mark in piece.marks]
                assert len(set(lanes)) == len(lanes)
                assert lanes == sorted(lanes)


@given(claims_on(TEXT))
def test_each_claim_has_exactly_one_place_to_lead_to(claims) -> None:
    first = [number for block in paragraphs(TEXT, claims) for passage in block for number in passage.first]
    blank = {
        number
        for number, claim in enumerate(claims, start=1)
        if not TEXT[claim.sentence.start : claim.sentence.end].strip()
    }
    assert sorted({*first} | blank) == list(range(1, len(claims) + 1))
    assert len(first) == len(set(first))


def test_a_field_inside_another_keeps_both() -> None:
    document, (claim,) = told("", said("[actor PRK|North] [act AID|sent] [goods arms|shells]"))
    whole = Span(claim.actors[0].span.start, claim.goods[0].span.end)
    claim = replace(claim, goods=(replace(claim.goods[0], span=whole),))
    pieces = [piece for block in paragraphs(document.text, [claim]) for passage in block for piece in passage.pieces]
    assert [[mark.field for mark in piece.marks] for piece in pieces if piece.text == "North"] == [["goods", "actor"]]


def test_two_claims_on_the_same_words_share_one_mark() -> None:
    claim = make_claim()
    (block,) = paragraphs(claim.quote, [claim, claim])
    marks = {mark for passage in block for piece in passage.pieces for mark in piece.marks}
    assert {mark.claims for mark in marks} == {(1, 2)}


def test_a_window_around_a_sentence_stays_in_its_paragraph() -> None:
    window = around(TEXT, Span(15, 20), room=10)
    assert TEXT[window.start : window.end] == "North Korea sent shel"
