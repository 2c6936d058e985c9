"""What a relation page shows, worked out once from the dealings of a pair and kept for a while."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tumen.model import Dealing
from tumen.relations import (
    KeyFigures,
    MonthCount,
    Sides,
    TiesEntry,
    TimelineEntry,
    key_figures,
    monthly,
    sides,
    ties,
    timeline,
)
from tumen.relations.counting import chronological
from tumen.vocabulary.parties import party_kind
from tumen.web.asking import end_of
from tumen.web.site import Site
from tumen.workflow import dealings_between

Pair = tuple[str, str]


@dataclass(frozen=True)
class PairState:
    """The dealings of two parties, first party first, and what is worked out from them when it is asked for."""

    pair: Pair
    as_of: date | None
    dealings: tuple[Dealing, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Dealing]:
        """The dealings by id."""
        return {dealing.id: dealing for dealing in self.dealings}

    @cached_property
    def key_figures(self) -> KeyFigures:
        """The figures at the head of the page."""
        return key_figures(self.pair, self.dealings)

    @cached_property
    def sides(self) -> Sides:
        """Who gives what, by kind of goods."""
        return sides(self.pair, self.dealings)

    @cached_property
    def monthly(self) -> tuple[MonthCount, ...]:
        """Deeds by month and domain."""
        return monthly(self.dealings)

    @cached_property
    def timeline(self) -> tuple[TimelineEntry, ...]:
        """Every dealing as an interval."""
        return timeline(self.dealings)

    def latest(self, most: int) -> tuple[TimelineEntry, ...]:
        """The ``most`` dated entries of the timeline that began last, in order of time."""
        return tuple(entry for entry in self.timeline if entry.start or entry.end)[-most:]

    @cached_property
    def ties(self) -> tuple[TiesEntry, ...]:
        """The turns of the relationship."""
        return ties(self.pair, self.dealings)


def pair_state(site: Site, first: str, second: str, as_of: date | None = None) -> PairState:
    """What the ledger holds on two parties, as known at the end of ``as_of`` (UTC) or now.

    Raises :class:`tumen.errors.UnknownIdError` for a party that neither the vocabulary nor the ledger knows.
    """
    key = ("pair", first, second, as_of)
    state: PairState = site.kept.get(key, lambda: _worked_out(site, (first, second), as_of), as_of=as_of)
    if not state.dealings:
        for party in state.pair:
            party_kind(party)  # raises for a party that nobody knows
    return state


def _worked_out(site: Site, pair: Pair, as_of: date | None) -> PairState:
    dealings = sorted(dealings_between(site.ledger, *pair, as_of=end_of(as_of)), key=chronological)
    return PairState(pair, as_of, tuple(dealings))
