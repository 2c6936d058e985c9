from __future__ import annotations

import json

import pytest
from scripts.evaluation.main import SHARED
from scripts.evaluation.plover import RECORDS, read_records, score_records
from tests.evaluation.makers import silent

FIRST = {
    "id": "one",
    "date": "2000-01-01",
    "source": [{"actorText": "Tokyo", "code": "JAP"}],
    "target": [{"actorText": "Seoul", "code": "KOR"}],
    "event": "DISAPPROVE",
    "text": "Tokyo criticised Seoul.",
}


def _written(folder, *records):
    path = folder / RECORDS
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(records), encoding="utf-8")
    return folder


def test_old_codes_and_known_slips_are_mapped(tmp_path):
    (record,) = read_records(_written(tmp_path, FIRST))
    assert record.code == "ACCUSE"
    assert record.parties == (("Tokyo", "JPN"), ("Seoul", "KOR"))


def test_records_without_two_states_are_left_out(tmp_path):
    alone = {key: value for key, value in FIRST.items() if key != "target"}
    body = FIRST | {"target": [{"actorText": "the forum", "code": "IGO"}]}
    odd = FIRST | {"source": "Tokyo"}
    assert read_records(_written(tmp_path, alone, body, odd)) == []


def test_where_the_records_are_not_there_nothing_is_scored(tmp_path):
    assert read_records(tmp_path) == []


def test_a_silent_reader_has_no_pair_and_no_root(tmp_path):
    board, figures = score_records(read_records(_written(tmp_path, FIRST)), silent())
    assert (figures["pair"].value, figures["root_right"].value) == (0, 0)
    assert [miss.given for miss in board.misses] == ["nothing", "none"]


@pytest.mark.skipif(not (SHARED / RECORDS).exists(), reason="the PLOVER records are not here")
def test_the_real_records_are_read_and_their_codes_are_those_of_the_manual():
    records = read_records(SHARED)
    assert len(records) > 100
    assert not {record.code for record in records} & {"DEMAND", "FIGHT", "INVESTIGATE", "DISAPPROVE"}
