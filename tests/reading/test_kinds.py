from __future__ import annotations

import pytest

from tumen.errors import WrongTypeError
from tumen.reading.kinds import binary_kind, is_pdf, looks_binary, text_kind


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\x89PNG\r\n\x1a\n....", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"PK\x03\x04....word/document.xml", "docx"),
        (b"PK\x03\x04....xl/workbook.xml", "xlsx"),
        (b"PK\x03\x04....other.bin", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Office"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"RIFF\x00\x00\x00\x00WEBP", "WebP"),
        (b"MZ\x90\x00", "program"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\x00\x00\x00\x18ftypmp42", "MP4"),
    ],
)
def test_a_file_that_is_no_text_is_named(data, words):
    assert words in binary_kind(data)


def test_text_has_no_binary_kind():
    assert binary_kind(b"MZ is two letters; BM too.") is None
    assert not looks_binary("Ammunition: 보급".encode())
    assert looks_binary(b"abc\x00def")


def test_a_pdf_is_told_by_its_mark_even_after_a_few_bytes():
    assert is_pdf(b"\r\n%PDF-1.7")
    assert not is_pdf(b"A text on PDF")


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Words.", "a.txt", "text"),
        ("Words.", "a", "text"),
        ("# Words", "a.md", "markdown"),
        ("<!DOCTYPE html><p>x", "a.txt", "html"),
        ("\n<html lang='en'>", "page", "html"),
        ("<p>x</p>", "a.htm", "html"),
        ("<?xml version='1.0'?>\n<!-- x -->\n<rss version='2.0'>", "a.html", "feed"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "a.xml", "feed"),
        ('{"text": "x"}\n', "stdin", "jsonl"),
        ("{not json", "a.jsonl", "jsonl"),
        ("{curly} words", "a.txt", "text"),
        ("Words.", "https://example.org/page.html?x=1", "html"),
    ],
)
def test_the_kind_is_told_by_the_text_before_the_name(text, name, kind):
    assert text_kind(text, name, name) == kind


def test_what_the_server_says_counts_before_the_name():
    assert text_kind("<p>x</p>", "u", "https://example.org/page.txt", "text/html; charset=utf-8") == "html"


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("a,b\n1,2", "a.csv", "CSV"),
        ('[\n{"text": "x"}]', "a.json", "one object a line"),
        ('{\n"text": "x"\n}', "a.json", "one object a line"),
        ("<?xml version='1.0'?><urlset/>", "a.xml", "XML"),
    ],
)
def test_text_of_another_kind_is_refused_by_name(text, name, words):
    with pytest.raises(WrongTypeError, match=words):
        text_kind(text, name, name)
