"""Facets: what of a claim decides which dealing it belongs to. Claims with equal facets are always one dealing."""

from __future__ import annotations

from datetime import date
from typing import Literal, NamedTuple

from tumen.consolidation.blocks import party_keys
from tumen.consolidation.compatible import Spot, spots_of
from tumen.consolidation.windows import Window, window_of
from tumen.model import Claim, Stage

StageGroup = Literal["planned", "deed", "refused"]

STAGE_GROUPS: dict[Stage, StageGroup] = {
    "proposed": "planned", "requested": "planned", "recommended": "planned", "expected": "planned",
    "pledged": "planned", "agreed": "planned", "under_way": "deed", "done": "deed", "ended": "deed",
    "refused": "refused",
}  # fmt: skip
"""A plan, a deed and a refusal are different dealings: "asked for shells" is not "sent shells"."""

UNDIRECTED = frozenset({"CONSULT", "TIES"})
"""Acts that are one event whoever is named first: a meeting, a turn of a relationship."""

RECIPROCAL = frozenset({"AGREE", "COOPERATE"})
"""Acts that sources tell both with a direction and without ("A and B trade arms"): no direction fits either."""


class Kind(NamedTuple):
    """What must be equal for two claims to be one dealing: the act, its parties, and whether plan, deed or refusal."""

    act: str
    parties: tuple[str, ...]
    group: StageGroup


class Facets(NamedTuple):
    """What must be compatible. ``way`` is (actors, recipients), or empty where the act has no direction of its own.

    An empty ``way``, ``mode``, ``goods`` or ``spots`` fits any, but does not join two dealings that differ in it.
    """

    window: Window
    goods: tuple[str, ...]
    way: tuple[tuple[str, ...], ...]
    mode: str
    spots: tuple[Spot, ...]


def kind_of(claim: Claim) -> Kind:
    """The kind of a claim."""
    return Kind(claim.act.code, party_keys((*claim.actors, *claim.recipients)), STAGE_GROUPS[claim.stage])


def facets_of(claim: Claim, published: date | None) -> Facets:
    """The facets of a claim whose document was published on this day, if known."""
    return Facets(
        window=window_of(claim, published),
        goods=tuple(sorted({goods.category for goods in claim.goods})),
        way=_way(claim),
        mode=claim.act.mode or "",
        spots=spots_of(claim),
    )


def _way(claim: Claim) -> tuple[tuple[str, ...], ...]:
    if claim.act.code in UNDIRECTED or (claim.act.code in RECIPROCAL and not (claim.actors and claim.recipients)):
        return ()
    return (party_keys(claim.actors), party_keys(claim.recipients))
