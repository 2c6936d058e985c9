from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.text import parse_markdown, parse_text, plain_markdown


def test_a_plain_article_gives_title_and_paragraphs():
    draft = parse_text(
        "top of page\n\nGrain by Rail\n\n\nGrain came\nby rail.\n\n\nIt was sold.\n\nComments\n", "a.txt"
    )
    assert draft.title == "Grain by Rail"
    assert draft.body == "Grain came by rail.\n\nIt was sold."


def test_headers_of_a_plain_text_fill_the_fields():
    draft = parse_text(
        "Title: Grain\nPublished: 2024-10-21\nPublisher: Wire\nURL: https://example.org/1\nReliability: b\n"
        "Marking: amber\nLanguage: en\n\nGrain came by rail.",
        "a.txt",
    )
    assert (draft.title, draft.published, draft.publisher) == ("Grain", date(2024, 10, 21), "Wire")
    assert (draft.url, draft.reliability, draft.marking) == ("https://example.org/1", "B", "TLP:AMBER")


def test_a_marking_that_is_unknown_counts_as_the_strictest(caplog):
    assert parse_text("Marking: internal\nTitle: x\n\nBody.", "a.txt").marking == "TLP:RED"
    assert "a.txt" in caplog.text


def test_markdown_marks_are_gone_and_words_stay():
    text = (
        "# Grain\n\nSome *grain* and **fuel oil** for [the port](https://example.org/a_(b)), `kept`.\nWrapped line.\n\n"
        "* one\n* two\n\n> quoted\n\n![picture](x.png)\n\nsnake_case_name and 3 * 4 * 5\n\nUnder\n=====\n\n<b>bold</b>"
    )
    assert plain_markdown(text).split("\n\n") == [
        "Grain",
        "Some grain and fuel oil for the port, kept.\nWrapped line.",
        "one",
        "two",
        "quoted",
        "snake_case_name and 3 * 4 * 5",
        "Under",
        "bold",
    ]


def test_notes_and_table_rules_of_markdown_are_gone():
    text = "Grain came.[^1]\n\n| goods | tons |\n|---|:--:|\n| grain | 5 |\n\n[^1]: By rail."
    assert plain_markdown(text) == "Grain came.\n\n| goods | tons |\n\n| grain | 5 |\n\nBy rail."


def test_front_matter_of_markdown_fills_the_fields():
    draft = parse_markdown("---\ntitle: Grain\ndate: 2024-10-21\n---\n\n# Grain\n\nIt came by rail.", "a.md")
    assert (draft.title, draft.published, draft.body) == ("Grain", date(2024, 10, 21), "It came by rail.")


def test_the_first_heading_is_the_title():
    assert parse_markdown("# Grain by rail\n\nIt came.", "a.md").title == "Grain by rail"


@given(st.text())
def test_any_text_gives_a_draft(text):
    assert isinstance(parse_text(text, "a").body, str)
    assert isinstance(parse_markdown(text, "a").body, str)
