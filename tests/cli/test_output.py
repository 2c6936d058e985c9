from __future__ import annotations

import csv
import io
import json

from tumen.cli.output import Column, show

COLUMNS = (
    Column("name", "Name", lambda row: row["name"]),
    Column("many", "How many", lambda row: str(row["many"]), right=True),
)
ROWS = [{"name": "북한", "many": 2}, {"name": "=HYPERLINK(1)", "many": -3}]


def _shown(form: str, capsys) -> str:
    show(ROWS, COLUMNS, form, as_json=dict)
    return capsys.readouterr().out


def test_json_is_one_array_and_json_lines_one_object_a_line(capsys) -> None:
    assert json.loads(_shown("json", capsys)) == ROWS
    lines = _shown("jsonl", capsys).splitlines()
    assert [json.loads(line) for line in lines] == ROWS
    assert "북한" in lines[0]


def test_csv_has_the_columns_names_and_no_formulas(capsys) -> None:
    rows = list(csv.reader(io.StringIO(_shown("csv", capsys))))
    assert rows == [["name", "many"], ["북한", "2"], ["'=HYPERLINK(1)", "-3"]]


def test_a_table_shows_titles_and_is_not_cut_in_a_pipe(capsys) -> None:
    shown = _shown("table", capsys)
    assert "How many" in shown
    assert "=HYPERLINK(1)" in shown


def test_text_of_a_document_cannot_steer_the_terminal(capsys) -> None:
    show([{"name": "\x1b[2Jgone\u202e", "many": 1}], COLUMNS, "table", as_json=dict)
    shown = capsys.readouterr().out
    assert "\x1b" not in shown
    assert "\u202e" not in shown
