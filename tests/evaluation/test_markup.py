from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scripts.evaluation.corpus import corpus_hash, load
from scripts.evaluation.markup import MarkupError
from scripts.evaluation.names import read_names
from scripts.evaluation.sentence_line import parse_sentence
from tests.evaluation.makers import SHELLS, corpus, write_corpus

HEAD = "% wire 2024-11-20\n"


def test_a_label_keeps_the_words_and_spans_of_its_sentence(tmp_path):
    document = corpus(tmp_path)[0]
    text = document.document.text
    claim = document.claims[0]
    assert text == "North Korea sent about 5,000 shells to Russia in October 2024, Seoul said."
    assert [text[slice(*party.span)] for party in (*claim.actors, *claim.recipients)] == ["North Korea", "Russia"]
    goods = claim.goods[0]
    assert text[slice(*goods.span)] == goods.text == "about 5,000 shells"
    assert (goods.low, goods.high, goods.unit, goods.approximate) == (5000, 5000, "rounds", True)
    assert claim.when is not None
    assert (claim.when.earliest, claim.when.latest) == (date(2024, 10, 1), date(2024, 10, 31))
    assert [(speaker.party.id, speaker.cue) for speaker in claim.speakers] == [("KOR", "said")]


def test_a_document_joins_title_and_sentences_as_a_reader_sees_them(tmp_path):
    text = (
        "== visit wire 2024-06-20\n# {RUS Putin} visits {PRK Pyongyang}\n- CONSULT/visit RUS>PRK | visits\n"
        "* {RUS He} met {PRK Kim Jong Un}.\n- CONSULT RUS+PRK | met\n* Rain fell.\n- none\n"
    )
    (document,) = corpus(tmp_path, text)
    whole = document.document.text
    assert whole == "Putin visits Pyongyang\n\nHe met Kim Jong Un. Rain fell."
    assert document.document.title == "Putin visits Pyongyang"
    assert [whole[slice(*sentence.span)] for sentence in document.sentences] == [s.text for s in document.sentences]
    assert whole[slice(*document.sentences[1].claims[0].act_span)] == "met"


def test_words_that_mean_two_parties_mark_both(tmp_path):
    (document,) = corpus(tmp_path, HEAD + "* {AUS+FRA The two sides} met.\n- CONSULT AUS+FRA | met\n")
    assert [party.id for party in document.claims[0].actors] == ["AUS", "FRA"]


def test_the_second_occurrence_of_a_word_can_be_meant(tmp_path):
    (document,) = corpus(
        tmp_path, HEAD + "* {ITA Italy} gives fuel and {TUR Turkey} gives arms to {LBY Libya}.\n"
        "- AID TUR>LBY | gives#2 | g: arms = arms\n"
    )  # fmt: skip
    assert document.claims[0].act_span.start > document.sentences[0].text.index("Turkey")


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        ("* {XQX Nowhere} sent arms.\n- none\n", "sample.gold:2: there is no party 'XQX'"),
        ("* {FRA France} left.\n", "no claim and no '- none'"),
        ("* {FRA France} left {TCD Chad}.\n- GIFT FRA>TCD | left\n", "sample.gold:3: there is no act 'GIFT'"),
        ("* {FRA France} left {TCD Chad}.\n- RETREAT/exit FRA>TCD | left\n", "RETREAT has no mode 'exit'"),
        ("* {FRA France} left {TCD Chad}.\n- RETREAT FRA>TCD | departed\n", "'departed' stands 0 times"),
        ("* {FRA France} left {TCD Chad}.\n- RETREAT FRA>MLI | left\n", "marks 'MLI' 0 times"),
        ("* {FRA France} left {TCD Chad}.\n- RETREAT FRA>TCD | left | st: maybe\n", "there is no stage 'maybe'"),
        ("* {FRA France} left {TCD Chad}.\n- RETREAT FRA>TCD | left | c: perhaps\n", "there is no certainty 'perhaps'"),
        ("* {FRA France} sold {TCD Chad} jets.\n- AID FRA>TCD | sold | g: jets = arms.jets\n", "no goods code"),
        ("* {FRA France} sold {TCD Chad} jets.\n- AID FRA>TCD | sold | g: jets = arms 3 jets\n", "not an amount"),
        ("* {FRA France} sold {TCD Chad} jets.\n- AID FRA>TCD | sold | colour: red\n", "unknown field"),
        ("* {FRA France} left {TCD Chad}.\n- none\n- RETREAT FRA>TCD | left\n", "a claim after 'none'"),
        ("* {FRA France left.\n- none\n", "a brace that is no party mark"),
        ("* {FRA France} left in 2020.\n- RETREAT FRA> | left | t: in 2020 = 2020-13\n", "not a year"),
        ("France left.\n", "a line starts with"),
    ],
)
def test_a_fault_is_named_with_its_line(tmp_path, lines, fault):
    with pytest.raises(MarkupError) as error:
        corpus(tmp_path, HEAD + lines)
    assert fault in str(error.value)


def test_the_same_text_twice_is_a_fault(tmp_path):
    with pytest.raises(MarkupError, match="the same text"):
        corpus(tmp_path, HEAD + "* Rain fell.\n- none\n* Rain fell.\n- none\n")


def test_another_corpus_has_another_hash(tmp_path):
    first = corpus_hash(write_corpus(tmp_path / "one", SHELLS))
    assert first == corpus_hash(write_corpus(tmp_path / "two", SHELLS))
    assert first != corpus_hash(write_corpus(tmp_path / "three", SHELLS.replace("5,000", "6,000")))


@given(
    st.lists(st.tuples(st.sampled_from(["FRA", "TCD", "?", "NATO"]), st.from_regex(r"[A-Z][a-z]{1,8}", fullmatch=True)))
)
def test_every_mark_stands_where_its_span_says(marks):
    line = "So " + " and ".join(f"{{{code} {words}}}" for code, words in marks) + " met."
    text, parties = parse_sentence(line, 7, read_names())
    assert "{" not in text
    assert [text[party.span.start - 7 : party.span.end - 7] for party in parties] == [words for _, words in marks]


def test_the_corpus_compiles_and_is_large_and_varied_enough():
    seen, unseen = load("seen"), load("unseen")
    texts = [{sentence.text for document in part for sentence in document.sentences} for part in (seen, unseen)]
    assert len(texts[0]) >= 250
    assert len(texts[1]) >= 150
    assert not texts[0] & texts[1]
    codes = {claim.code for document in seen for claim in document.claims}
    assert len(codes) == 17
    quiet = [sentence for document in (*seen, *unseen) for sentence in document.sentences if not sentence.claims]
    assert len(quiet) >= sum(map(len, texts)) / 4
