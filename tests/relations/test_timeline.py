from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.relations.makers import PAIR, back, days, dealing, denied

from tumen.relations import exchanges, ties, timeline

START = date(2024, 1, 1)


def test_entries_stand_in_order_of_time_and_those_without_a_day_last() -> None:
    found = timeline([dealing("z", earliest=None, latest=None), dealing("b"), dealing("a", **days(START, START))])
    assert [entry.dealing for entry in found] == ["dlg_a", "dlg_b", "dlg_z"]
    assert (found[-1].precision, found[-1].reported) == (None, date(2024, 7, 1))


@pytest.mark.parametrize(
    ("width", "precision"),
    [
        (1, "day"),
        (7, "week"),
        (31, "month"),
        (90, "quarter"),
        (180, "half"),
        (366, "year"),
        (3653, "decade"),
        (9999, "years"),
    ],
)
def test_precision_is_the_width_of_the_interval(width: int, precision: str) -> None:
    (entry,) = timeline([dealing("a", **days(START, START + timedelta(width - 1)))])
    assert entry.precision == precision


def test_an_open_bound_stays_open() -> None:
    (entry,) = timeline([dealing("a", **days(START, None))])
    assert (entry.start, entry.end, entry.precision) == (START, None, "open")


def test_denied_and_disputed_entries_say_so() -> None:
    no, disputed = timeline([denied("a"), dealing("b", denials=("clm_x", "clm_y"))])
    assert (no.polarity, no.claims, no.denied_by) == ("denied", 0, 1)
    assert (disputed.polarity, disputed.claims, disputed.denied_by) == ("affirmed", 1, 2)


def test_the_label_has_the_pieces_and_no_prose() -> None:
    (entry,) = timeline([dealing("a", affected=("UKR",), places=("Rajin",))])
    assert (entry.label.act, entry.label.actors, entry.label.recipients) == ("AID", ("PRK",), ("RUS",))
    assert (entry.label.affected, entry.label.places) == (("UKR",), ("Rajin",))


def test_the_turns_of_a_relationship_stand_in_order() -> None:
    mutual = {"act": "TIES", "actors": PAIR, "recipients": (), "categories": ()}
    found = ties(
        PAIR,
        [
            dealing("b", mode="improve", **mutual, **days(date(2018, 1, 1), date(2019, 12, 31))),
            dealing("a", mode="worsen", **mutual, **days(date(1991, 12, 26), None)),
            dealing("c", mode="sever", stage="expected", **mutual),
            denied("d", mode="sever", **mutual),
            dealing("e", mode="worsen", **{**mutual, "actors": ("KOR", "RUS")}),
            dealing("f", **{**mutual, "act": "CONSULT"}),
        ],
    )
    assert [(turn.dealing, turn.mode, turn.step) for turn in found] == [
        ("dlg_a", "worsen", -1),
        ("dlg_b", "improve", 1),
    ]


def test_an_exchange_has_its_two_legs() -> None:
    shells, oil = dealing("a", exchange=("x1",)), back("b", exchange=("x1",))
    (found,) = exchanges(PAIR, [oil, shells, dealing("c")])
    assert (found.ids, found.gives, found.gets, found.together) == (("x1",), ("dlg_a",), ("dlg_b",), ())


def test_exchanges_that_share_a_dealing_are_one() -> None:
    shells = dealing("a", exchange=("x1", "x2"))
    (found,) = exchanges(PAIR, [shells, back("b", exchange=("x1",)), back("c", exchange=("x2",))])
    assert (found.ids, found.gets) == (("x1", "x2"), ("dlg_b", "dlg_c"))
