"""Where the claims of one dealing differ: each value with the claims that give it. Nothing is decided here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from tumen.consolidation.ranges import contradict, grouped, in_words
from tumen.model import Claim, Disagreement, Figure

CERTAINTIES = ("certain", "likely", "possible", "unclear")
STAGES = (
    "proposed", "requested", "recommended", "expected", "pledged", "agreed", "refused", "under_way", "done", "ended",
)  # fmt: skip


def disagreements_of(claims: Sequence[Claim], figures: Sequence[Figure]) -> tuple[Disagreement, ...]:
    """The fields on which the claims differ, in the order quantity, date, goods, certainty, stage.

    * quantity: figures for one category and unit that no one amount fits, one entry for each category and unit;
    * date: intervals as the texts give them (both bounds known) that have no day in common;
    * goods: claims that name goods name different categories, be it only more or less finely;
    * certainty, stage: the claims' own words differ.
    """
    found = [*_quantities(figures), *_dates(claims)]
    found += _differing("goods", [(_goods(claim), claim.id) for claim in claims if claim.goods], ())
    found += _differing("certainty", [(claim.certainty, claim.id) for claim in claims], CERTAINTIES)
    found += _differing("stage", [(claim.stage, claim.id) for claim in claims], STAGES)
    return tuple(found)


def dates_contradict(claims: Sequence[Claim]) -> bool:
    """Whether the claims' own intervals have no day common to all."""
    both = [claim.when for claim in claims if claim.when and claim.when.earliest and claim.when.latest]
    starts = [when.earliest for when in both if when.earliest]
    ends = [when.latest for when in both if when.latest]
    return bool(both) and max(starts) > min(ends)


def _quantities(figures: Sequence[Figure]) -> list[Disagreement]:
    found = []
    for (category, _), group in grouped(figures):
        if contradict(group):
            rows = [(f"{category}: {in_words(figure.quantity)}", figure.claim) for figure in group]
            found += _differing("quantity", rows, ())
    return found


def _dates(claims: Sequence[Claim]) -> list[Disagreement]:
    if not dates_contradict(claims):
        return []
    rows = [
        (f"{claim.when.earliest}/{claim.when.latest}", claim.id)
        for claim in claims
        if claim.when and claim.when.earliest and claim.when.latest
    ]
    return _differing("date", rows, ())


def _goods(claim: Claim) -> str:
    return ", ".join(sorted({goods.category for goods in claim.goods}))


def _differing(field: str, rows: Sequence[tuple[str, str]], order: Sequence[str]) -> list[Disagreement]:
    by_value: dict[str, set[str]] = defaultdict(set)
    for value, claim_id in rows:
        by_value[value].add(claim_id)
    if len(by_value) < 2:  # noqa: PLR2004 -- two values differ
        return []
    values = sorted(by_value, key=lambda value: (order.index(value) if value in order else 0, value))
    return [Disagreement(field, tuple((value, tuple(sorted(by_value[value]))) for value in values))]
