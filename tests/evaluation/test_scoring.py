from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from scripts.evaluation.alignment import align
from scripts.evaluation.board import Board
from scripts.evaluation.claim_scores import pairs_of, score_claims, score_sentences
from scripts.evaluation.field_scores import same_time, score_fields
from scripts.evaluation.figures import estimate
from scripts.evaluation.labels import GoldTime
from scripts.evaluation.measures import MEASURES
from scripts.evaluation.pair_given import labelled_pairs, unlinked_pairs
from scripts.evaluation.roots import quad_of, root_of
from scripts.evaluation.running import Reader, score
from tests.evaluation.makers import answers, corpus, oracle, silent

from tumen.model import PartyMention, Quantity, Span, When


def _figures(board, documents):
    names = [document.id for document in documents]
    return {measure.name: estimate(board.rows(measure.name), names, measure.figure).value for measure in MEASURES}


def _scored(documents, claims):
    board = Board()
    for document in documents:
        own = [claim for claim in claims if claim.document == document.document.id]
        found, spare = align(document, own)
        score_claims(board, document, found, spare)
        score_sentences(board, document, own)
        for answer in found:
            score_fields(board, answer)
    return board, _figures(board, documents)


def test_a_reader_without_fault_scores_full_marks(tmp_path):
    documents = corpus(tmp_path)
    board = score(documents, oracle(documents))
    figures = _figures(board, documents)
    full = {"root", "quad", "binary", "no_act", "pair", "pair_root", "found", "precise", "quiet", "goods_leaf"}
    full |= {"amount", "transfer", "stage", "polarity", "certainty", "speaker", "time", "basis"}
    assert {name: figures[name] for name in full} == dict.fromkeys(full, 1.0)
    assert figures["denied"] == 0
    assert board.misses == []


def test_a_silent_reader_finds_nothing_and_is_only_right_to_be_quiet(tmp_path):
    documents = corpus(tmp_path)
    figures = _figures(score(documents, silent()), documents)
    assert (figures["found"], figures["pair"], figures["root"], figures["transfer"]) == (0, 0, 0, 0)
    assert (figures["quiet"], figures["no_act"]) == (1, 1)
    assert figures["precise"] is None


def test_a_denied_claim_given_as_a_deed_is_counted_and_is_not_found(tmp_path):
    documents = corpus(tmp_path)
    claims = [replace(claim, polarity="affirmed") for document in documents for claim in answers(document)]
    board, figures = _scored(documents, claims)
    assert figures["denied"] == 1
    assert figures["found"] == pytest.approx(1 / 2)
    assert figures["polarity"] == pytest.approx(1 / 2)
    assert figures["pair"] == 1
    assert figures["pair_root"] == pytest.approx(1 / 2)
    assert [miss.given for miss in board.misses if miss.field == "denied"] == ["AID PRK>RUS 'sending'"]


def test_parties_the_wrong_way_round_keep_the_pair_and_lose_the_claim(tmp_path):
    documents = corpus(tmp_path)
    claims = [
        replace(claim, actors=claim.recipients, recipients=claim.actors)
        for document in documents
        for claim in answers(document)
    ]
    _, figures = _scored(documents, claims)
    assert (figures["pair"], figures["pair_root"], figures["found"], figures["transfer"]) == (1, 0, 0, 0)


def test_a_meeting_may_be_told_in_either_direction(tmp_path):
    documents = corpus(
        tmp_path, "% wire 2024-11-20\n* {EGY Cairo} and {QAT Doha} held talks.\n- CONSULT EGY+QAT | held talks\n"
    )
    (claim,) = answers(documents[0])
    turned = replace(claim, actors=claim.actors[1:], recipients=claim.actors[:1])
    _, figures = _scored(documents, [turned])
    assert (figures["found"], figures["pair_root"]) == (1, 1)


def test_a_claim_with_another_act_is_wrong_and_listed(tmp_path):
    documents = corpus(tmp_path)
    claims = answers(documents[0])
    claims = [replace(claim, act=replace(claim.act, code="ASSAULT")) for claim in claims]
    board, figures = _scored(documents[:1], claims)
    assert (figures["found"], figures["precise"]) == (0, 0)
    assert {miss.field for miss in board.misses} >= {"found", "precise", "pair_root", "transfer"}
    assert "pair" not in {miss.field for miss in board.misses}


def test_a_party_without_an_id_is_known_by_its_words(tmp_path):
    documents = corpus(tmp_path, "% wire 2024-11-20\n* {IRN Iran} armed {? the rebels}.\n- AID IRN>? | armed\n")
    (claim,) = answers(documents[0])
    rebels = claim.recipients[0]
    named = PartyMention("HOUTHIS", "body", rebels.text, rebels.span)
    _, figures = _scored(documents, [replace(claim, recipients=(named,))])
    assert figures["found"] == 1
    state = PartyMention("YEM", "state", "Iran", claim.actors[0].span)
    _, figures = _scored(documents, [replace(claim, recipients=(state,))])
    assert figures["found"] == 0


@pytest.mark.parametrize(
    ("quantity", "right"),
    [
        (Quantity(5000, 5000, "rounds"), 1),
        (Quantity(5010, 5010, "rounds"), 1),
        (Quantity(5000, None, "rounds"), 0),
        (Quantity(5000, 5000, "tonnes"), 0),
        (None, 0),
    ],
)
def test_an_amount_needs_both_bounds_and_the_unit(tmp_path, quantity, right):
    documents = corpus(tmp_path)[:1]
    (claim,) = answers(documents[0])
    goods = replace(claim.goods[0], quantity=quantity)
    _, figures = _scored(documents, [replace(claim, goods=(goods,))])
    assert (figures["amount"], figures["goods_leaf"]) == (right, 1)


def test_a_kind_above_the_right_one_keeps_the_top_and_the_transfer(tmp_path):
    documents = corpus(tmp_path)[:1]
    (claim,) = answers(documents[0])
    goods = replace(claim.goods[0], category="arms.ammunition")
    _, figures = _scored(documents, [replace(claim, goods=(goods,))])
    assert (figures["goods_top"], figures["goods_leaf"], figures["transfer"]) == (1, 0, 1)


def test_a_speaker_too_many_and_one_missing_both_cost(tmp_path):
    documents = corpus(tmp_path)[:1]
    (claim,) = answers(documents[0])
    stranger = replace(claim.speakers[0], id="RUS", span=claim.recipients[0].span)
    _, figures = _scored(documents, [replace(claim, speakers=(*claim.speakers, stranger))])
    assert figures["speaker"] == pytest.approx(2 / 3)
    _, figures = _scored(documents, [replace(claim, speakers=())])
    assert figures["speaker"] == 0


def test_time_and_stage_and_certainty_are_judged_on_claims_that_were_found(tmp_path):
    documents = corpus(tmp_path)[:1]
    (claim,) = answers(documents[0])
    _, figures = _scored(documents, [replace(claim, when=None, stage="pledged", certainty="likely")])
    assert (figures["found"], figures["time"], figures["stage"], figures["certainty"]) == (1, 0, 0, 0)


@pytest.mark.parametrize(
    ("latest", "right"),
    [(None, True), (date(2024, 11, 20), True), (date(2024, 11, 19), False), (date(2025, 1, 1), False)],
)
def test_an_open_end_may_also_be_the_day_of_publication(latest, right):
    label = GoldTime("since May", Span(0, 9), date(2024, 5, 1), None)
    given = When(date(2024, 5, 1), latest, "open", "since May", None)
    assert same_time(label, given, date(2024, 11, 20)) is right


def test_a_vague_label_allows_a_month_or_half_its_length():
    label = GoldTime("in the late 2010s", Span(0, 17), date(2016, 1, 1), date(2019, 12, 31), vague=True)
    near = When(date(2017, 1, 1), date(2019, 12, 31), "years", "in the late 2010s", None)
    assert same_time(label, near)
    assert not same_time(replace(label, vague=False), near)
    assert not same_time(label, replace(near, earliest=date(2010, 1, 1)))


def test_words_where_there_is_no_dealing_cost_quiet_and_precision(tmp_path):
    documents = corpus(tmp_path)
    loud = documents[2]
    (claim,) = answers(documents[0])
    false = replace(claim, document=loud.document.id)
    _, figures = _scored([loud], [false])
    assert (figures["quiet"], figures["precise"]) == (0, 0)


def test_pairs_given_are_those_of_affirmed_claims_and_the_rest_have_no_act(tmp_path):
    told, denied, quiet = (document.sentences[0] for document in corpus(tmp_path))
    assert [(one.id, other.id, codes) for (one, other), codes in labelled_pairs(told).items()] == [
        ("PRK", "RUS", ["AID"])
    ]
    assert [(one.id, other.id) for one, other in unlinked_pairs(told)] == [("PRK", "KOR"), ("RUS", "KOR")]
    assert (labelled_pairs(denied), unlinked_pairs(denied)) == ({}, [])
    assert [(one.id, other.id) for one, other in unlinked_pairs(quiet)] == [("POL", "CZE")]


def test_spans_asked_about_are_those_of_the_bare_sentence(tmp_path):
    documents = corpus(
        tmp_path, "== one wire 2024-01-01\n* Rain fell.\n- none\n* {EGY Egypt} fed {SDN Sudan}.\n- AID EGY>SDN | fed\n"
    )
    asked = []

    def relate(text, source, target):
        asked.append((text[slice(*source)], text[slice(*target)]))

    score(documents, Reader(lambda _document: [], relate))
    assert asked == [("Egypt", "Sudan")]


def test_pairs_between_equals_have_no_direction():
    assert pairs_of("CONSULT", ["RUS"], ["CHN"]) == pairs_of("CONSULT", ["CHN", "RUS"], []) == {("CHN", "RUS")}
    assert pairs_of("AID", ["RUS"], ["CHN"]) == {("RUS", "CHN")}


def test_conceding_and_retreating_are_one_root_and_so_are_severed_ties_and_sanction():
    assert root_of("CONCEDE", None) == root_of("RETREAT", "release")
    assert root_of("TIES", "sever") == root_of("SANCTION", "withdraw")
    assert root_of("TIES", "worsen") == "TIES"
    assert [quad_of(root) for root in ("YIELD", "SANCTION", "AGREE", "TIES", "none")] == [2, 4, 1, None, None]


def test_a_treaty_may_be_told_as_signed_by_both_or_by_one_with_the_other(tmp_path):
    text = "* {MNE Podgorica} ratified the treaty with {EU the EU}.\n- SUPPORT MNE>EU | ratified\n"
    documents = corpus(tmp_path, "% wire 2024-11-20\n" + text)
    (claim,) = answers(documents[0])
    _, figures = _scored(documents, [replace(claim, actors=(*claim.actors, *claim.recipients), recipients=())])
    assert figures["found"] == 1
