from __future__ import annotations

import gzip
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

import tumen.reading
from tumen.errors import (
    BrokenFileError,
    EmptyDocumentError,
    NotFoundError,
    ReadingError,
    RefusedAddressError,
    TooLargeError,
    TooSlowError,
    WrongTypeError,
)
from tumen.model import Document
from tumen.reading import document_from_mapping, read, read_bytes
from tumen.reading import reader as reading
from tumen.reading.normalise import normalise
from tumen.settings import Settings

SETTINGS = Settings()
ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "north-korea-russia.txt"
TEXT = "Grain by Rail\n\nThe ministry said that grain had come by rail.\n"


def test_the_public_surface():
    assert tumen.reading.__all__ == ["document_from_mapping", "read", "read_bytes"]


def one(data: bytes, name: str = "a.txt", given: Settings = SETTINGS, media_type: str | None = None):
    (found,) = read_bytes(data, name, given, media_type)
    return found


def test_a_folder_of_good_and_bad_files_gives_each_its_document_or_reason(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(b"")
    with (tmp_path / "c.bin").open("wb") as stream:
        stream.truncate(50_000_000)
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7 broken")
    (tmp_path / "e.html").write_text("<html><body><nav>Home</nav></body></html>")
    (tmp_path / "f.txt").write_bytes(b"Oil went north \xff\xfe by rail.")
    (tmp_path / "g.jsonl").write_text('{"id": "g1", "text": "Oil went north."}\n{broken\n')
    (tmp_path / "h.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(30))
    (tmp_path / "i.pdf").write_bytes(typst.compile(b"= Coal by Sea\n\nThe ship brought coal."))
    found = list(read([str(tmp_path), str(tmp_path / "none")], SETTINGS))
    kinds = [type(item) for item in found]
    assert kinds == [
        Document, EmptyDocumentError, TooLargeError, BrokenFileError, EmptyDocumentError, BrokenFileError,
        Document, BrokenFileError, WrongTypeError, Document, NotFoundError,
    ]  # fmt: skip
    for item in found:
        assert Path(item.origin.split(":")[0]).parent == tmp_path
    assert found[6].source_id == "g1"
    assert found[7].origin.endswith("g.jsonl:2")
    assert found[9].title == "Coal by Sea"


def test_the_same_text_in_two_files_and_two_encodings_is_one_document(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_bytes(TEXT.replace("\n", "\r\n").encode("utf-16"))
    first, second = read([str(tmp_path)], SETTINGS)
    assert first.id == second.id
    assert first.origin != second.origin


def test_standard_input_is_read_and_its_kind_told():
    (document,) = read(["-"], SETTINGS, stdin=io.BytesIO(TEXT.encode()))
    assert (document.title, document.origin) == ("Grain by Rail", "standard input")
    (line,) = read(["-"], SETTINGS, stdin=io.BytesIO(json.dumps({"text": "Oil went north."}).encode()))
    assert (line.text, line.origin) == ("Oil went north.", "standard input:1")


def test_a_refused_address_is_an_error_in_the_row(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    first, second = read(["http://127.0.0.1:9/", str(tmp_path / "a.txt")], SETTINGS)
    assert isinstance(first, RefusedAddressError)
    assert isinstance(second, Document)


@pytest.mark.parametrize(
    "data", [b"", b" \n\t", b"-- \n **", b"top of page\n\nComments\n\nbottom of page", "\ufeff".encode()]
)
def test_nothing_to_read_is_empty(data):
    assert isinstance(one(data), EmptyDocumentError)


def test_a_zip_or_binary_file_is_named():
    assert "gzip" in str(one(gzip.compress(TEXT.encode())))
    assert "Word document" in str(one(b"PK\x03\x04 word/document.xml", "a.txt"))
    assert "binary data" in str(one(bytes(range(32)) * 10))


def test_limits_are_held():
    assert isinstance(one(TEXT.encode(), given=replace(SETTINGS, max_bytes=5)), TooLargeError)
    assert isinstance(one(TEXT.encode(), given=replace(SETTINGS, max_characters=5)), TooLargeError)


def test_slow_parsing_ends_at_the_limit(monkeypatch):
    import time

    monkeypatch.setattr(reading, "parse_html", lambda *_: time.sleep(1))
    assert isinstance(one(b"<html></html>", given=replace(SETTINGS, max_seconds=0.1)), TooSlowError)


def test_a_page_is_decoded_as_it_or_the_server_declares():
    page = '<html><head><meta charset="windows-1251"></head><body><p>Зерно</p></body></html>'.encode("windows-1251")
    assert one(page).text == "Зерно"
    assert (
        one("<html><p>Львів: зерно</p></html>".encode("koi8-u"), "u", media_type="text/html; charset=koi8-u").text
        == "Львів: зерно"
    )


def test_a_mapping_gives_a_document_with_the_origin_it_was_given():
    document = document_from_mapping({"id": "x", "title": "Grain", "text": "It came."}, "line 4", SETTINGS)
    assert (document.text, document.origin, document.source_id) == ("Grain\n\nIt came.", "line 4", "x")
    with pytest.raises(BrokenFileError, match="line 5: field text is missing"):
        document_from_mapping({"title": "Grain"}, "line 5", SETTINGS)


def test_deeply_nested_input_is_no_crash():
    assert isinstance(one(b'{"text": ' + b"[" * 100_000, "a.jsonl"), ReadingError)
    deep = list(read_bytes(b"<div>" * 20_000 + b"<p>Oil went north.</p>", "a.html", SETTINGS))
    assert len(deep) == 1


@settings(deadline=None)
@given(
    st.one_of(
        st.binary(),
        st.sampled_from(
            [b"%PDF-1.7\n", b"<html><body>", b'<?xml version="1.0"?><rss><channel><item>', b'{"text": "', b"---\n"]
        ).flatmap(lambda start: st.binary().map(lambda rest: start + rest)),
        st.text().map(str.encode),
    ),
    st.sampled_from(["a", "a.txt", "a.md", "a.html", "a.jsonl", "a.pdf", "a.csv"]),
)
def test_any_bytes_give_documents_or_named_errors(data, name):
    found = list(read_bytes(data, name, SETTINGS))
    assert found
    for item in found:
        assert isinstance(item, Document | ReadingError)
        assert item.origin.startswith(name)
        if isinstance(item, Document):
            assert normalise(item.text) == item.text


@pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not beside this checkout")
def test_the_article_comes_through_whole_and_without_debris():
    (document,) = read([str(ARTICLE)], SETTINGS)
    source = ARTICLE.read_text(encoding="utf-8")
    paragraphs = [" ".join(part.split()) for part in source.split("\n\n") if part.strip()]
    kept = [part for part in paragraphs if part not in {"top of page", "Comments", "bottom of page"}]
    assert document.title == "North Korea Strengthens Its Relationship with Russia"
    assert document.text.split("\n\n") == kept
    assert len(kept) == 12
    assert (document.language, document.read_state) == ("en", "read")


def test_an_error_does_not_keep_the_bytes_of_its_file():
    for found in read_bytes(b'{"text": \n{broken\n', "a.jsonl", SETTINGS):
        assert found.__traceback__ is None
        assert found.__context__ is None
    assert one(b"%PDF-1.7 broken", "a.pdf").__traceback__ is None


def test_time_between_the_lines_of_a_file_is_not_the_readers(monkeypatch):
    import time

    found = read_bytes(b'{"text": "One."}\n{"text": "Two."}', "a.jsonl", replace(SETTINGS, max_seconds=0.05))
    first = next(found)
    time.sleep(0.1)
    assert (first.text, next(found).text) == ("One.", "Two.")


HOSTILE = {
    "comments before nothing": b"<!---->" * 600 + b"x",
    "comments never closed": b"<!--" * 50_000,
    "brackets": b"[" * 100_000,
    "pictures": b"![" * 50_000,
    "links": b"[a](" * 50_000,
    "stars": b"*a " * 50_000,
    "underlines": b"_a" * 50_000,
    "backticks": b"`a" * 50_000,
    "a heading of spaces": b"# a" + b" " * 100_000 + b"x",
    "a heading of hashes": b"# " + b"# " * 50_000 + b"x",
    "spaces": b" " * 200_000 + b"x",
    "line ends": b"\n" * 200_000 + b"x",
    "one long word": b"x" * 200_000,
    "dashes": b"- " * 100_000,
    "short lines": b"Share\n" * 30_000,
    "quotes": b"> " * 100_000 + b"x",
    "table rules": b"--|" * 50_000 + b"x",
    "long rules": b"-" * 100_000 + b"x",
    "angles": b"<a" * 50_000,
    "not UTF-8": b"abc \xe9\xe8 " * 20_000 + b"\xff",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("suffix", ["txt", "md", "html", "jsonl"])
def test_hostile_text_takes_time_by_its_length_alone(name, suffix):
    import time

    begun = time.monotonic()
    assert list(read_bytes(HOSTILE[name], f"a.{suffix}", SETTINGS))
    assert time.monotonic() - begun < 5
