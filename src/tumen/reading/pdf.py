"""PDF to a draft: pypdf gives the lines of each page, and paragraphs are put together from the lines.

Lines that stand at the top or foot of most pages (running heads, page numbers) are taken out; words cut at line ends
are mended; a paragraph that runs over a page's end is one paragraph. Title, author and date come from the file's own
properties, and only where those look like it: many programs write a file name or a user name there.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise
from statistics import median
from typing import Any

import pypdf
import pypdf.errors

from tumen.errors import BrokenFileError, EmptyDocumentError, EncryptedError, TooLargeError
from tumen.reading.dates import parse_date
from tumen.reading.draft import Draft
from tumen.reading.furniture import role_of
from tumen.reading.layout import join_lines, set_width
from tumen.reading.limits import PARSER_FAULTS, Deadline
from tumen.reading.normalise import normalise, one_line
from tumen.reading.titles import Head, read_head
from tumen.settings import Settings

_FAULTS = (pypdf.errors.PyPdfError, OSError, *PARSER_FAULTS)
_NO_TITLE = re.compile(
    r"untitled.*|(?:microsoft (?:word|powerpoint|excel)|print|slide|document|layout|doc|page)\b.{0,3}\s*(?:-.*|\d*)"
    r"|.*\.(?:docx?|pdf|indd|qxd|pptx?|xlsx?|rtf|odt|tex|pages)\s*",
    re.IGNORECASE,
)
_NO_AUTHOR = re.compile(
    r"(?:user|admin|administrator|author|owner|unknown|anonymous|default|guest|pc|home|office|microsoft.*|windows.*|adobe.*|root|test|n/?a"
    r"|\W+|[\w ]{0,4}\d+|.*[@\\/].*)",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"(?:page|p\.)?\s*[-–—|]?\s*\d{1,4}\s*(?:(?:/|of)\s*\d{1,4})?\s*[-–—|]?", re.IGNORECASE)
_LETTERLESS = re.compile(r"\d+")
_LONGEST_PAGE_NUMBER = 20
_EDGE_LINES = 2
_LEAST_REPEATS = 2
_PARAGRAPH_GAP = 1.25
_FIRST_YEAR, _LAST_YEAR = 1990, 2100

_log = logging.getLogger("tumen.reading")


def parse_pdf(data: bytes, origin: str, settings: Settings, deadline: Deadline) -> Draft:
    """A PDF as a draft.

    Raises :class:`EncryptedError`, :class:`BrokenFileError`, :class:`TooLargeError` (pages or characters),
    :class:`TooSlowError` (looked at between pages) and :class:`EmptyDocumentError` (a scan without text).
    """
    logging.getLogger("pypdf").setLevel(logging.ERROR)  # its warnings on odd files name nothing that a user could mend
    try:
        reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedError(origin, "the PDF needs a password")
        count = len(reader.pages)
        if count > settings.max_pages:
            raise TooLargeError(origin, f"{count:,} pages, over the limit of {settings.max_pages:,} (max_pages)")
        pages = _page_lines(reader, origin, settings, deadline)
        properties: dict[str, Any] = dict(reader.metadata or {})
    except pypdf.errors.DependencyError:
        raise EncryptedError(origin, "the PDF is encrypted in a way that cannot be opened here") from None
    except _FAULTS as error:
        raise BrokenFileError(
            origin, f"the PDF is broken ({_short(error)})", hint="Get the file again, or print it to a new PDF."
        ) from None
    paragraphs = pdf_paragraphs(pages)
    if not any(letter.isalnum() for line in paragraphs for letter in line):
        raise EmptyDocumentError(
            origin,
            f"the PDF has no text on its {count:,} page(s)",
            hint="It is probably a scan: add a copy with recognised text.",
        )
    head = read_head(paragraphs, Head("", plausible_title(properties.get("/Title"))))
    return Draft(
        body=head.body,
        title=head.title,
        publisher=head.fields.get("publisher"),
        author=head.fields.get("author") or plausible_author(properties.get("/Author")),
        published=_published(head, properties),
        media_type="application/pdf",
    )


def _short(error: BaseException) -> str:
    return f"{type(error).__name__}: {one_line(str(error))[:100]}".rstrip(": ")


def _page_lines(reader: pypdf.PdfReader, origin: str, settings: Settings, deadline: Deadline) -> list[list[str]]:
    """The lines of each page, an empty line where the page leaves a gap between paragraphs."""
    pages: list[list[str]] = []
    characters = 0
    for number in range(len(reader.pages)):
        deadline.check(origin)
        lines = _lines_with_gaps(reader.pages[number])
        characters += sum(map(len, lines))
        if characters > settings.max_characters:
            raise TooLargeError(
                origin,
                f"more than {settings.max_characters:,} characters of text (max_characters), at page {number + 1:,}",
            )
        pages.append(lines)
    return pages


def _lines_with_gaps(page: pypdf.PageObject) -> list[str]:
    pieces: list[tuple[str, float, float]] = []

    def visit(text: str, matrix: Sequence[float], text_matrix: Sequence[float], _font: object, size: float) -> None:
        height = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        pieces.append((text, height, abs(size * text_matrix[3] * matrix[3])))

    whole = page.extract_text(visitor_text=visit)
    if "".join(text for text, _, _ in pieces).split() != whole.split():
        return whole.split("\n")
    return _gaps_as_blank_lines(_placed_lines(pieces))


@dataclass(slots=True)
class _Line:
    """A line of a page: its text, its height on the page and the size of its letters (in the page's units)."""

    text: str = ""
    height: float | None = None
    size: float = 0.0


def _placed_lines(pieces: Sequence[tuple[str, float, float]]) -> list[_Line]:
    """The lines that a page's pieces of text make up, each placed by the first of its pieces with letters in it."""
    lines = [_Line()]
    for text, height, size in pieces:
        for index, part in enumerate(text.split("\n")):
            if index:
                lines.append(_Line())
            lines[-1].text += part
            if part.strip() and lines[-1].height is None:
                lines[-1].height, lines[-1].size = height, size
    return [line for line in lines if line.height is not None]


def _gaps_as_blank_lines(lines: Sequence[_Line]) -> list[str]:
    """The texts of the lines, an empty one where the step down is wide for letters of their size."""
    steps = [(above.height or 0.0) - (below.height or 0.0) for above, below in pairwise(lines)]
    down = [step for step in steps if step > 0]
    usual = median(down) if down else 0.0
    usual_size = median([line.size for line in lines]) if lines else 0.0
    found: list[str] = []
    for index, line in enumerate(lines):
        larger = line.size / usual_size if usual_size and line.size > usual_size else 1.0
        if index and usual and steps[index - 1] > _PARAGRAPH_GAP * usual * larger:
            found.append("")
        found.append(line.text)
    return found


def pdf_paragraphs(pages: Sequence[Sequence[str]]) -> list[str]:
    """The paragraphs of the pages' lines, without running heads, page numbers and the publisher's own lines."""
    kept = _without_running_lines(pages)
    width = set_width([line for lines in kept for line in lines])
    found: list[str] = []
    for lines in kept:
        block: list[str] = []
        of_page: list[str] = []
        for line in [*lines, ""]:
            if line.strip():
                block.append(line)
            elif block:
                of_page += join_lines(block, width, rejoin_words=True)
                block = []
        if found and of_page and _runs_on(found[-1], of_page[0]):
            found += join_lines([found.pop(), of_page.pop(0)], len(found[-1]) if found else 0, rejoin_words=True)
        found += of_page
    return [text for line in found if (text := normalise(line)) and role_of(text) != "line"]


def _runs_on(paragraph: str, following: str) -> bool:
    return following[0].islower() and paragraph[-1] not in '.!?:”"'


def _without_running_lines(pages: Sequence[Sequence[str]]) -> list[list[str]]:
    """The pages without lines that stand, but for their numbers, at the edge of more than half of them."""
    edges = Counter(mark for lines in pages for mark in {_mark(line) for line in _edge_lines(lines)})
    repeated = {mark for mark, count in edges.items() if count >= max(_LEAST_REPEATS, len(pages) / 2 + 0.5)}
    result = []
    for lines in pages:
        at_edge = [*_edge_lines(lines)]
        kept = [line for line in lines if not (line in at_edge and (_mark(line) in repeated or _is_page_number(line)))]
        result.append(kept)
    return result


def _is_page_number(line: str) -> bool:
    return len(line.strip()) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(line.strip()) is not None


def _edge_lines(lines: Sequence[str]) -> list[str]:
    full = [line for line in lines if line.strip()]
    return full[:_EDGE_LINES] + full[-_EDGE_LINES:]


def _mark(line: str) -> str:
    return _LETTERLESS.sub("#", one_line(line).casefold())


def plausible_title(value: object) -> str | None:
    """The title in a PDF's properties, where it is one: more than one word, no file name, no program's default."""
    title = one_line(value) if isinstance(value, str) else ""
    good = 1 < len(title.split()) <= 40 and len(title) <= 300 and not _NO_TITLE.fullmatch(title)  # noqa: PLR2004
    return title if good else None


def plausible_author(value: object) -> str | None:
    """The author in a PDF's properties, where it looks like a name and not like an account or a program."""
    author = one_line(value) if isinstance(value, str) else ""
    good = " " in author and len(author) <= 200 and not _NO_AUTHOR.fullmatch(author)  # noqa: PLR2004
    return author if good else None


def _published(head: Head, properties: dict[str, Any]) -> date | None:
    """The date printed under the title, else the day the file was made, where it names a day of these decades."""
    if "published" in head.fields:
        return parse_date(head.fields["published"])
    made = re.match(r"D:(\d{8})", str(properties.get("/CreationDate", "")))
    if made is None:
        return None
    try:
        day = datetime.strptime(made[1], "%Y%m%d").date()  # noqa: DTZ007 -- a day has no zone
    except ValueError:
        return None
    return day if _FIRST_YEAR <= day.year <= _LAST_YEAR else None
