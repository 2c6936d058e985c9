"""The head of a text without markup: header lines ("Title: ..."), the title, the byline and the date below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tumen.reading.dates import parse_date

_KEYS = {
    "title": "title", "headline": "title",
    "published": "published", "date": "published", "published on": "published",
    "date published": "published", "publication date": "published",
    "publisher": "publisher", "source": "publisher", "publication": "publisher",
    "agency": "publisher", "site": "publisher",
    "author": "author", "authors": "author", "byline": "author", "by": "author",
    "url": "url", "link": "url", "address": "url",
    "language": "language", "lang": "language",
    "reliability": "reliability", "marking": "marking", "id": "id",
}  # fmt: skip
_HEADER = re.compile(r"([A-Za-z][A-Za-z ]{1,18}):\s+(\S.*)")
_TITLE_CHARACTERS = 200
_TITLE_WORDS = 30
_NOT_A_TITLE_END = (".", "。", "！", ",", ";", ":", "…", "--", "—")
_LAST_STOP_IS_SHORT = re.compile(r"(?:\b[A-Z]\.){2,}\Z|\b(?:Inc|Corp|Co|Ltd|Jr|Sr|St)\.\Z")
_TWO_SENTENCES = re.compile(r"[^\W\d_]{4,}[.!?][”\"']?\s+[^\W\d_a-zа-я]|[。！？].")
_BYLINE = re.compile(
    r"(?:By|BY|Written by|Reported by)\s+((?:[^\W\d_][\w.'’-]*|and|&|,|de|van|von|al-\w+)(?:,?\s+[\w.'’&-]+){0,7})"
)
_NAME_WORD = re.compile(r"[A-Z][\w.'’-]*|and|&|de|van|von|der|la|bin|al-\w+|for|of|the")
_DATE_LABEL = re.compile(
    r"(?:(?:first |last )?(?:published|posted|issued|released|date)(?: on)?\s*:?\s+)", re.IGNORECASE
)
_PUBLISHED_BY = re.compile(
    r"(?:Published|Issued|Released) by ((?:the )?[A-Z][\w&'’.-]*(?: (?:[A-Z][\w&'’.-]*|of|for|the|and|on|in|&)){0,9})"
)
_MOST_HEAD_LINES = 3


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a text says, and the body below it. ``fields``: header values by field of a document."""

    body: str
    title: str | None = None
    fields: dict[str, str] = field(default_factory=dict)


def read_headers(text: str) -> Head:
    """Take the header lines off the top of a text: lines "Key: value" with known keys, up to the first other line.

    One header alone counts only with a blank line below it, so that a text which begins "Source: ..." stays whole.
    """
    lines = text.split("\n")
    found: dict[str, str] = {}
    count = 0
    for line in lines:
        match = _HEADER.fullmatch(line.strip())
        key = _KEYS.get(match[1].strip().lower()) if match else None
        if match is None or key is None:
            break
        found.setdefault(key, match[2].strip())
        count += 1
    ends = count == len(lines) or not lines[count].strip()
    if not count or (count == 1 and not ends):
        return Head(text)
    return Head("\n".join(lines[count:]).strip("\n"), found.pop("title", None), found)


def read_front_matter(block: str) -> Head:
    """The fields that a Markdown file's front matter gives: its top-level "key: value" lines with known keys."""
    found: dict[str, str] = {}
    for line in block.split("\n"):
        key, colon, value = line.partition(":")
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
            value = value[1:-1].strip()
        name = _KEYS.get(key.strip().lower().replace("_", " ")) if colon and not key.startswith(" ") else None
        if name and value:
            found.setdefault(name, value)
    return Head("", found.pop("title", None), found)


def is_title(line: str) -> bool:
    """Whether a line that stands alone at the top of a text reads as its title: short, and no sentence."""
    line = line.strip()
    if not line or len(line) > _TITLE_CHARACTERS or len(line.split()) > _TITLE_WORDS:
        return False
    if not any(letter.isalpha() for letter in line):
        return False
    if _TWO_SENTENCES.search(line):
        return False
    return not line.endswith(_NOT_A_TITLE_END) or _LAST_STOP_IS_SHORT.search(line) is not None


def read_head(paragraphs: Sequence[str], head: Head) -> Head:
    """The title, byline and date at the top of the paragraphs, where the headers did not give them.

    The result's body is the paragraphs that remain. A text of one line is all title.
    """
    rest = list(paragraphs)
    title, fields = head.title, dict(head.fields)
    if title is None and rest and is_title(rest[0]) and parse_date(rest[0]) is None:
        title = rest.pop(0)
    elif title is not None:
        del rest[: _lines_of_title(rest, title)]
    if title is not None:
        _take_bylines(rest, fields)
    _take_publisher(rest, fields)
    return replace(head, body="\n\n".join(rest), title=title, fields=fields)


def _lines_of_title(paragraphs: Sequence[str], title: str) -> int:
    """How many of the first paragraphs repeat the title, which a wide heading may break over several; 0 for none."""
    wanted = "".join(title.casefold().split())
    for count in range(1, min(_MOST_HEAD_LINES, len(paragraphs)) + 1):
        if "".join("".join(paragraphs[:count]).casefold().split()) == wanted:
            return count
    return 0


def _take_publisher(rest: list[str], fields: dict[str, str]) -> None:
    """Move a line "Published by ..." near the top or at the end into the fields, unless the publisher is known."""
    for index in {*range(min(_MOST_HEAD_LINES, len(rest))), *range(max(0, len(rest) - 2), len(rest))}:
        found = _PUBLISHED_BY.fullmatch(rest[index].strip())
        if found and "publisher" not in fields:
            fields["publisher"] = found[1].rstrip(".")
            rest[index] = ""
    rest[:] = [line for line in rest if line]


def _take_bylines(rest: list[str], fields: dict[str, str]) -> None:
    """Move a byline and a date of their own from the first lines into the fields."""
    for index in range(min(_MOST_HEAD_LINES, len(rest))):
        line = rest[index]
        unlabelled = _DATE_LABEL.sub("", line, count=1)
        author = byline(line)
        if author and "author" not in fields:
            fields["author"] = author
        elif len(line) < _TITLE_CHARACTERS / 2 and parse_date(unlabelled) and "published" not in fields:
            fields["published"] = unlabelled.strip()
        else:
            continue
        rest[index] = ""
    rest[:] = [line for line in rest if line]


def byline(line: str) -> str | None:
    """Who wrote it, where the whole line is a byline ("By Jane Roe and John Doe"), else None."""
    match = _BYLINE.fullmatch(line.strip())
    if match is None or line.strip().endswith("."):
        return None
    words = match[1].replace(",", " ").split()
    return match[1] if all(_NAME_WORD.fullmatch(word) for word in words) else None
