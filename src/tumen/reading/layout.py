"""Lines to paragraphs: what a typesetter or an editor broke is joined, what an author broke stays apart.

A line is joined to the next where it was full: the next line's first word would not have fitted in the width of the
text. A blank line, a list mark or a short line ends a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_LIST_MARK = re.compile(r"(?:[-*•–—▪◦‣·]|\(?\d{1,3}[.)]|\([a-z]\))\s+\S")
_EAST_ASIAN = re.compile("[\u3000-\u30ff\u4e00-\u9fff\uff00-\uff60]")
_WIDEST_SET_LINE = 120
_FULL = 0.85
_HYPHENATED = re.compile(r"(\w+)[-‐]\Z")
_KEEPS_HYPHEN = frozenset(
    [
        *("all", "anti", "counter", "cross", "ex", "half", "high", "inter", "long", "low", "mid", "multi", "near"),
        *("non", "post", "pre", "pro", "self", "semi", "short", "so", "sub", "third", "top", "well"),
    ]
)


def blocks(text: str) -> list[list[str]]:
    """The stretches of lines between blank lines, without blank lines."""
    return [part.split("\n") for part in re.split(r"\n(?:[ ]*\n)+", text.strip("\n")) if part.strip()]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text of lines, each on one line, runs of spaces as one."""
    parts = blocks(text)
    width = set_width([line for lines in parts for line in lines])
    return [paragraph for lines in parts for paragraph in join_lines(lines, width)]


def set_width(lines: Sequence[str]) -> int:
    """The width that the lines were broken at, in characters; 0 where no line was broken."""
    lengths = [len(line.strip()) for line in lines]
    return max((length for length in lengths if length <= _WIDEST_SET_LINE), default=0)


def join_lines(lines: Sequence[str], width: int, *, rejoin_words: bool = False) -> list[str]:
    """The paragraphs of one block of lines set to ``width`` characters. ``rejoin_words`` mends cut words."""
    found: list[str] = []
    previous = ""
    for raw in lines:
        line = " ".join(raw.split())
        if not line:
            continue
        if found and _goes_on(previous, line, width):
            found[-1] = _joined(found[-1], line, rejoin_words=rejoin_words)
        else:
            found.append(line)
        previous = line
    return found


def _goes_on(line: str, following: str, width: int) -> bool:
    if len(line) > _WIDEST_SET_LINE or _LIST_MARK.match(following):
        return False
    if following[0].islower():
        return True
    first_word = following.split(" ", 1)[0]
    if _EAST_ASIAN.match(following):
        return len(line) >= width - 2
    return len(line) + 1 + len(first_word) > width or (len(line) > _FULL * width and line[-1] not in '.!?:”"')


def _joined(line: str, following: str, *, rejoin_words: bool) -> str:
    if _EAST_ASIAN.match(line[-1]) and _EAST_ASIAN.match(following):
        return line + following
    if line.endswith("\xad"):
        return line[:-1] + following
    cut = _HYPHENATED.search(line)
    if rejoin_words and cut and following[0].islower():
        keeps = cut[1].lower() in _KEEPS_HYPHEN or not cut[1].isalpha()
        return line + following if keeps else line[:-1] + following
    if line.endswith(("-", "‐")) and line[-2:-1].isalnum():
        return line + following
    return f"{line} {following}"
