"""Plain text and Markdown to a draft."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

from tumen.model import Marking, Reliability
from tumen.reading.dates import published_date
from tumen.reading.draft import Draft
from tumen.reading.furniture import without_furniture
from tumen.reading.layout import paragraphs
from tumen.reading.markings import read_marking
from tumen.reading.normalise import normalise
from tumen.reading.titles import Head, read_front_matter, read_head, read_headers

_FRONT_MATTER = re.compile(r"\A---[ ]*\n(.*?)\n(?:---|\.\.\.)[ ]*(?:\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^[ ]{0,3}(?:```|~~~).*$", re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)")
_LINK = re.compile(r"\[([^\[\]\n]+)\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]\n]*\])")
_REFERENCE = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:\s+\S+.*$", re.MULTILINE)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,40}\](?::[ ]*)?")
_TABLE_RULE = re.compile(r"^[ ]{0,3}[:|-][ :|-]*$", re.MULTILINE)
_AUTOLINK = re.compile(r"<(https?://[^>\s]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_STRONG = re.compile(r"(?<![\w*])(\*{1,3})(?=\S)([^*\n]+(?:\n[^*\n]+)*?)(?<=\S)\1(?![\w*])")
_UNDERLINED = re.compile(r"(?<!\w)(_{1,3})(?=\S)([^_\n]+(?:\n[^_\n]+)*?)(?<=\S)\1(?!\w)")
_CODE = re.compile(r"(`{1,2})([^`\n]+)\1")
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ ]+(\S[^\n]*)$", re.MULTILINE)
_UNDERLINED_HEADING = re.compile(r"^([^\n]+)\n(?:=+|-{3,})[ ]*$", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,})$", re.MULTILINE)
_QUOTE = re.compile(r"^[ ]{0,3}(?:>[ ]?)+", re.MULTILINE)
_ITEM = re.compile(r"^[ ]*[-*+][ ]+", re.MULTILINE)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])")


def parse_text(text: str, origin: str) -> Draft:
    """A plain text: headers, title, byline and date taken from its top, the site's own lines taken out."""
    return _draft(read_headers(without_furniture(normalise(text))), origin, "text/plain")


def parse_markdown(text: str, origin: str) -> Draft:
    """A Markdown text (CommonMark's block and inline marks) as plain paragraphs; front matter gives the fields."""
    text = normalise(text)
    front = _FRONT_MATTER.match(text)
    head = read_front_matter(front[1]) if front else None
    body = plain_markdown(text[front.end() :] if front else text)
    body = without_furniture(body)
    head = read_headers(body) if head is None else replace(head, body=body.strip("\n"))
    return _draft(head, origin, "text/markdown")


def plain_markdown(text: str) -> str:
    """The text without Markdown's marks; headings and list items stand as paragraphs of their own."""
    text = _without_comments(text)
    for pattern, plain in (
        (_FENCE, ""), (_FOOTNOTE, ""), (_TABLE_RULE, _without_table_rule), (_REFERENCE, ""), (_IMAGE, ""),
        (_LINK, r"\1"), (_AUTOLINK, r"\1"), (_TAG, ""), (_UNDERLINED_HEADING, r"\n\1\n"), (_HEADING, _plain_heading),
        (_RULE, ""), (_QUOTE, ""), (_ITEM, "\n"), (_STRONG, r"\2"), (_UNDERLINED, r"\2"), (_CODE, r"\2"),
        (_ESCAPE, r"\1"),
    ):  # fmt: skip
        text = pattern.sub(plain, text)
    return normalise(text)


def _plain_heading(heading: re.Match[str]) -> str:
    return f"\n{heading[1].rstrip(' ').rstrip('#').rstrip(' ')}\n"


def _without_table_rule(line: re.Match[str]) -> str:
    return "" if "|" in line[0] and "-" in line[0] else line[0]


def _without_comments(text: str) -> str:
    """The text without ``<!-- ... -->``, by search and not by pattern, in time by its length."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept.append(text[at:start])
        at = end + 3
    return "".join([*kept, text[at:]])


def _draft(head: Head, origin: str, media_type: str) -> Draft:
    head = read_head(paragraphs(head.body), head)
    fields = head.fields
    reliability = fields.get("reliability", "F").upper()
    return Draft(
        body=head.body,
        title=head.title,
        publisher=fields.get("publisher"),
        author=fields.get("author"),
        published=published_date(fields.get("published"), origin),
        language=fields.get("language"),
        url=fields.get("url"),
        media_type=media_type,
        reliability=next((grade for grade in get_args(Reliability) if grade == reliability), "F"),
        marking=_marking(fields.get("marking"), origin),
    )


def _marking(value: str | None, origin: str) -> Marking | None:
    return read_marking(value, origin) if value else None
