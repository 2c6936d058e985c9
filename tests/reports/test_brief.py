from dataclasses import replace

import pytest
from tests.reports.views import NOW, PAIR, Shelf, one_view, persons, speaker, thirty, when

from tumen.errors import InvariantError
from tumen.reports import build_brief
from tumen.reports.structure import UNMARKED, Row, Statement


@pytest.fixture(scope="module")
def view():
    return thirty()


@pytest.fixture(scope="module")
def brief(view):
    return build_brief(view, NOW)


def section(brief, key):
    return next(item for item in brief.sections if item.key == key)


def test_every_sentence_and_row_has_claims_and_references(brief, view):
    numbers = {item.number for item in brief.references}
    said = [*brief.statements(), *brief.rows()]
    assert len(said) > 40
    for item in said:
        assert item.claims
        assert set(item.claims) <= set(view.claims)
        assert set(item.references) <= numbers
        assert item.references


def test_a_sentence_without_a_claim_cannot_be_made():
    with pytest.raises(InvariantError):
        Statement("North Korea sent troops.", (), (1,))
    with pytest.raises(InvariantError):
        Statement("North Korea sent troops.", ("clm_1",), ())
    with pytest.raises(InvariantError):
        Row(("Troops",), (), ())


def test_a_reference_leads_to_a_claim_of_the_statement_it_stands_behind(brief):
    by_number = {item.number: item for item in brief.references}
    for item in brief.statements():
        for number in item.references:
            assert set(by_number[number].claims) & set(item.claims)


def test_references_are_numbered_from_one_without_gaps_and_verbatim(brief, view):
    assert [item.number for item in brief.references] == list(range(1, len(brief.references) + 1))
    for item in brief.references:
        assert {view.claims[claim].quote for claim in item.claims} == {item.quote}
        assert all(view.claims[claim].document == item.document for claim in item.claims)


def test_every_dealing_is_in_the_brief(brief, view):
    assert {item.dealing for item in brief.statements()} == {item.id for item in view.dealings}


def test_plans_are_never_among_the_deeds(brief, view):
    stages = {item.id: item.stage for item in view.dealings}
    for key in ("summary", "gives", "gets"):
        assert {stages[item.dealing] for item in section(brief, key).statements} <= {"done", "under_way", "ended"}
    assert len(section(brief, "planned").statements) == 5


def test_a_denied_dealing_is_never_affirmed(brief, view):
    denied = {item.id for item in view.dealings if item.polarity == "denied"}
    for item in brief.statements():
        if item.dealing in denied:
            assert "denied that" in item.text


def test_a_contested_deed_says_so_and_cites_the_denial(brief, view):
    contested = next(item for item in view.dealings if item.denials and item.claims)
    told = next(item for item in section(brief, "gives").statements if item.dealing == contested.id)
    assert "This is denied" in told.text
    assert set(contested.denials) <= set(told.claims)
    denial = next(item for item in section(brief, "unclear").statements if item.dealing == contested.id)
    assert denial.text.startswith("The Kremlin denied that")


def test_figures_that_differ_stand_side_by_side(brief):
    told = [item.text for item in section(brief, "unclear").statements if "differ" in item.text]
    assert len(told) == 1
    assert "10,000 persons" in told[0]
    assert "up to 12,000 persons" in told[0]


def test_what_tumen_reckons_stands_apart_from_the_sentence(brief):
    assert all("credibility" not in item.text.lower() for item in brief.statements())
    assert all(item.worked_out for item in brief.statements())


def test_the_best_vouched_stand_first(brief, view):
    credibility = {item.id: item.credibility for item in view.dealings}
    order = [credibility[item.dealing] for item in section(brief, "gives").statements]
    assert order == sorted(order)


def test_history_is_in_order_of_time(brief):
    texts = [item.text for item in section(brief, "history").statements]
    assert ["worsened" in texts[0], "improved" in texts[1]] == [True, True]


def test_figures_are_there_with_their_words(brief):
    figures = {item.key: item for part in brief.sections for item in part.figures}
    assert set(figures) == {"sides", "timeline", "monthly"}
    assert all(item.description == item.spec["description"] for item in figures.values())


def test_the_same_view_and_moment_give_the_same_brief(view, brief):
    assert build_brief(view, NOW) == brief


def test_a_dealing_whose_claims_are_not_in_the_view_is_left_out():
    view = one_view(goods=(("arms", None),))
    brief = build_brief(replace(view, claims={}, documents={}), NOW)
    assert list(brief.statements()) == []
    assert list(brief.rows()) == []
    assert brief.references == ()


def test_an_empty_relation_gives_an_empty_brief():
    brief = build_brief(Shelf().view(), NOW)
    assert brief.sections == ()
    assert brief.marking_line == UNMARKED


@pytest.mark.parametrize(
    ("markings", "line"),
    [
        (("TLP:CLEAR", "TLP:AMBER"), "TLP:AMBER"),
        (("TLP:GREEN", "TLP:RED"), "TLP:RED"),
        (("TLP:CLEAR", None), UNMARKED),
        (("TLP:CLEAR",), "TLP:CLEAR"),
    ],
)
def test_the_strictest_marking_rules_and_none_is_not_shared(markings, line):
    shelf = Shelf()
    for number, marking in enumerate(markings):
        shelf.deal([shelf.put(f"Shells went ({number}).", marking=marking)])
    assert build_brief(shelf.view(), NOW).marking_line == line


def test_a_long_relation_is_selected_and_says_what_is_left_out():
    shelf = Shelf()
    for number in range(200):
        made = shelf.put(
            f"Shells went ({number}).",
            when=when("2024-01-01", "2024-12-31"),
            goods=(("personnel.troops", persons(number + 1, number + 1)),),
        )
        shelf.deal([made], credibility=number % 6 + 1)
    brief = build_brief(shelf.view(), NOW)
    gives = section(brief, "gives")
    assert len(gives.statements) == 12
    assert gives.left_out == f"188 more are left out here; see all with: tumen ledger {' '.join(PAIR)}"
    assert all("credibility 1" in item.worked_out for item in gives.statements)
    assert len(brief.references) < 100


def test_many_sources_are_cited_by_a_few_from_different_documents():
    shelf = Shelf()
    claims = [shelf.put(f"Shells went ({number}).", speakers=(speaker(f"Source {number}"),)) for number in range(9)]
    shelf.deal(claims)
    told = section(build_brief(shelf.view(), NOW), "gives").statements[0]
    assert len(told.claims) == 9
    assert len(told.references) == 4
    assert "Source" in told.text
    assert "and 7 others" in told.text
