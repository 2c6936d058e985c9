from __future__ import annotations

import pytest
from tests.relations.makers import PAIR, back, dealing, denied

from tumen.relations import direction, is_deed, is_denied, is_plan


def test_direction_is_seen_from_the_first_party() -> None:
    assert direction(PAIR, dealing("a")) == "gives"
    assert direction(PAIR, back("a")) == "gets"
    assert direction(PAIR[::-1], dealing("a")) == "gets"


def test_a_mutual_act_is_on_neither_side() -> None:
    assert direction(PAIR, dealing("a", actors=("PRK", "RUS"), recipients=())) == "together"
    assert direction(PAIR, dealing("a", actors=("PRK", "RUS"), recipients=("PRK", "RUS"))) == "together"


def test_dealings_with_others_are_not_between_the_two() -> None:
    assert direction(PAIR, dealing("a", recipients=("IRN",))) is None
    assert direction(PAIR, dealing("a", actors=("PRK", "RUS"), recipients=("UKR",))) is None
    assert direction(PAIR, dealing("a", actors=("CHN", "PRK"), recipients=("IRN", "RUS"))) == "gives"


@pytest.mark.parametrize(
    ("stage", "kind"),
    [("done", is_deed), ("under_way", is_deed), ("ended", is_deed), ("pledged", is_plan), ("recommended", is_plan)],
)
def test_a_dealing_is_a_deed_or_a_plan_and_never_both(stage: str, kind: object) -> None:
    one = dealing("a", stage=stage)
    assert [is_deed(one), is_plan(one)] == [kind is is_deed, kind is is_plan]


def test_a_refusal_is_neither_deed_nor_plan_and_a_denied_dealing_only_denied() -> None:
    refused = dealing("a", stage="refused")
    assert not is_deed(refused)
    assert not is_plan(refused)
    for stage in ("done", "pledged"):
        one = denied("b", stage=stage)
        assert (is_deed(one), is_plan(one), is_denied(one)) == (False, False, True)
