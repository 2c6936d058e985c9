"""Sentences: where each starts and ends in a document's text, found by rule before anything is parsed.

A paragraph never shares a sentence with another (a blank line or line end between them is a border), so a headline
without a full stop is a sentence of its own. A sentence longer than :data:`LONGEST` is cut at the last break before it.
"""

from __future__ import annotations

import re

from tumen.model import Span

LONGEST = 2_000
"""The longest sentence that is parsed whole, in characters. Longer ones are cut at a semicolon, comma or space."""

_PARAGRAPH = re.compile(r"[^\n]+")
_END = re.compile(r"(?:[.!?…]+[\"'”’)\]]*(?=\s+|$)|;(?=\s+\S+\s+\S))")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(\"'“‘\[])(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Amb|Rev|Hon|St|Jr|Sr|No|Nos"
    r"|Art|Fig|vs|Ltd|Inc|Co|Corp|Bros|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mt|Ft|para|paras|Res"
    r"|e\.g|i\.e|cf|al|a\.m|p\.m|D\.C|U\.S|U\.K|U\.N|E\.U|D\.P\.R\.K|R\.O\.K|P\.R\.C|[A-Z])\.$"
)
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}$")
_STARTS = re.compile(r"[\"'“‘(\[]*[A-Z0-9$€£]")
_STARTER = re.compile(
    r"[\"'“‘(\[]*(?:The|A|An|In|On|At|It|He|She|They|We|But|And|However|This|That|These|Those|Its|His|Her|Their|As|By"
    r"|After|Before|Since|If|When|While|Although|According|Meanwhile|Both|There|For|From|With|Some|Many|Last|No|Not)\b"
)


_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ ]+(?:(?:,| and|/) ?[A-Z][\w.'’ ]+){0,3}(?:,? \(?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?\)?)?"
    r"(?: ?\([^)\n]{2,40}\))?\s?(?:--|—|–|-)\s+"
)


def split(text: str) -> list[Span]:
    """The sentences of a text, in order, without the white space between them.

    >>> [tuple(span) for span in split("Gen. Kim left. He flew to the U.S. on Oct. 3.")]
    [(0, 14), (15, 45)]
    """
    spans: list[Span] = []
    for paragraph in _PARAGRAPH.finditer(text):
        spans.extend(_paragraph(text, paragraph.start(), paragraph.end()))
    return spans


def _paragraph(text: str, start: int, end: int) -> list[Span]:
    spans: list[Span] = []
    begin = start
    dateline = _DATELINE.match(text, start, end)
    if dateline is not None:
        spans.extend(_cut(text, start, dateline.end()))
        begin = dateline.end()
    for match in _END.finditer(text, begin, end):
        if match.end() < end and not _is_border(text, begin, match):
            continue
        spans.extend(_cut(text, begin, match.end()))
        begin = match.end()
    spans.extend(_cut(text, begin, end))
    return spans


def _is_border(text: str, begin: int, match: re.Match[str]) -> bool:
    after = text[match.end() :][:40].lstrip()
    if match.group() == ";":
        return True
    if not _STARTS.match(after):
        return False
    before = text[max(begin, match.start() - 20) : match.start() + 1]
    if match.group()[0] != ".":
        # "What now?" he asked.
        return True
    if _DOTTED.search(before):
        return _STARTER.match(after) is not None
    return _ABBREVIATION.search(before) is None


def _cut(text: str, start: int, end: int) -> list[Span]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return []
    spans = []
    while end - start > LONGEST:
        window = text[start : start + LONGEST]
        at = max(window.rfind("; "), window.rfind(", "))
        at = (at if at > LONGEST // 2 else window.rfind(" ")) + 1
        stop = start + (at if at > LONGEST // 2 else LONGEST)
        spans.append(Span(start, stop))
        start = stop
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        spans.append(Span(start, end))
    return spans
