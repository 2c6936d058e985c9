import pytest
from tests.reports.views import NOW, one_view

from tumen.errors import ReportError
from tumen.reports import RENDERERS, render_brief, write_brief


def names(folder):
    return [item.name for item in folder.iterdir()]


STARTS = {"pdf": b"%PDF-", "docx": b"PK", "html": b"<!doctype html>", "md": b"**Unmarked"}


@pytest.fixture(scope="module")
def view():
    return one_view(goods=(("arms", None),))


@pytest.mark.parametrize("ending", RENDERERS)
def test_the_ending_says_the_format(view, tmp_path, ending):
    path = write_brief(view, tmp_path / f"brief.{ending.upper()}", NOW)
    assert path.read_bytes().lstrip().startswith(STARTS[ending])
    assert names(tmp_path) == [path.name]


@pytest.mark.parametrize("name", ["brief.xls", "brief", "brief.tar.gz"])
def test_an_unknown_ending_is_an_error_that_says_which_are_known(view, tmp_path, name):
    with pytest.raises(ReportError) as caught:
        write_brief(view, tmp_path / name, NOW)
    assert ".pdf" in caught.value.hint
    assert names(tmp_path) == []


def test_a_folder_that_is_not_there_is_named(view, tmp_path):
    with pytest.raises(ReportError, match="cannot be written: No such file"):
        write_brief(view, tmp_path / "none" / "brief.md", NOW)


def test_a_file_that_is_there_is_replaced_whole_or_left(view, tmp_path):
    target = tmp_path / "brief.md"
    target.mkdir()
    with pytest.raises(ReportError):
        write_brief(view, target, NOW)
    assert names(tmp_path) == ["brief.md"]
    target.rmdir()
    target.write_text("old")
    write_brief(view, target, NOW)
    assert "old" not in target.read_text("utf-8").split()


@pytest.mark.parametrize("ending", RENDERERS)
def test_the_same_view_and_moment_give_the_same_bytes(view, ending):
    assert render_brief(view, ending, NOW) == render_brief(view, ending, NOW)
