from __future__ import annotations

import pytest

from tumen.reading.titles import Head, byline, is_title, read_front_matter, read_head, read_headers


def test_headers_at_the_top_become_fields():
    head = read_headers("Title: Grain by rail\nPublished: 2024-10-21\nSource: Example Wire\nBy: Jane Roe\n\nThe body.")
    assert head == Head(
        "The body.", "Grain by rail", {"published": "2024-10-21", "publisher": "Example Wire", "author": "Jane Roe"}
    )


def test_one_line_that_looks_like_a_header_inside_a_paragraph_stays():
    text = "Source: the ministry said so on Monday.\nAnd it said more."
    assert read_headers(text) == Head(text)


def test_an_unknown_key_is_text():
    assert read_headers("Warning: ice on the river.\n\nBody.").body.startswith("Warning:")


@pytest.mark.parametrize(
    "line",
    ["Grain Crosses the River", "Who pays for the grain?", "Envoys Meet in the U.S.", "“No Deal,” Says Ministry"],
)
def test_a_short_line_without_a_full_stop_is_a_title(line):
    assert is_title(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry said so.",
        "SEOUL, Oct. 21 (Yonhap) -- The ministry said that grain had crossed the river on Monday.",
        "Grain crossed. The river froze",
        "该国通过铁路向邻国运送了大米。",
        "---",
        "word " * 40,
    ],
)
def test_a_sentence_or_a_long_line_is_no_title(line):
    assert not is_title(line)


def test_title_byline_and_date_leave_the_body():
    head = read_head(
        ["Grain by Rail", "By Jane Roe and John Doe", "October 21, 2024", "SEOUL (AP) -- It came."], Head("")
    )
    assert head.title == "Grain by Rail"
    assert head.body == "SEOUL (AP) -- It came."
    assert head.fields == {"author": "Jane Roe and John Doe", "published": "October 21, 2024"}


def test_a_line_below_the_title_may_stand_between_it_and_the_byline():
    head = read_head(["Grain by Rail", "What it means for the region", "By Jane Roe", "It came."], Head(""))
    assert head.body == "What it means for the region\n\nIt came."
    assert head.fields == {"author": "Jane Roe"}


def test_a_dateline_is_part_of_the_body():
    head = read_head(["SEOUL, Oct. 21 (Yonhap) -- Grain came by rail."], Head(""))
    assert head.title is None
    assert head.body.startswith("SEOUL, Oct. 21 (Yonhap) --")


@pytest.mark.parametrize("line", ["By sea and by rail the grain came", "By Monday the grain had come.", "By rail"])
def test_a_sentence_that_begins_with_by_is_no_byline(line):
    assert byline(line) is None


def test_a_line_that_names_the_publisher_becomes_a_field():
    head = read_head(["Grain by Rail", "It came.", "Published by Example Institute of Trade."], Head(""))
    assert (head.body, head.fields) == ("It came.", {"publisher": "Example Institute of Trade"})


def test_a_sentence_on_what_was_published_stays():
    line = "Published by the ministry on Monday were figures that few believed."
    assert read_head(["Grain by Rail", "It came.", line], Head("")).body == f"It came.\n\n{line}"


def test_a_known_title_broken_over_two_lines_is_not_repeated():
    head = read_head(["Grain Comes by Rail and", "by Sea", "It came."], Head("", "Grain Comes by Rail and by Sea"))
    assert head.body == "It came."


def test_front_matter_gives_fields_and_leaves_out_what_it_does_not_know():
    head = read_front_matter("title: 'A: B'\nlayout: post\ndate: 2024-10-21\nauthor:\n  - x")
    assert head == Head("", "A: B", {"published": "2024-10-21"})
