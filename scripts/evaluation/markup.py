"""The inline markup of the labelled files, read line by line.

A file holds single sentences under a ``%`` header and documents under a ``==`` header; tests/gold/README.md tells
the notation with examples. Every fault is an error that names the file and the line.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from scripts.evaluation.claim_line import parse_claim
from scripts.evaluation.labels import GoldDocument, GoldSentence
from scripts.evaluation.names import Names
from scripts.evaluation.sentence_line import parse_sentence

from tumen.contract import document_id
from tumen.model import Document, Span


class MarkupError(Exception):
    """A labelled file is wrong. The message names the file, the line and the fault."""


@dataclass(slots=True)
class _Draft:
    """A document as it is being read: its header and its sentences so far."""

    slug: str
    style: str
    published: date
    title: str | None = None
    text: str = ""
    sentences: list[GoldSentence] = field(default_factory=list)
    labelled: bool = True


def read_file(path: Path, part: str, names: Names) -> list[GoldDocument]:
    """The labelled documents of one file, in order. Raises :class:`MarkupError`."""
    reading = _Reading(path.stem, part, names)
    number = 0
    try:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            reading.take(line.rstrip(), number)
        reading.finish()
    except ValueError as error:
        raise MarkupError(f"{path.name}:{number}: {error}") from None
    return reading.found


class _Reading:
    """A file as it is being read: what was finished, the document at hand, and the header that holds."""

    def __init__(self, stem: str, part: str, names: Names) -> None:
        self.found: list[GoldDocument] = []
        self._stem, self._part, self._names = stem, part, names
        self._draft: _Draft | None = None
        self._single: tuple[str, date] | None = None
        self._count = 0

    def take(self, line: str, number: int) -> None:
        """Read one line. Raises ValueError that says what is wrong with it."""
        if not line or line.startswith("//"):
            return
        if line.startswith("% "):
            self.finish()
            self._single = _single_header(line)
        elif line.startswith("== "):
            self.finish()
            self._single = None
            self._draft = _document_header(line)
        elif line.startswith(("* ", "# ")):
            self._start_single()
            _add_sentence(_required(self._draft), line, self._names)
        elif line.startswith("- "):
            _add_claim(_required(self._draft), line[2:], number, self._names)
        else:
            raise ValueError(f"a line starts with '%', '==', '*', '#', '-' or '//', not {line[:20]!r}")

    def finish(self) -> None:
        """Close the document at hand, if there is one."""
        if self._draft is not None:
            self.found.append(_finished(_checked(self._draft), self._part))
        self._draft = None

    def _start_single(self) -> None:
        if self._single is not None:
            self.finish()
            self._count += 1
            self._draft = _Draft(f"{self._stem}-{self._count:03}", *self._single)


def _required(draft: _Draft | None) -> _Draft:
    if draft is None:
        raise ValueError("a sentence or claim before any header")
    return draft


def _single_header(line: str) -> tuple[str, date]:
    match line[2:].split():
        case [style, day]:
            return style, date.fromisoformat(day)
    raise ValueError("a '%' header is a style and a date: % wire 2024-06-20")


def _document_header(line: str) -> _Draft:
    match line[3:].split():
        case [slug, style, day]:
            return _Draft(slug, style, date.fromisoformat(day))
    raise ValueError("a '==' header is a name, a style and a date: == name wire 2024-06-20")


def _add_sentence(draft: _Draft, line: str, names: Names) -> None:
    _checked(draft)
    if line.startswith("# "):
        if draft.text:
            raise ValueError("a title comes first")
        offset = 0
    else:
        gap = "" if not draft.text else "\n\n" if draft.title == draft.text else " "
        draft.text += gap
        offset = len(draft.text)
    text, parties = parse_sentence(line[2:], offset, names)
    draft.text += text
    if line.startswith("# "):
        draft.title = text
    identifier = f"{draft.slug}.{len(draft.sentences) + 1}"
    draft.sentences.append(GoldSentence(identifier, text, Span(offset, offset + len(text)), parties, ()))
    draft.labelled = False


def _add_claim(draft: _Draft, line: str, number: int, names: Names) -> None:
    if not draft.sentences:
        raise ValueError("a claim before its sentence")
    sentence = draft.sentences[-1]
    if line.strip() == "none":
        if sentence.claims:
            raise ValueError("'none' after a claim")
    else:
        if draft.labelled and not sentence.claims:
            raise ValueError("a claim after 'none'")
        claim = parse_claim(line, number, sentence, names)
        draft.sentences[-1] = replace(sentence, claims=(*sentence.claims, claim))
    draft.labelled = True


def _checked(draft: _Draft) -> _Draft:
    if not draft.labelled:
        raise ValueError(f"the sentence above has no claim and no '- none': {draft.sentences[-1].text[:60]!r}")
    return draft


def _finished(draft: _Draft, part: str) -> GoldDocument:
    if not draft.sentences:
        raise ValueError(f"the document {draft.slug} has no sentence")
    document = Document(
        id=document_id(draft.text),
        text=draft.text,
        title=draft.title,
        published=draft.published,
        source_id=draft.slug,
    )
    return GoldDocument(draft.slug, part, draft.style, document, tuple(draft.sentences))
