"""How values read on a page: dates, ranges, parties, the four scales. Words only; nothing is worked out here."""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from tumen.model import Quantity, When
from tumen.relations.sides import UNSPECIFIED
from tumen.reports.amounts import goods_title, is_one, number_words, unit_words
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.parties import party_title

RELIABILITY = {
    "A": "Completely reliable",
    "B": "Usually reliable",
    "C": "Fairly reliable",
    "D": "Not usually reliable",
    "E": "Unreliable",
    "F": "Cannot be judged",
}
"""The reliability of a source, A-F, as NATO's Admiralty scale words it."""

_LAST_MONTH = 12


def day(value: date | None) -> str:
    """A day as "19 Jun 2024"; a dash where there is none."""
    return "–" if value is None else f"{value.day} {value:%b} {value.year}"


def period(earliest: date | None, latest: date | None) -> str:
    """An interval in the shortest words that lose nothing.

    >>> period(date(2024, 6, 1), date(2024, 6, 30)), period(date(2018, 1, 1), None), period(None, None)
    ('Jun 2024', 'from 1 Jan 2018', 'date unknown')
    """
    if earliest is None and latest is None:
        return "date unknown"
    if latest is None:
        return f"from {day(earliest)}"
    if earliest is None:
        return f"until {day(latest)}"
    if earliest == latest:
        return day(earliest)
    if earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]:
        return _months(earliest, latest)
    return f"{day(earliest)} – {day(latest)}"


def _months(earliest: date, latest: date) -> str:
    if (earliest.month, latest.month) == (1, _LAST_MONTH):
        return str(earliest.year) if earliest.year == latest.year else f"{earliest.year}–{latest.year}"
    if (earliest.year, earliest.month) == (latest.year, latest.month):
        return f"{earliest:%b} {earliest.year}"
    if earliest.year == latest.year:
        return f"{earliest:%b}–{latest:%b} {latest.year}"
    return f"{earliest:%b} {earliest.year} – {latest:%b} {latest.year}"


def when_text(when: When | None) -> str:
    """A claim's time as an interval; "date unknown" where the text gives none."""
    return period(when.earliest, when.latest) if when else "date unknown"


def number(value: float) -> str:
    """A number with thousands parted: 12000.0 is "12,000"."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


def quantity(value: Quantity | None) -> str:
    """An amount as a range with its unit, short: "10,000–12,000 persons", "up to 1.5 million USD". Empty for None."""
    if value is None:
        return ""
    about = "about " if value.approximate else ""
    low, high = (None if bound is None else number_words(bound) for bound in (value.low, value.high))
    if low is None and high is None:
        return "amount not given"
    if low is None:
        return f"up to {about}{high} {_unit(value)}"
    if high is None:
        return f"at least {about}{low} {_unit(value)}"
    return f"{about}{low if low == high else f'{low}–{high}'} {_unit(value)}"


def _unit(value: Quantity) -> str:
    known = goods_tree().units.get(value.unit)
    if known is not None and known.kind == "money":
        return value.unit
    return unit_words(value.unit, one=is_one(value))


def party(party_id: str | None) -> str:
    """A party's name for display; "unknown" where the text did not say which."""
    return "unknown" if party_id in {None, "", "?"} else party_title(party_id or "")


def parties(ids: Iterable[str | None]) -> str:
    """Several parties, "A, B and C"."""
    names = [party(party_id) for party_id in ids]
    return " and ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])} and {names[-1]}"  # noqa: PLR2004


def act(code: str, mode: str | None = None) -> str:
    """An act's name: "aid", or with its mode "coerce: seize"."""
    entry = acts().get(code)
    title = entry.title if entry else code
    return f"{title}: {mode.replace('_', ' ').replace('-', ' ')}" if mode else title


def goods(category: str) -> str:
    """A goods category's name; its code where the tree does not know it."""
    return "Not specified" if category == UNSPECIFIED else goods_title(category)


def plain(text: str) -> str:
    """Text from a document, safe to stand in a line of ours: characters that turn or hide text are shown by name.

    Bidirectional overrides can make a line read as another; control characters can hide in it. Both are written out
    as "⟨U+202E⟩". Line breaks and tabs stay.
    """
    return "".join(_shown(character) for character in text)


_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def _shown(character: str) -> str:
    hidden = unicodedata.category(character) in {"Cc", "Cs"} and character not in "\n\r\t"
    return f"⟨U+{ord(character):04X}⟩" if hidden or character in _OVERRIDES else character
