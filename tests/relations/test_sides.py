from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.relations.makers import PAIR, amount, back, days, dealing, denied

from tumen.model import Quantity
from tumen.relations import SideLine, Sides, sides


def line(side: Sides, column: str, category: str) -> SideLine:
    lines = getattr(side, column).lines
    return next(item for top in lines for item in (*top.leaves, top) if item.category == category)


def test_each_side_has_what_it_gave_by_kind_of_goods() -> None:
    found = sides(PAIR, [dealing("a"), back("b"), dealing("c", categories=("personnel.troops",))])
    assert (found.gives.giver, found.gives.receiver) == PAIR
    assert [top.category for top in found.gives.lines] == ["arms", "personnel"]
    assert [top.category for top in found.gets.lines] == ["energy"]
    assert line(found, "gives", "arms.ammunition").dealings == ("dlg_a",)
    assert found.gives.dealings == ("dlg_a", "dlg_c")


def test_only_deeds_count_plans_and_denied_stand_apart() -> None:
    plan, no, refused = dealing("p", stage="pledged"), denied("n"), dealing("r", stage="refused")
    promise = dealing("q", act="AGREE")
    shells = line(sides(PAIR, [dealing("d"), plan, no, refused, promise]), "gives", "arms.ammunition")
    assert (shells.dealings, shells.planned, shells.denied) == (("dlg_d",), ("dlg_p", "dlg_q"), ("dlg_n",))


def test_a_line_without_deeds_has_no_credibility_and_no_days() -> None:
    shells = line(sides(PAIR, [denied("n", **amount(5, 5))]), "gives", "arms.ammunition")
    assert (shells.credibility, shells.first, shells.last, shells.amounts) == (None, None, None, ())


def test_mutual_acts_are_a_third_column() -> None:
    drill = dealing("m", act="COOPERATE", actors=PAIR, recipients=(), categories=())
    found = sides(PAIR, [drill])
    assert (found.gives.lines, found.gets.lines) == ((), ())
    assert [top.category for top in found.together.lines] == ["unspecified"]


def test_talk_and_conflict_are_not_goods() -> None:
    found = sides(PAIR, [dealing("a", act="CONSULT"), dealing("b", act="THREATEN"), dealing("c", act="REQUEST")])
    assert found.gives.lines == ()


def test_a_top_kind_sums_distinct_dealings_and_leaves_amounts_to_its_leaves() -> None:
    both = dealing("a", categories=("arms.ammunition", "arms.missiles"), **amount(5, 9))
    found = sides(PAIR, [both, dealing("b")])
    (top,) = found.gives.lines
    assert (top.category, top.dealings, top.amounts) == ("arms", ("dlg_a", "dlg_b"), ())
    assert {leaf.category: leaf.dealings for leaf in top.leaves} == {
        "arms.ammunition": ("dlg_a", "dlg_b"),
        "arms.missiles": ("dlg_a",),
    }
    assert found.gives.dealings == ("dlg_a", "dlg_b")


def test_first_last_and_best_credibility_are_those_of_the_deeds() -> None:
    shells = line(
        sides(
            PAIR,
            [
                dealing("a", **days(date(2023, 1, 1), None), credibility=2),
                dealing("b", credibility=4),
                dealing("c", **days(date(2019, 1, 1), date(2030, 1, 1)), stage="expected", credibility=1),
            ],
        ),
        "gives",
        "arms.ammunition",
    )
    assert (shells.first, shells.last, shells.credibility) == (date(2023, 1, 1), date(2024, 6, 30), 2)


def test_amounts_that_overlap_in_time_are_not_added() -> None:
    year = dealing("y", **days(date(2024, 1, 1), date(2024, 12, 31)), **amount(100, 200))
    june = dealing("j", **amount(30, 300))
    (shells,) = line(sides(PAIR, [year, june]), "gives", "arms.ammunition").amounts
    assert shells.largest == Quantity(100, 300, "pieces")
    assert set(shells.largest_from) == {"dlg_y", "dlg_j"}
    assert shells.total is None


def test_amounts_apart_in_time_are_added() -> None:
    early = dealing("e", **days(date(2023, 1, 1), date(2023, 1, 9)), **amount(10, 20))
    open_ended = dealing("o", **days(date(2022, 1, 1), None), **amount(500, 500))
    (shells,) = line(
        sides(PAIR, [early, dealing("j", **amount(30, 40)), open_ended]), "gives", "arms.ammunition"
    ).amounts
    assert shells.total == Quantity(40, 60, "pieces")
    assert shells.total_from == ("dlg_e", "dlg_j")
    assert shells.largest == Quantity(500, 500, "pieces")


def test_a_total_has_no_upper_bound_where_a_part_has_none() -> None:
    early = dealing("e", **days(date(2023, 1, 1), date(2023, 1, 9)), **amount(10, None))
    (shells,) = line(sides(PAIR, [early, dealing("j", **amount(30, 40))]), "gives", "arms.ammunition").amounts
    assert shells.total == Quantity(40, None, "pieces")


def test_units_are_not_mixed_and_a_broader_figure_counts_for_the_only_goods_under_it() -> None:
    one = dealing(
        "a", quantities=(("arms", Quantity(3, 3, "containers")), ("arms.ammunition", Quantity(9, 9, "pieces")))
    )
    found = line(sides(PAIR, [one]), "gives", "arms.ammunition").amounts
    assert [(item.unit, item.largest.low) for item in found] == [("containers", 3), ("pieces", 9)]
    two = dealing(
        "b", categories=("arms.ammunition", "arms.missiles"), quantities=(("arms", Quantity(3, 3, "containers")),)
    )
    assert line(sides(PAIR, [two]), "gives", "arms.ammunition").amounts == ()


def test_an_agreement_about_nothing_that_changes_hands_is_not_on_a_side() -> None:
    assert sides(PAIR, [dealing("a", act="AGREE", categories=())]).gives.lines == ()


def test_balance_runs_from_one_side_to_the_other() -> None:
    found = sides(PAIR, [dealing("a"), dealing("b"), dealing("c", categories=("personnel.troops",)), back("d")])
    shares = {row.category: row.share for row in found.balance}
    assert shares == {None: 0.5, "arms": 1.0, "personnel": 1.0, "energy": -1.0}
    assert sides(PAIR, []).balance[0].share == 0


@given(
    st.lists(
        st.tuples(st.sampled_from(["PRK", "RUS"]), st.sampled_from(["done", "pledged", "refused"]), st.booleans()),
        max_size=12,
    )
)
def test_turning_the_pair_round_swaps_the_sides(rows: list[tuple[str, str, bool]]) -> None:
    dealings = [
        (denied if no else dealing)(
            f"{number:02d}", actors=(giver,), recipients=("RUS" if giver == "PRK" else "PRK",), stage=stage
        )
        for number, (giver, stage, no) in enumerate(rows)
    ]
    one, other = sides(PAIR, dealings), sides(PAIR[::-1], dealings)
    assert (one.gives, one.gets) == (other.gets, other.gives)
    assert [row.share for row in one.balance] == [-row.share for row in other.balance]
    counted = {*one.gives.dealings, *one.gets.dealings}
    assert not counted & {item.id for item in dealings if item.polarity == "denied" or item.stage != "done"}
