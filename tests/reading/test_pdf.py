from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdf
import pytest
import typst

from tumen.errors import BrokenFileError, EmptyDocumentError, EncryptedError, TooLargeError, TooSlowError
from tumen.reading.limits import Deadline
from tumen.reading.pdf import parse_pdf, plausible_author, plausible_title
from tumen.settings import Settings

SETTINGS = Settings()
PARAGRAPH = (
    "The ministry said on Monday that the first train had crossed the bridge with grain, that its representatives had "
    "counted the wagons, and that further transportation of internationally acknowledged commodities would follow."
)
SOURCE = """
#set document(title: "Grain Crosses the River", author: "Jane Roe", date: datetime(year: 2024, month: 10, day: 21))
#set page(width: 11cm, height: 7cm, header: [Quarterly Review], footer: context counter(page).display())
#set par(justify: true)
#set text(hyphenate: true, lang: "en", size: 11pt)
= Grain Crosses the River

{0}

{0} Second.

{0} Third.
"""


def pdf(source: str = SOURCE) -> bytes:
    return typst.compile(source.format(PARAGRAPH).encode())


@pytest.fixture(scope="module")
def article() -> bytes:
    return pdf()


def parse(data: bytes, settings: Settings = SETTINGS, seconds: float = 60):
    return parse_pdf(data, "a.pdf", settings, Deadline.after(seconds))


def changed(data: bytes, **changes: object) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(data))
    if "metadata" in changes:
        writer.add_metadata(changes["metadata"])
    if "lock" in changes:
        writer.encrypt(changes["lock"], algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_paragraphs_are_put_together_across_lines_cut_words_and_pages(article):
    draft = parse(article)
    assert draft.body.split("\n\n") == [PARAGRAPH, f"{PARAGRAPH} Second.", f"{PARAGRAPH} Third."]


def test_a_heading_over_two_lines_stands_once():
    source = '#set document(title: "A Heading Too Wide for the Page")\n#set page(width: 8cm)\n'
    source += "= A Heading Too Wide for the Page\n\n{0}"
    draft = parse(pdf(source))
    assert (draft.title, draft.body) == ("A Heading Too Wide for the Page", PARAGRAPH)
    untitled = parse(pdf(source.split("\n", 1)[1]))
    assert (untitled.title, untitled.body) == ("A Heading Too Wide for the Page", PARAGRAPH)


def test_running_heads_and_page_numbers_are_left_out(article):
    assert "Quarterly" not in parse(article).body


def test_title_author_and_date_come_from_the_properties(article):
    draft = parse(article)
    assert (draft.title, draft.author, draft.published) == ("Grain Crosses the River", "Jane Roe", date(2024, 10, 21))
    assert draft.media_type == "application/pdf"


def test_properties_that_are_no_title_and_no_name_are_left(article):
    data = changed(article, metadata={"/Title": "Microsoft Word - draft_v3.docx", "/Author": "admin"})
    draft = parse(data)
    assert draft.title == "Grain Crosses the River"
    assert draft.author is None


@pytest.mark.parametrize("value", ["report.pdf", "Untitled", "Untitled document", "Slide 1", "Word", "", None, 5])
def test_a_file_name_is_no_title(value):
    assert plausible_title(value) is None


@pytest.mark.parametrize("value", ["user", "Microsoft Office User", "a@example.org", "PC 1", "", None])
def test_an_account_is_no_author(value):
    assert plausible_author(value) is None


def test_a_pdf_with_a_password_is_refused(article):
    with pytest.raises(EncryptedError, match="password"):
        parse(changed(article, lock="secret"))


def test_a_pdf_encrypted_without_a_password_to_open_is_read(article):
    assert PARAGRAPH in parse(changed(article, lock="")).body


@pytest.mark.parametrize("cut", [9, 200, 2000])
def test_a_broken_pdf_is_refused(article, cut):
    with pytest.raises(BrokenFileError, match=r"a\.pdf: the PDF is broken"):
        parse(article[:cut])


def test_a_pdf_without_text_is_empty():
    with pytest.raises(EmptyDocumentError, match="no text"):
        parse(pdf("#rect()"))


def test_a_pdf_of_too_many_pages_is_refused(article):
    with pytest.raises(TooLargeError, match=r"over the limit of 1 \(max_pages\)"):
        parse(article, replace(SETTINGS, max_pages=1))


def test_a_pdf_of_too_much_text_is_refused(article):
    with pytest.raises(TooLargeError, match="max_characters"):
        parse(article, replace(SETTINGS, max_characters=50))


def test_time_is_looked_at_between_pages(article):
    with pytest.raises(TooSlowError):
        parse(article, seconds=0)


def test_changed_bytes_never_raise_anything_else(article):
    for at in range(50, len(article), max(1, len(article) // 40)):
        data = article[:at] + b"\x00\xff<<" + article[at + 4 :]
        try:
            found = parse(data).body
        except (BrokenFileError, EmptyDocumentError, EncryptedError) as error:
            found = error.reason
        assert found
