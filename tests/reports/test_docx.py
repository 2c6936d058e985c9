import io
import zipfile

import docx as word
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.briefs import HOSTILE, one_brief
from tests.reports.views import NOW, thirty

from tumen.reports import build_brief
from tumen.reports.characters import one_line
from tumen.reports.docx import docx


def opened(data):
    return word.Document(io.BytesIO(data))


@settings(deadline=None, max_examples=8)
@given(st.text(max_size=80))
def test_any_text_survives(text):
    assert opened(docx(one_brief(text))).paragraphs[-1].text == one_line(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text):
    document = opened(docx(one_brief(text)))
    assert document.tables[1].rows[1].cells[0].text == one_line(text)


def test_a_whole_brief_has_headings_tables_pictures_and_the_marking():
    brief = build_brief(thirty(), NOW)
    document = opened(docx(brief))
    headings = [item.text for item in document.paragraphs if item.style.name == "Heading 1"]
    assert headings == [*(section.title for section in brief.sections), "References"]
    assert len(document.inline_shapes) == 3
    words = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert all(words)
    assert document.sections[0].header.paragraphs[0].text == brief.marking_line


def test_the_bytes_and_dates_are_the_briefs_own():
    first, again = docx(one_brief("x")), docx(one_brief("x"))
    assert first == again
    assert opened(first).core_properties.created.replace(tzinfo=None) == NOW.replace(tzinfo=None)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2025, 3, 1, 9, 30, 0)}
