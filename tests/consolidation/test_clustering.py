from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.consolidation.makers import claim, day, goods, party, place, since, sources_of, year

from tumen.consolidation import block_of, consolidate
from tumen.model import Act, Claim, Source, Span, When

JUNE = When(date(2024, 6, 1), date(2024, 6, 30), "month", "", None)


def together(*claims: Claim, sources: dict[str, Source] | None = None) -> bool:
    return len(consolidate(claims, sources=sources)) == 1


def acting(code: str, mode: str | None = None) -> Act:
    return Act(code, mode, (), 1, 0.0, "did", Span(0, 1))


def test_a_block_is_the_parties_in_any_order_and_the_act() -> None:
    assert block_of(claim("a")) == "PRK|RUS#AID"
    assert block_of(claim("a", actors=(party("RUS"),), recipients=(party("PRK"),))) == "PRK|RUS#AID"
    assert block_of(claim("a", actors=(party(None), party("PRK")), recipients=())) == "?|PRK#AID"


def test_two_reports_of_the_same_month_goods_and_parties_are_one_dealing() -> None:
    assert together(claim("a"), claim("b", when=day(2024, 6, 12)))


def test_giving_and_getting_are_two_dealings() -> None:
    assert not together(claim("a"), claim("b", actors=(party("RUS"),), recipients=(party("PRK"),)))


def test_other_acts_and_other_parties_are_other_dealings() -> None:
    assert not together(claim("a"), claim("b", act=acting("SUPPORT")))
    assert not together(claim("a"), claim("b", recipients=(party("IRN"),)))
    assert not together(
        claim("a", recipients=(party(None, "Firm A"),)), claim("b", recipients=(party(None, "Firm B"),))
    )


def test_a_meeting_is_one_dealing_whoever_is_named_first() -> None:
    meeting = {"act": acting("CONSULT"), "goods": (), "when": day(2024, 6, 19)}
    visit = claim("a", actors=(party("RUS"),), recipients=(party("PRK"),), **meeting)
    met = claim("b", actors=(party("PRK"), party("RUS")), recipients=(), **meeting)
    hosted = claim("c", actors=(party("PRK"),), recipients=(party("RUS"),), **meeting)
    assert together(visit, met, hosted)


def test_a_reciprocal_act_without_direction_does_not_join_opposite_ones() -> None:
    act = {"act": acting("AGREE"), "goods": ()}
    one = claim("a", actors=(party("RUS"),), recipients=(party("PRK"),), **act)
    other = claim("b", actors=(party("PRK"),), recipients=(party("RUS"),), **act)
    both = claim("c", actors=(party("PRK"), party("RUS")), recipients=(), **act)
    assert together(one, both)
    assert len(consolidate([one, other, both])) == 2


def test_modes_differ_only_where_both_are_given() -> None:
    worse = claim("a", act=acting("TIES", "worsen"), goods=())
    assert not together(worse, claim("b", act=acting("TIES", "improve"), goods=()))
    assert together(worse, claim("b", act=acting("TIES"), goods=()))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("arms", "arms.ammunition.artillery", True),
        ("arms.ammunition", "arms.ammunition.artillery", True),
        ("arms.missiles", "arms.ammunition", False),
        ("arms", "personnel.troops", False),
        ("arms.ammo", "arms.ammunition", False),
    ],
)
def test_goods_are_compatible_with_those_over_and_under_them(one: str, other: str, same: bool) -> None:
    assert together(claim("a", goods=(goods(one),)), claim("b", goods=(goods(other),))) is same


def test_a_claim_without_goods_or_with_broad_goods_does_not_bridge_two_kinds() -> None:
    shells, troops = claim("a", goods=(goods("arms.ammunition"),)), claim("b", goods=(goods("personnel.troops"),))
    missiles = claim("c", goods=(goods("arms.missiles"),))
    unnamed, broad = claim("d", goods=()), claim("e", goods=(goods("arms"),))
    dealings = consolidate([shells, troops, missiles, unnamed, broad])
    assert len(dealings) == 3
    homes = {name: dealing.id for dealing in dealings for name in dealing.claims}
    assert len({homes[shells.id], homes[troops.id], homes[missiles.id]}) == 3


def test_days_apart_are_apart_and_a_day_of_slack_is_not() -> None:
    assert together(claim("a", when=day(2024, 6, 10)), claim("b", when=day(2024, 6, 11)))
    assert not together(claim("a", when=day(2024, 6, 10)), claim("b", when=day(2024, 6, 20)))


def test_a_chain_of_days_does_not_grow_without_end() -> None:
    chain = [claim(f"report {number}", when=day(2024, 6, number)) for number in range(1, 29)]
    for dealing in consolidate(chain):
        assert (dealing.latest - dealing.earliest).days <= 2


def test_a_standing_claim_does_not_swallow_dated_ones() -> None:
    dated, other = claim("a", when=day(2023, 9, 1)), claim("b", when=day(2024, 6, 1))
    dealings = consolidate([dated, other, claim("c", when=since(2023)), claim("d", when=since(2023))])
    assert sorted(len(dealing.claims) for dealing in dealings) == [1, 1, 2]


def test_standing_claims_with_starts_years_apart_are_two_dealings() -> None:
    assert not together(claim("a", when=since(1990)), claim("b", when=since(2023)))


def test_a_whole_decade_is_standing_whatever_its_precision_says() -> None:
    wide = When(date(2010, 1, 1), date(2019, 12, 31), "year", "", None)
    assert not together(claim("a", when=wide), claim("b", when=day(2014, 5, 1)))


def test_running_totals_since_one_month_are_one_dealing_and_no_single_delivery() -> None:
    in_february = claim("a", when=When(date(2023, 9, 1), date(2024, 2, 23), "month", "", None))
    in_september = claim("b", when=When(date(2023, 9, 1), date(2024, 9, 4), "month", "", None))
    delivery = claim("c", when=day(2023, 10, 13))
    assert together(in_february, in_september)
    assert len(consolidate([in_february, in_september, delivery])) == 2


def test_what_two_kinds_have_in_common_must_be_more_than_a_top_kind() -> None:
    boxes = claim("a", goods=(goods("arms"), goods("transport.containers")))
    assert not together(boxes, claim("b", goods=(goods("arms.missiles"),)))
    assert together(boxes, claim("b", goods=(goods("transport.containers"),)))
    assert together(boxes, claim("b", goods=(goods("arms"),)))


def test_an_undated_claim_joins_what_happened_in_the_year_before_it_was_published() -> None:
    undated, dated = claim("a", when=None), claim("b", when=day(2024, 6, 1))
    assert together(undated, dated, sources=sources_of(undated, dated, published=date(2024, 7, 1)))
    assert not together(undated, dated, sources=sources_of(undated, dated, published=date(2024, 5, 1)))
    assert not together(undated, dated, sources=sources_of(undated, dated, published=date(2027, 5, 1)))


def test_an_undated_claim_joins_the_nearest_before_it() -> None:
    undated, spring, summer = claim("a", when=None), claim("b", when=day(2024, 3, 1)), claim("c", when=day(2024, 8, 1))
    dealings = consolidate([undated, spring, summer], sources=sources_of(undated, published=date(2024, 8, 9)))
    assert {undated.id, summer.id} in [set(dealing.claims) for dealing in dealings]


def test_half_open_times_reach_one_year() -> None:
    by_june = claim("a", when=When(None, date(2024, 6, 30), "month", "", None))
    from_may = claim("b", when=When(date(2024, 5, 1), None, "month", "", None))
    assert together(by_june, from_may)
    assert not together(by_june, claim("c", when=day(2022, 6, 1)))


def test_places_far_apart_are_two_dealings() -> None:
    kursk = claim("a", where=(place("Kursk", "RUS", 51.73, 36.19),))
    assert not together(kursk, claim("b", where=(place("Vladivostok", "RUS", 43.1, 131.9),)))
    assert together(kursk, claim("b", where=(place("Sudzha", "RUS", 51.2, 35.27),)))
    assert together(kursk, claim("b", where=(place("Russia", "RUS"),)))
    assert not together(kursk, claim("b", where=(place("Ukraine", "UKR"),)))


def test_a_place_that_is_a_whole_state_is_no_spot_even_with_a_middle() -> None:
    kursk = claim("a", where=(place("Kursk", "RUS", 51.73, 36.19),))
    assert together(kursk, claim("b", where=(place("Russia", "RUS", 60.0, 100.0),)))


def test_a_plan_a_deed_and_a_refusal_are_three_dealings() -> None:
    assert len(consolidate([claim("a"), claim("b", stage="pledged"), claim("c", stage="refused")])) == 3
    assert together(claim("a", stage="done"), claim("b", stage="under_way"))
    assert together(claim("a", stage="requested"), claim("b", stage="pledged"))


def test_a_denial_joins_the_deed_it_denies_and_is_never_among_its_claims() -> None:
    deed, denial = claim("a"), claim("b", polarity="denied", when=None, goods=(goods("arms"),))
    (dealing,) = consolidate([deed, denial], sources=sources_of(deed, denial))
    assert (dealing.claims, dealing.denials, dealing.polarity) == ((deed.id,), (denial.id,), "affirmed")


def test_a_denial_takes_the_nearest_deed_and_reaches_back_when_it_names_no_time() -> None:
    old, new = claim("a", when=day(2020, 6, 1)), claim("b", when=day(2024, 6, 1))
    denial = claim("c", polarity="denied", when=None)
    for published, denied in ((date(2024, 7, 1), new), (date(2023, 7, 1), old)):
        dealings = consolidate([old, new, denial], sources=sources_of(denial, published=published))
        assert {dealing.claims: dealing.denials for dealing in dealings}[denied.id,] == (denial.id,)


def test_a_denial_of_a_standing_practice_joins_it() -> None:
    practice, denial = claim("a", when=since(2022)), claim("b", polarity="denied", when=year(2024))
    (dealing,) = consolidate([practice, denial])
    assert dealing.denials == (denial.id,)


def test_a_denial_with_nothing_to_deny_is_a_denied_dealing() -> None:
    denial = claim("a", polarity="denied")
    same, other = replace(claim("b"), polarity="denied"), claim("c", when=day(2019, 1, 1))
    dealings = consolidate([denial, same, other])
    assert [(dealing.polarity, len(dealing.claims), len(dealing.denials)) for dealing in dealings] == [
        ("affirmed", 1, 0),
        ("denied", 0, 2),
    ]


def test_a_denial_does_not_deny_a_mere_plan_or_what_was_said_of_a_later_day() -> None:
    denial = claim("a", polarity="denied", when=None)
    plan, later = claim("b", stage="proposed"), claim("c", when=day(2025, 1, 1))
    dealings = consolidate([denial, plan, later], sources=sources_of(denial))
    assert len(dealings) == 3
