"""Text from documents, made fit for a file format. Document text is hostile: it may hold control characters."""

from __future__ import annotations

import re

# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), and the C1 controls, which print as nothing.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
# Marks that reorder what a reader sees: "Trojan source", CVE-2021-42574.
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_SPACE = re.compile(r"[\s\u2028\u2029]+")


def printable(text: str) -> str:
    """The text without characters that no report format can hold, or that reorder the line around them.

    Each unprintable character becomes U+FFFD, so that a reader sees that something stood there.
    """
    return _REORDERING.sub("", _UNPRINTABLE.sub("\ufffd", text))


def one_line(text: str) -> str:
    """The text on one line: printable, each run of white space one space, none at the ends."""
    return _SPACE.sub(" ", printable(text)).strip()


def web_address(url: str | None) -> str | None:
    """The address when it is http or https and holds no space or quote, so that it may become a link; else None."""
    if url is None or not re.fullmatch(r"https?://[^\s\"'<>\\^`{|}\x00-\x1f\x7f]+", url, re.IGNORECASE):
        return None
    return url
