"""Small lines that every renderer writes alike."""

from __future__ import annotations

from collections.abc import Sequence

from tumen.reports.dates import day_words
from tumen.reports.structure import Brief, Reference


def cited(numbers: Sequence[int]) -> str:
    """The numbers of references as they stand behind a sentence: ``[1, 3]``."""
    return f"[{', '.join(str(number) for number in numbers)}]"


def made_line(brief: Brief) -> str:
    """When the brief was made, and as of which day, if an earlier one was asked for."""
    as_of = f" As known on {brief.as_of}." if brief.as_of else ""
    return f"Made by Tumen on {day_words(brief.made.date())}.{as_of}"


def source_line(reference: Reference) -> str:
    """Publisher and date of a reference: ``Test Wire, 1 July 2024``."""
    published = day_words(reference.published) if reference.published else "date not known"
    return f"{reference.publisher}, {published}"
