from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime, timedelta


def _json(done) -> list[dict[str, object]]:
    assert (done.code, done.err) == (0, "")
    return json.loads(done.out)


def test_the_ledger_says_who_gives_what_to_whom(filled) -> None:
    row = _json(filled("ledger", "PRK", "RUS", "--format", "json"))[0]
    assert (row["giver"], row["receiver"], row["goods"]) == ("PRK", "RUS", "arms.ammunition.artillery")
    assert row["amounts"][0]["largest"]["high"] == 100
    assert row["dealings"]
    assert row["first"] == "2024-06-01"


def test_the_order_of_the_parties_does_not_change_who_gave(filled) -> None:
    one = _json(filled("ledger", "PRK", "RUS", "--format", "json"))
    other = _json(filled("ledger", "russia", "pyongyang", "--format", "json"))
    assert [row["giver"] for row in one] == [row["giver"] for row in other] == ["PRK"]


def test_the_ledger_as_a_table_has_names_and_ranges(filled) -> None:
    shown = filled("ledger", "PRK", "RUS").out
    assert "North Korea" in shown
    assert "100" in shown
    assert "documents: 3" in shown


def test_the_ledger_as_csv_has_one_header(filled) -> None:
    rows = list(csv.DictReader(io.StringIO(filled("ledger", "PRK", "RUS", "--format", "csv").out)))
    assert [row["giver"] for row in rows] == ["North Korea"]


def test_a_pair_that_nothing_is_known_of_is_empty(filled) -> None:
    assert _json(filled("ledger", "FRA", "PER", "--format", "json")) == []
    assert _json(filled("timeline", "FRA", "PER", "--format", "json")) == []


def test_the_timeline_is_of_dealings_in_the_shape_of_the_contract(filled) -> None:
    dealings = _json(filled("timeline", "PRK", "RUS", "--format", "json"))
    assert dealings[0]["id"].startswith("dlg_")
    assert dealings[0]["earliest"] == "2024-06-01"
    assert "Jun 2024" in filled("timeline", "PRK", "RUS").out


def test_as_of_a_day_before_anything_was_learned_there_is_nothing(filled) -> None:
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date().isoformat()
    today = datetime.now(UTC).date().isoformat()
    assert _json(filled("timeline", "PRK", "RUS", "--as-of", yesterday, "--format", "json")) == []
    assert _json(filled("timeline", "PRK", "RUS", "--as-of", today, "--format", "json"))


def test_an_unknown_party_is_told_the_nearest(filled) -> None:
    done = filled("ledger", "north kora", "RUS")
    assert done.code == 64
    assert "north korea" in done.err
