import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet
from tests.reports.views import claim as make
from tests.reports.views import document, speaker, thirty

from tumen.contract import claim_from_json, dealing_from_json
from tumen.errors import ReportError
from tumen.reports.export import (
    CLAIM_COLUMNS,
    DEALING_COLUMNS,
    FORMATS,
    export_claims,
    export_dealings,
    export_file,
    safe_cell,
)


@pytest.fixture(scope="module")
def view():
    return thirty()


def exported(items, form, write=export_claims, **options):
    buffer = io.BytesIO()
    count = write(iter(items), buffer, form, **options)
    return count, buffer.getvalue()


def rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))


@pytest.mark.parametrize("form", FORMATS)
def test_every_claim_and_dealing_is_written_and_counted(view, form):
    assert exported(view.claims.values(), form)[0] == len(view.claims)
    assert exported(view.dealings, form, export_dealings)[0] == len(view.dealings)


def test_json_holds_the_nouns_whole(view):
    _, data = exported(view.claims.values(), "json")
    assert [claim_from_json(item) for item in json.loads(data)] == list(view.claims.values())
    _, data = exported(view.dealings, "jsonl", export_dealings)
    assert [dealing_from_json(json.loads(line)) for line in data.splitlines()] == list(view.dealings)


def test_parquet_and_csv_have_the_columns_that_are_documented(view):
    _, data = exported(view.claims.values(), "parquet")
    table = parquet.read_table(io.BytesIO(data))
    assert table.column_names == list(CLAIM_COLUMNS)
    assert table.column("quote").to_pylist() == [claim.quote for claim in view.claims.values()]
    _, data = exported(view.dealings, "csv", export_dealings)
    assert rows(data)[0] == list(DEALING_COLUMNS)
    assert len(rows(data)) == len(view.dealings) + 1


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_is_a_file_all_the_same(form):
    count, data = exported([], form)
    assert count == 0
    if form == "json":
        assert json.loads(data) == []
    if form == "csv":
        assert rows(data) == [list(CLAIM_COLUMNS)]
    if form == "parquet":
        assert parquet.read_table(io.BytesIO(data)).num_rows == 0


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", " =1", "＝1+1", "\n=1"]
)
def test_a_cell_cannot_become_a_formula(cell):
    assert safe_cell(cell).startswith("'")


@pytest.mark.parametrize("cell", ["-12", "+3.5", "-1.5e3", "plain", "a=b", "12,000"])
def test_numbers_and_plain_text_stay_as_they_are(cell):
    assert safe_cell(cell) == cell


@given(st.text(max_size=60))
def test_any_text_is_one_cell_that_starts_no_formula(text):
    source = document("x")
    item = make(source, speakers=(speaker(text),), quote=text)
    table = rows(exported([item], "csv")[1])
    assert len(table) == 2
    assert len(table[1]) == len(CLAIM_COLUMNS)
    cell = table[1][list(CLAIM_COLUMNS).index("quote")]
    assert not cell.lstrip().startswith(("=", "@")) or cell.startswith("'")


def test_a_byte_order_mark_only_when_asked_for(view):
    assert exported([], "csv", bom=True)[1].startswith(b"\xef\xbb\xbf")
    assert not exported([], "csv")[1].startswith(b"\xef\xbb\xbf")


def test_claims_are_read_a_few_at_a_time():
    source = document("x")
    item = make(source)
    written = []

    class Watched(io.BytesIO):
        def write(self, data):
            written.append(len(data))
            return super().write(data)

    def endless():
        for _ in range(5000):
            yield item
        assert sum(written) > 100_000

    export_claims(endless(), Watched(), "jsonl")
    written.clear()
    export_claims(endless(), Watched(), "csv")


def test_a_file_is_written_whole_by_its_ending(view, tmp_path):
    path = tmp_path / "claims.csv"
    assert export_file(lambda file, form: export_claims(view.claims.values(), file, form), path) == len(view.claims)
    assert [item.name for item in tmp_path.iterdir()] == ["claims.csv"]


def test_a_run_that_breaks_leaves_no_file(tmp_path):
    def broken():
        yield make(document("x"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export_file(lambda file, form: export_claims(broken(), file, form), tmp_path / "claims.parquet")
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_form_is_an_error(tmp_path):
    with pytest.raises(ReportError, match="no form of export"):
        exported([], "xlsx")
    with pytest.raises(ReportError):
        export_file(lambda _file, _form: 0, tmp_path / "claims.xlsx")
