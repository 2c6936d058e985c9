"""The sample corpus: what it promises in its README, held document by document."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import feedparser
import pypdf
import pytest

from tumen.model import Document
from tumen.reading import read
from tumen.sample import sample_path
from tumen.settings import Settings

ARTICLES = Path(__file__).parents[2].parent / "shared" / "articles"
README = Path(__file__).parents[2] / "src" / "tumen" / "sample" / "README.md"


@dataclass(frozen=True)
class Piece:
    """One document of the corpus, as far as these tests need to know it."""

    name: str
    where: str
    text: str
    published: date
    publisher: str


def _plain(markup: str) -> str:
    paragraphs = re.findall(r"<p(?: class=\"standfirst\")?>(.*?)</p>", markup, flags=re.DOTALL)
    return "\n".join(html.unescape(paragraph) for paragraph in paragraphs)


def _meta(markup: str, name: str) -> str:
    found = re.search(rf'<meta property="{name}" content="([^"]+)">', markup)
    assert found, name
    return html.unescape(found[1])


def _publisher(text: str) -> str:
    found = re.search(r"^(?:Publisher|publisher): (.+)$|^Published by (.+)\.$", text, flags=re.MULTILINE)
    assert found, text
    return found[1] or found[2]


def _pages(folder: Path) -> Iterator[Piece]:
    for path in sorted(folder.glob("html/*.html")):
        markup = path.read_text(encoding="utf-8")
        day = date.fromisoformat(_meta(markup, "article:published_time")[:10])
        yield Piece(path.stem[11:], path.name, _plain(markup), day, _meta(markup, "og:site_name"))


def _texts(folder: Path) -> Iterator[Piece]:
    for path in sorted([*folder.glob("text/*.txt"), *folder.glob("markdown/*.md")]):
        text = path.read_text(encoding="utf-8")
        day = date.fromisoformat(path.name[:10])
        yield Piece(path.stem[11:], path.name, text, day, _publisher(text))


def _papers(folder: Path) -> Iterator[Piece]:
    for path in sorted(folder.glob("pdf/*.pdf")):
        reader = pypdf.PdfReader(path)
        assert reader.metadata is not None
        created = reader.metadata.creation_date
        assert created is not None
        text = "\n".join(page.extract_text() for page in reader.pages)
        yield Piece(path.stem[11:], path.name, text, created.date(), _publisher(text))


def _lines(folder: Path) -> Iterator[Piece]:
    for path in sorted(folder.glob("jsonl/*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            assert set(row) == {"id", "title", "text", "published", "publisher", "url", "language"}
            name = row["id"].removeprefix("sample-")
            yield Piece(name, path.name, row["text"], date.fromisoformat(row["published"]), row["publisher"])


def _items(folder: Path) -> Iterator[Piece]:
    for path in sorted(folder.glob("feeds/*")):
        feed = feedparser.parse(path.read_bytes())
        assert not feed.bozo, path.name
        for entry in feed.entries:
            moment = entry.published_parsed
            publisher = entry.get("publisher") or entry.get("author")
            yield Piece(entry.link.rpartition("/")[2], path.name, _plain(entry.summary), date(*moment[:3]), publisher)


@pytest.fixture(scope="module")
def pieces() -> list[Piece]:
    with sample_path() as folder:
        readers = (_pages, _texts, _papers, _lines, _items)
        return [piece for reader in readers for piece in reader(folder)]


def test_there_are_enough_documents_in_every_format(pieces: list[Piece]) -> None:
    formats = Counter(Path(piece.where).suffix for piece in pieces)
    assert len(pieces) >= 75
    assert set(formats) == {".html", ".txt", ".md", ".pdf", ".jsonl", ".rss", ".atom"}
    assert all(count >= 4 for count in formats.values())


def test_each_says_that_it_was_written_for_the_project(pieces: list[Piece]) -> None:
    assert [piece.where for piece in pieces if "Tumen sample corpus" not in piece.text] == []


def test_dates_are_true_to_the_name_and_the_years(pieces: list[Piece]) -> None:
    for piece in pieces:
        assert date(2018, 1, 1) <= piece.published <= date(2025, 12, 31), piece.where
        if re.match(r"\d{4}-", piece.where):
            assert piece.where.startswith(piece.published.isoformat())


def test_names_and_texts_are_each_there_once(pieces: list[Piece]) -> None:
    assert [name for name, count in Counter(piece.name for piece in pieces).items() if count > 1] == []
    texts = Counter(re.sub(r"\s+", " ", piece.text) for piece in pieces)
    assert [text for text, count in texts.items() if count > 1] == []


def test_several_are_reprints_of_another_publisher(pieces: list[Piece]) -> None:
    publishers: dict[str, set[str]] = {}
    for piece in pieces:
        for sentence in re.split(r"(?<=[.])\s+", piece.text):
            if len(sentence.split()) > 12 and "Tumen sample corpus" not in sentence:
                publishers.setdefault(sentence, set()).add(piece.publisher)
    shared = [sentence for sentence, names in publishers.items() if len(names) > 1]
    assert len(shared) >= 5


def test_many_publishers_and_all_invented(pieces: list[Piece]) -> None:
    publishers = {piece.publisher for piece in pieces}
    marks = ("Sample", "Example", "Specimen", "Placeholder", "Demo", "견본", "Пример", "示例")
    assert len(publishers) >= 10
    assert [name for name in publishers if not any(mark in name for mark in marks)] == []


def test_some_are_in_languages_that_have_no_reader_yet(pieces: list[Piece]) -> None:
    joined = "\n".join(piece.text for piece in pieces)
    assert re.search(r"[가-힣]{3}", joined)
    assert re.search(r"[а-яё]{5}", joined)
    assert re.search(r"[一-鿿]{5}", joined)


def test_every_document_has_its_sources_in_the_readme(pieces: list[Piece]) -> None:
    listed = Counter(re.findall(r"`([\w-]+)`", README.read_text(encoding="utf-8").partition("# Facts and sources")[2]))
    assert sorted(listed) == sorted(piece.name for piece in pieces)


def test_every_document_is_read_without_the_furniture_of_its_page(pieces: list[Piece]) -> None:
    with sample_path() as folder:
        outcomes = list(read([str(folder)], Settings()))
    documents = [outcome for outcome in outcomes if isinstance(outcome, Document)]
    assert len(documents) == len(outcomes) == len({document.id for document in documents}) == len(pieces)
    for document in documents:
        assert document.title, document.origin
        assert document.published, document.origin
        assert "Tumen sample corpus" in document.text, document.origin
        for debris in ("cookie", "Share", "Comments", "newsletter", "top of page", "Publisher:"):
            assert debris not in document.text, document.origin
    unread = Counter(document.read_state for document in documents if not document.readable)
    assert unread == {"not read (ko)": 2, "not read (ru)": 1, "not read (zh)": 1}


def test_addresses_are_in_the_reserved_domain() -> None:
    allowed = {"schema.org", "ogp.me", "purl.org", "www.w3.org"}
    with sample_path() as folder:
        paths = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pdf"]
        for path in paths:
            hosts = re.findall(r"https?://([^/\s\"'<]+)", path.read_text(encoding="utf-8"))
            assert all(host.endswith(".example") or host in allowed for host in hosts), path.name


@pytest.mark.skipif(not ARTICLES.is_dir(), reason="the shared articles are not beside this checkout")
def test_no_sentence_is_taken_from_an_article(pieces: list[Piece]) -> None:
    corpus = re.sub(r"\W+", " ", " ".join(piece.text for piece in pieces)).lower()
    for article in sorted(ARTICLES.glob("*.txt")):
        for sentence in re.split(r"(?<=[.?!”])\s+", article.read_text(encoding="utf-8")):
            words = re.sub(r"\W+", " ", sentence).lower().split()
            runs = [" ".join(words[start : start + 8]) for start in range(len(words) - 7)]
            assert [run for run in runs if run in corpus] == [], article.name
