"""The one form in which text is stored, so that the same words give the same id and spans mean one thing.

Unicode Normalization Form C (UAX #15); lines end in a line feed; every kind of space is a plain one; control,
zero-width, soft-hyphen and direction characters are gone (they hide or disguise words); no line ends in a space;
paragraphs stand apart by exactly one blank line. Doing it twice changes nothing.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # formats
    "\ud800-\udfff\U000e0000-\U000e007f]"  # lone surrogates, tags
)
_BLANK_LINES = re.compile(r"\n{3,}")


def normalise(text: str) -> str:
    """The text in its stored form. Idempotent; never fails."""
    text = _LINE_ENDS.sub("\n", text)
    text = _SPACES.sub(" ", text)
    text = _INVISIBLE.sub("", text)
    text = unicodedata.normalize("NFC", text)
    text = "\n".join(line.rstrip(" ") for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip(" \n")


def one_line(text: str) -> str:
    """The normalised text with every run of spaces and line ends as one space: for titles and names."""
    return " ".join(normalise(text).split())
