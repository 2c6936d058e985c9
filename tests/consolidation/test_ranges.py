from __future__ import annotations

from datetime import date

import pytest
from tests.consolidation.makers import WORD, claim, day, goods, place, since, sources_of, year

from tumen.consolidation import consolidate
from tumen.consolidation.ranges import in_words
from tumen.model import Dealing, GoodsMention, Quantity


def one(*claims: object, **given: object) -> Dealing:
    (dealing,) = consolidate(claims, **given)  # type: ignore[arg-type]
    return dealing


def test_the_range_runs_from_the_least_to_the_greatest_and_every_figure_is_kept() -> None:
    claims = [
        claim("a", goods=(goods("personnel.troops", 10_000, 10_000),)),
        claim("b", goods=(goods("personnel.troops", None, 12_000),)),
        claim("c", goods=(goods("personnel.troops", 11_000, 13_000),)),
    ]
    dealing = one(*claims)
    assert dealing.quantities == (("personnel.troops", Quantity(10_000, 13_000, "pieces")),)
    assert {figure.claim for figure in dealing.figures} == {item.id for item in claims}


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        ([(None, 12), (15, 15)], (12, 15)),
        ([(12, None), (10, 10)], (10, 12)),
        ([(None, 12), (None, 9)], (None, 12)),
        ([(5, None), (7, None)], (5, None)),
    ],
)
def test_half_open_figures_stay_inside_the_range(bounds: list[tuple[int, int]], expected: tuple[int, int]) -> None:
    claims = [claim(f"text {low} {high}", goods=(goods("energy.oil", low, high, "tonnes"),)) for low, high in bounds]
    assert one(*claims).quantities == (("energy.oil", Quantity(*expected, "tonnes")),)


def test_units_and_categories_are_kept_apart() -> None:
    dealing = one(
        claim("a", goods=(goods("energy.oil", 1, 1, "tonnes"),)),
        claim("b", goods=(goods("energy.oil", 7, 7, "barrels"),)),
        claim("c", goods=(goods("energy", 2, 2, "tonnes"),)),
    )
    assert [(category, quantity.unit, quantity.low) for category, quantity in dealing.quantities] == [
        ("energy", "tonnes", 2),
        ("energy.oil", "barrels", 7),
        ("energy.oil", "tonnes", 1),
    ]
    assert dealing.categories == ("energy.oil",)


def test_figures_of_a_denial_are_not_in_the_range() -> None:
    deed = claim("a", goods=(goods("arms", 5, 5),))
    denial = claim("b", goods=(goods("arms", 900, 900),), polarity="denied")
    assert one(deed, denial).quantities == (("arms", Quantity(5, 5, "pieces")),)


def test_figures_that_one_amount_fits_are_no_disagreement() -> None:
    exact, up_to = claim("a", goods=(goods("arms", 100, 100),)), claim("b", goods=(goods("arms", None, 120),))
    about = claim("c", goods=(GoodsMention("arms", "arms", WORD, Quantity(95, 95, "pieces", approximate=True)),))
    assert "quantity" not in {item.field for item in one(exact, up_to, about).disagreements}


def test_disagreements_name_each_value_with_its_claims() -> None:
    first = claim("a", goods=(goods("arms", 100, 100),), when=day(2024, 6, 1), certainty="certain", stage="done")
    other = claim("b", goods=(goods("arms.missiles"),), when=day(2024, 6, 2), certainty="likely", stage="under_way")
    third = claim("c", goods=(goods("arms", 300, 300),), when=day(2024, 6, 2))
    found = {item.field: dict(item.values) for item in one(first, other, third).disagreements}
    assert found["quantity"] == {"arms: 100 pieces": (first.id,), "arms: 300 pieces": (third.id,)}
    assert found["date"] == {
        "2024-06-01/2024-06-01": (first.id,),
        "2024-06-02/2024-06-02": tuple(sorted((other.id, third.id))),
    }
    assert found["goods"] == {"arms": tuple(sorted((first.id, third.id))), "arms.missiles": (other.id,)}
    assert list(found["certainty"]) == ["certain", "likely"]
    assert list(found["stage"]) == ["under_way", "done"]


def test_the_interval_is_the_narrowest_that_all_allow() -> None:
    dealing = one(claim("a", when=year(2024)), claim("b"), claim("c", when=day(2024, 6, 12)))
    assert (dealing.earliest, dealing.latest) == (date(2024, 6, 12), date(2024, 6, 12))


def test_intervals_without_a_common_day_give_the_hull() -> None:
    dealing = one(claim("a", when=day(2024, 6, 12)), claim("b", when=day(2024, 6, 13)))
    assert (dealing.earliest, dealing.latest) == (date(2024, 6, 12), date(2024, 6, 13))


def test_standing_claims_keep_the_earliest_start_and_an_open_end() -> None:
    dealing = one(claim("a", when=since(2022)), claim("b", when=since(2023)))
    assert (dealing.earliest, dealing.latest) == (date(2022, 1, 1), None)


def test_without_any_time_the_first_report_is_the_last_possible_day() -> None:
    first, second = claim("a", when=None), claim("b", when=None)
    sources = sources_of(first, published=date(2024, 7, 1)) | sources_of(second, published=date(2024, 8, 1))
    dealing = one(first, second, sources=sources)
    assert (dealing.earliest, dealing.latest) == (None, date(2024, 7, 1))
    assert (dealing.first_reported, dealing.last_reported) == (date(2024, 7, 1), date(2024, 8, 1))


def test_stage_is_the_furthest_and_certainty_that_of_most_sources_or_else_the_less_sure() -> None:
    sure, likely = claim("a", certainty="certain", stage="under_way"), claim("b", certainty="likely", stage="done")
    assert (one(sure, likely).stage, one(sure, likely).certainty) == ("done", "likely")
    assert one(sure, likely, claim("c", certainty="certain")).certainty == "certain"


def test_exchange_and_places_are_gathered() -> None:
    dealing = one(claim("a", exchange="x2", where=(place("Rajin", "PRK"),)), claim("b", exchange="x1"))
    assert (dealing.exchange, dealing.places) == (("x1", "x2"), ("Rajin",))


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(12000, 12000, "persons"), "12,000 persons"),
        (Quantity(None, 12000, "persons"), "up to 12,000 persons"),
        (Quantity(1e6, None, "rounds", approximate=True), "about 1,000,000 rounds or more"),
        (Quantity(1.5, 2, "tonnes"), "1.5-2 tonnes"),
        (Quantity(None, None, "tonnes"), "some tonnes"),
    ],
)
def test_quantities_are_worded_plainly(quantity: Quantity, words: str) -> None:
    assert in_words(quantity) == words
