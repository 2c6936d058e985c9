"""Amounts: figures and number words with their bounds, found in the text of a sentence.

"up to 12,000" has a high and no low; "more than a million" a low and no high; "about 10,000" both, approximate;
"dozens" a low and no high, approximate; "between 10,000 and 12,000" both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Bound = Literal["exact", "about", "most", "least"]

_UNITS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "half a": 0.5,
}  # fmt: skip
_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "mn": 1e6,
    "m": 1e6, "k": 1e3, "dozen": 12.0,
}  # fmt: skip
_VAGUE = {
    "tens of thousands": 2e4, "hundreds of thousands": 2e5, "tens of millions": 2e7, "hundreds of millions": 2e8,
    "tens of billions": 2e10, "thousands": 2e3, "hundreds": 2e2, "millions": 2e6, "billions": 2e9, "dozens": 24.0,
    "scores": 40.0, "several hundred": 3e2, "several thousand": 3e3, "several million": 3e6, "several dozen": 36.0,
    "a few hundred": 2e2, "a few thousand": 2e3, "a few dozen": 24.0, "a few": 3.0, "several": 3.0, "tens": 20.0,
    "a couple of": 2.0, "a handful of": 3.0, "a couple": 2.0,
}  # fmt: skip

_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = (
    rf"(?:(?P<digits{{n}}>\d{{{{1,3}}}}(?:,\d{{{{3}}}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[\s-]?(?P<scale{{n}}>{_SCALE})\b)?"
    rf"|(?P<words{{n}}>(?:{_WORDS})(?:[\s-](?:{_WORDS}))?)(?:[\s-](?P<wscale{{n}}>{_SCALE})\b)?"
    rf"(?:[\s-](?P<wscale2{{n}}>thousand|million|billion)\b)?)"
)
_MONEY = r"(?:(?P<sign>US\$|[$€£₽¥₩])\s?)?"
_MOST = r"up to|as many as|as much as|no more than|not more than|at most|fewer than|less than|under|below|a maximum of|a cap of|close to reaching"
_LEAST = (
    r"more than|over|at least|no fewer than|no less than|in excess of|exceeding|above|upwards of|a minimum of|well over"
)
_ABOUT = r"about|around|roughly|approximately|some|nearly|almost|an estimated|estimated|close to|approx\.?|circa|an additional|around the|just under|just over"

_PATTERN = re.compile(
    rf"(?<![\w.,$€£-])(?:(?P<bound>{_MOST}|{_LEAST}|{_ABOUT})\s+(?P<inner>(?:{_ABOUT})\s+)?)?"
    rf"(?:(?P<between>between|from)\s+)?{_MONEY}"
    rf"(?:(?P<vague>{'|'.join(sorted(_VAGUE, key=len, reverse=True))})\b|{_NUMBER.format(n=1)})"
    rf"(?:(?P<joint>\s?[-–—]\s?|\s+(?:to|and|or)\s+)(?:US\$|[$€£₽¥₩])?\s?{_NUMBER.format(n=2)})?"
    rf"(?![\s-]?(?:mm|millimet\w+|cm|km|kilomet\w+|miles?|years?|months?|weeks?|days?|hours?|minutes?|percent|per\s+cent|nautical|%|th|st|nd|rd)(?!\w))"
    rf"(?P<after>\s+(?:or more|or so|or fewer|or less)\b|[\s-]strong\b)?(?!\w)",
    re.IGNORECASE,
)


_HANDING = re.compile(r"\b(?:hand|hands|handed|handing|turn|turned|sign|signed|take|took|taken)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure in a sentence: where it stands, its bounds, the currency sign before it."""

    start: int
    end: int
    low: float | None
    high: float | None
    approximate: bool
    sign: str | None
    number_start: int
    article: bool = False


def find(text: str) -> list[Amount]:
    """Every amount in a sentence, from the left. Positions are characters of ``text``."""
    return [amount for match in _PATTERN.finditer(text) if (amount := _amount(match)) is not None]


def _value(match: re.Match[str], number: int) -> float | None:
    digits, words = match.group(f"digits{number}"), match.group(f"words{number}")
    if digits is not None:
        scale = match.group(f"scale{number}")
        return float(digits.replace(",", "")) * (_SCALES[scale.lower()] if scale else 1)
    if words is None:
        return None
    parts = re.split(r"[\s-]", words.lower())
    value = float(_UNITS["half a"] if words.lower() == "half a" else sum(_UNITS[part] for part in parts))
    for name in (f"wscale{number}", f"wscale2{number}"):
        scale = match.group(name)
        value *= _SCALES[scale.lower()] if scale else 1
    return value


def _amount(match: re.Match[str]) -> Amount | None:
    number_start = match.start("vague") if match.group("vague") else match.start("digits1")
    if number_start < 0:
        number_start = match.start("words1")
    bound = _bound(match.group("bound"), match.group("after"))
    if (match.group("bound") or "").lower() == "over" and _HANDING.search(match.string, 0, match.start()):
        bound = "exact"
    inner = match.group("inner") is not None
    sign = match.group("sign")
    if match.group("vague"):
        vague = _VAGUE[match.group("vague").lower()]
        return Amount(
            match.start(),
            match.end(),
            None if bound == "most" else vague,
            None,
            approximate=True,
            sign=sign,
            number_start=number_start,
        )
    first, second = _value(match, 1), _value(match, 2)
    if first is None:
        return None
    if second is not None:
        return _range(match, first, second, bound, sign=sign, number_start=number_start)
    article = (match.group("words1") or "").lower() in {"a", "an"} and not match.group("wscale1")
    low = None if bound == "most" else first
    high = None if bound == "least" else first
    return Amount(match.start(), match.end(), low, high, bound == "about" or inner, sign, number_start, article=article)


def _range(
    match: re.Match[str], first: float, second: float, bound: Bound, *, sign: str | None, number_start: int
) -> Amount:
    joint = (match.group("joint") or "").strip().lower()
    if first < second and not match.group("scale1") and not match.group("wscale1"):
        scale = (match.group("scale2") or match.group("wscale2") or "").lower()
        if scale and first < second / _SCALES[scale] * 10 and first * _SCALES[scale] <= second:
            first *= _SCALES[scale]
    is_range = joint in {"-", "–", "—", "to", "or"} or bool(match.group("between"))
    if not is_range or first > second:
        end = match.start("joint")
        return Amount(match.start(), end, first, first, bound == "about", sign, number_start)
    return Amount(match.start(), match.end(), first, second, bound == "about", sign, number_start)


def _bound(before: str | None, after: str | None) -> Bound:
    words = (before or "").lower()
    if re.fullmatch(_MOST, words) or (after and ("fewer" in after or "less" in after)):
        return "most"
    if re.fullmatch(_LEAST, words) or (after and "more" in after):
        return "least"
    return "about" if words or after else "exact"
