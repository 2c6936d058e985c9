from __future__ import annotations

import json

import pytest
from scripts.evaluation.figures import Estimate
from scripts.evaluation.floors import Floors, FloorsError, failures, lowered, read_floors, updated, write_floors
from scripts.evaluation.measures import MEASURES


def _figures(**values):
    found = {measure.name: Estimate(0.5, 0.4, 0.6, 10) for measure in MEASURES}
    found["denied"] = Estimate(0.0, None, None, 0)
    return {"seen": found | {name: Estimate(value, None, None, 10) for name, value in values.items()}}


FLOORS = updated(Floors(), _figures(), "hash")


def test_figures_at_their_floors_pass():
    assert failures(FLOORS, _figures(), "hash") == []


def test_a_floor_leaves_room_for_another_processor_and_more_where_little_was_counted():
    many = {"seen": {name: Estimate(0.5, None, None, 100) for name in _figures()["seen"]}}
    assert FLOORS.floors["seen"]["pair"] == 0.45
    assert updated(Floors(), many, "hash").floors["seen"]["pair"] == 0.48
    assert failures(FLOORS, _figures(pair=0.46), "hash") == []


def test_a_figure_under_its_floor_fails_by_name():
    assert failures(FLOORS, _figures(pair=0.44), "hash") == ["seen pair is 0.440, under its floor of 0.45"]


def test_a_figure_that_is_gone_fails():
    assert failures(FLOORS, _figures(pair=None), "hash") == ["seen pair is gone, under its floor of 0.45"]


def test_a_denial_given_as_a_deed_breaks_its_ceiling():
    assert failures(FLOORS, _figures(denied=1.0), "hash") == ["seen denied is 1.000, over its ceiling of 0.00"]


def test_another_corpus_fails_until_floors_are_updated():
    assert "--update-floors" in failures(FLOORS, _figures(), "other")[0]
    assert failures(updated(FLOORS, _figures(), "other"), _figures(), "other") == []


def test_updating_raises_floors_and_never_lowers_one():
    changed = updated(FLOORS, _figures(pair=0.777, found=0.3), "hash")
    assert changed.floors["seen"]["pair"] == 0.72
    assert changed.floors["seen"]["found"] == 0.45


def test_updating_keeps_a_floor_that_the_room_below_a_figure_would_lower():
    changed = updated(FLOORS, _figures(pair=0.46, denied=3.0), "hash")
    assert changed.floors["seen"]["pair"] == FLOORS.floors["seen"]["pair"] == 0.45
    assert changed.floors["seen"]["denied"] == 0


def test_lowering_needs_a_reason_and_a_need_and_is_recorded():
    worse = _figures(found=0.406)
    with pytest.raises(FloorsError, match="--reason"):
        lowered(FLOORS, worse, "found", " ")
    with pytest.raises(FloorsError, match="nothing to lower"):
        lowered(FLOORS, _figures(), "found", "because")
    changed = lowered(FLOORS, worse, "found", "harder sentences")
    assert changed.floors["seen"]["found"] == 0.35
    assert changed.lowered == (
        {"part": "seen", "field": "found", "from": 0.45, "to": 0.35, "reason": "harder sentences"},
    )
    assert failures(changed, worse, "hash") == []


def test_floors_are_the_same_after_writing_and_reading(tmp_path):
    path = tmp_path / "floors.json"
    assert read_floors(path) == Floors()
    write_floors(path, FLOORS)
    assert read_floors(path) == FLOORS
    assert json.loads(path.read_text(encoding="utf-8"))["corpus"] == "hash"
