import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.reports.briefs import HOSTILE, one_brief
from tests.reports.views import NOW, thirty

from tumen.reports import build_brief
from tumen.reports.characters import one_line
from tumen.reports.markdown import escaped, markdown

READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def shown(source):
    """The text that a reader sees, and the kinds of inline parts there are."""
    inline = [child for token in READER.parse(source) if token.type == "inline" for child in token.children]
    return "".join(child.content for child in inline), {child.type for child in inline}


@given(st.text(max_size=120))
def test_any_text_survives_as_the_text_it_is(text):
    line = one_line(text)
    seen, kinds = shown(f"- x{escaped(text)}")
    assert seen == f"x{line}"
    assert kinds <= {"text", "text_special"}


@given(st.text(max_size=60))
def test_any_text_starts_a_line_without_becoming_a_block(text):
    tokens = READER.parse(escaped(text))
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_markup_link_or_html(text):
    tokens = READER.parse(markdown(one_brief(text)))
    inline = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {token.type for token in tokens}.isdisjoint({"html_block", "fence"})
    links = {child.attrs["href"] for child in inline if child.type == "link_open"}
    assert links == {"https://example.org/a?b=c"}
    assert not any(child.type in {"image", "html_inline", "code_inline"} for child in inline)
    row = [token for token in tokens if token.type == "td_open"]
    assert len(row) == 3 + 5


@pytest.mark.parametrize("text", ["http://e.example", "https://e.example", "www.e.example", "a@e.example"])
def test_bare_addresses_are_not_left_for_a_reader_to_link(text):
    assert text not in escaped(text)


def test_a_whole_brief_has_its_sections_marking_and_references():
    brief = build_brief(thirty(), NOW)
    text = markdown(brief)
    assert text.startswith("**Unmarked: not to be shared outside**")
    assert [line[3:] for line in text.splitlines() if line.startswith("## ")] == [
        *(section.title for section in brief.sections),
        "References",
    ]
    assert all(f"{item.number}. **" in text for item in brief.references)
