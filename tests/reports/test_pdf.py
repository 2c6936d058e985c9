import io
import string

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.reports.briefs import HOSTILE, one_brief
from tests.reports.views import NOW, thirty

from tumen.reports import build_brief
from tumen.reports.pdf import pdf

READABLE = string.ascii_letters + string.digits + string.punctuation + " "


def text_of(data):
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return "".join("".join(page.extract_text() for page in pages).split())


@settings(deadline=None, max_examples=8)
@given(st.text(alphabet=READABLE, min_size=1, max_size=60))
def test_any_markup_is_set_as_the_text_it_is(text):
    # A line break may put a hyphen into a long word; three-letter pieces are never broken.
    seen = text_of(pdf(one_brief(text)))
    wanted = "".join(text.split())
    assert wanted[:3] in seen


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_set_without_error(text):
    assert pdf(one_brief(text)).startswith(b"%PDF-")


def test_typst_code_in_a_text_is_not_run():
    seen = text_of(pdf(one_brief('#text(size: 1pt)[x] #eval("40+2")')))
    assert '#eval("40+2")' in seen
    assert "42" not in seen


def test_korean_is_set_in_the_font_that_comes_with_tumen():
    data = pdf(one_brief("북한과 러시아"))
    assert "북한과러시아" in text_of(data)
    assert b"NotoSansKR" in data


def test_the_bytes_and_dates_are_the_briefs_own():
    first = pdf(one_brief("x"))
    assert first == pdf(one_brief("x"))
    about = pypdf.PdfReader(io.BytesIO(first)).metadata
    assert about.title == "North Korea and Russia"
    assert about.creation_date.date() == NOW.date()


def test_a_whole_brief_is_marked_on_every_page():
    brief = build_brief(thirty(), NOW)
    reader = pypdf.PdfReader(io.BytesIO(pdf(brief)))
    assert len(reader.pages) > 3
    assert all(brief.marking_line in page.extract_text() for page in reader.pages)
