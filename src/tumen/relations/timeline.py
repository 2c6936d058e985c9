"""The timeline of a relation: each dealing as an honest interval, with how sure it is and the pieces of its label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tumen.model import Certainty, Dealing, Polarity, Precision, Quantity, Stage
from tumen.relations.counting import chronological

_WIDTHS: tuple[tuple[int, Precision], ...] = (
    (1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (184, "half"), (366, "year"), (3653, "decade"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Label:
    """The pieces that a page or brief words a label from: codes and ids, no prose."""

    act: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    affected: tuple[str, ...]
    categories: tuple[str, ...]
    quantities: tuple[tuple[str, Quantity], ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One dealing on the timeline. ``start`` and ``end`` are inclusive days; None is an open or unknown bound.

    ``precision`` is that of the interval: its width in words, ``open`` with one open bound, None without any day;
    ``reported`` is the day it was first reported, the only day known of an entry without any. ``denied_by`` counts the
    claims that deny it; ``polarity`` is ``denied`` when nothing else is known of it.
    """

    dealing: str
    start: date | None
    end: date | None
    precision: Precision | None
    reported: date | None
    stage: Stage
    certainty: Certainty
    polarity: Polarity
    credibility: int
    independent_sources: int
    claims: int
    denied_by: int
    label: Label


def timeline(dealings: Sequence[Dealing]) -> tuple[TimelineEntry, ...]:
    """One entry for each dealing, in order of first possible day; entries without any day stand last."""
    return tuple(_entry(dealing) for dealing in sorted(dealings, key=chronological))


def precision_of(earliest: date | None, latest: date | None) -> Precision | None:
    """The width of an interval in the words of :data:`tumen.model.Precision`; None when both bounds are unknown."""
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return "open"
    days = (latest - earliest).days + 1
    return next((name for width, name in _WIDTHS if days <= width), "years")


def _entry(dealing: Dealing) -> TimelineEntry:
    return TimelineEntry(
        dealing=dealing.id,
        start=dealing.earliest,
        end=dealing.latest,
        precision=precision_of(dealing.earliest, dealing.latest),
        reported=dealing.first_reported,
        stage=dealing.stage,
        certainty=dealing.certainty,
        polarity=dealing.polarity,
        credibility=dealing.credibility,
        independent_sources=dealing.independent_sources,
        claims=len(dealing.claims),
        denied_by=len(dealing.denials),
        label=Label(
            dealing.act, dealing.mode, dealing.actors, dealing.recipients, dealing.affected, dealing.categories,
            dealing.quantities, dealing.places,
        ),
    )  # fmt: skip
