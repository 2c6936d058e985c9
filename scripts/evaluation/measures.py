"""The measures: their names, what the goals are, and how each is worked out from its counts.

The names are the words that ``--errors`` takes. A measure with ``ceiling`` must stay at or under its floor.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.evaluation.figures import Figure, f1, macro_f1, share, total


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table. ``goal`` is what issue and plan ask for, None where they ask for nothing."""

    name: str
    title: str
    figure: Figure
    goal: float | None = None
    ceiling: bool = False


MEASURES = (
    Measure("root", "pair given: root macro-F1", macro_f1, 0.82),
    Measure("quad", "pair given: quad macro-F1", macro_f1, 0.93),
    Measure("binary", "pair given: cooperation or conflict macro-F1", macro_f1, 0.97),
    Measure("no_act", "pair given: pairs without an act left alone", share),
    Measure("pair", "end to end: pair F1", f1, 0.80),
    Measure("pair_root", "end to end: pair and root F1", f1, 0.65),
    Measure("found", "claims found", share, 0.80),
    Measure("precise", "claims given that are right", share, 0.80),
    Measure("quiet", "sentences without a dealing left alone", share),
    Measure("goods_top", "goods: top kind right", share, 0.90),
    Measure("goods_leaf", "goods: leaf right", share, 0.80),
    Measure("amount", "goods: amount and unit right", share, 0.90),
    Measure("transfer", "transfers: giver, goods, receiver F1", f1, 0.60),
    Measure("stage", "stage right", share, 0.85),
    Measure("polarity", "polarity right", share, 0.98),
    Measure("certainty", "certainty right", share, 0.85),
    Measure("denied", "denied claims given as deeds", total, 0, ceiling=True),
    Measure("speaker", "speaker found and right F1", f1, 0.80),
    Measure("time", "time resolved right", share, 0.90),
    Measure("mode", "mode of the act right", share),
    Measure("basis", "basis right", share),
    Measure("exchange", "exchange legs joined", share),
    Measure("affected", "affected party right", share),
    Measure("place", "state of the place right", share),
)
