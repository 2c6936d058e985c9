from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reports.views import Shelf, mention, one_view, persons, speaker, when

from tumen.model import Cue, Quantity, Span, Via
from tumen.reports.sentences import dealing_sentence

JUNE = when("2024-06-01", "2024-06-30")


def said(**fields):
    view = one_view(**fields)
    item = view.dealings[0]
    return dealing_sentence(item, view.claims_of(item), view.documents)


def test_goods_range_recipient_time_and_publisher():
    goods = (("personnel.troops", persons(10_000, 12_000)),)
    assert said(goods=goods, when=JUNE) == (
        "North Korea sent between 10,000 and 12,000 troops to Russia in June 2024, according to Test Wire."
    )


def test_the_speaker_stands_before_the_publisher():
    told = said(goods=(("arms", None),), speakers=(speaker("South Korea's spy agency", "KOR"),))
    assert told == "North Korea supplied Russia with arms, according to South Korea's spy agency."


def test_nested_speakers_are_cited_outermost_first():
    told = said(goods=(("arms", None),), speakers=(speaker("Seoul"), speaker("Washington")))
    assert told.endswith("according to Seoul, citing Washington.")


def test_a_pronoun_is_not_a_speaker_name():
    assert said(speakers=(speaker("it", "KOR"),)).endswith("according to South Korea.")
    assert said(speakers=(speaker("He"),)).endswith("according to Test Wire.")


@pytest.mark.parametrize(
    ("fields", "start"),
    [
        ({"certainty": "likely"}, "North Korea likely gave Russia aid"),
        ({"certainty": "possible"}, "North Korea may have given Russia aid"),
        ({"certainty": "unclear"}, "It is unclear whether North Korea gave Russia aid"),
        ({"stage": "pledged"}, "North Korea pledged to give Russia aid"),
        ({"stage": "recommended"}, "It was recommended that North Korea give Russia aid"),
        ({"act": "REQUEST", "stage": "requested"}, "North Korea asked Russia for help"),
        ({"act": "AGREE", "stage": "pledged"}, "North Korea pledged cooperation to Russia"),
        ({"act": "CONSULT", "mode": "visit"}, "North Korea visited Russia"),
        ({"act": "TIES", "mode": "sever"}, "Ties between North Korea and Russia were severed"),
        ({"stage": "under_way"}, "North Korea has been giving Russia aid"),
        ({"actors": "PRK USA"}, "North Korea and the United States gave Russia aid"),
    ],
)
def test_acts_stages_and_hedges(fields, start):
    assert said(**fields).startswith(start)


def test_hearsay_cues_say_reportedly():
    cue = Cue("Reportedly", Span(0, 1))
    assert "North Korea reportedly gave" in said(certainty="likely", certainty_cues=(cue,))
    assert "North Korea likely gave" in said(certainty="likely", certainty_cues=(replace(cue, text="probably"),))


def test_a_denial_names_the_denier_and_never_says_it_happened():
    told = said(polarity="denied", goods=(("arms", None),), speakers=(speaker("The Kremlin", "RUS"),), when=JUNE)
    assert told == "The Kremlin denied that North Korea supplied Russia with arms in June 2024."


def test_a_denial_without_a_speaker():
    assert said(polarity="denied").startswith("It was denied that North Korea")


def test_a_person_is_named_for_a_visit_but_not_for_goods():
    shelf = Shelf()
    leader = mention("RUS", via=Via("Vladimir Putin", "person", "president"))
    visit = shelf.put("He came.", "CONSULT", "RUS", "PRK", mode="visit")
    visit = replace(visit, actors=(leader,))
    shelf.claims[visit.id] = visit
    shelf.deal([visit])
    view = shelf.view()
    told = dealing_sentence(view.dealings[0], [visit], view.documents)
    assert told.startswith("Vladimir Putin (Russia) visited North Korea")


def test_affected_parties_and_places_are_said():
    told = said(affected=(mention("UKR"),), deal_places=("Kursk",))
    assert "(place named: Kursk), affecting Ukraine" in told


def test_only_the_narrowest_goods_are_named():
    goods = (("arms", None), ("arms.ammunition.artillery", Quantity(1, 1, "containers")))
    assert "with 1 container of artillery ammunition" in said(goods=goods)


@given(st.text(max_size=200))
def test_any_speaker_gives_one_line_that_ends(text):
    told = said(speakers=(speaker(text),))
    assert told.endswith(".")
    assert len(told.splitlines()) == 1
