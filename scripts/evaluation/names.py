"""Which codes a label may use: those of the vocabulary, and the bodies that the corpus lists for itself."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from tumen.model import Basis, Certainty, PartyKind, Stage
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.states import states

STAGES = frozenset(get_args(Stage))
CERTAINTIES = frozenset(get_args(Certainty))
BASES = frozenset(get_args(Basis))


@dataclass(frozen=True, slots=True)
class Names:
    """Every code that a label may use. ``parties`` gives the kind of each id."""

    parties: Mapping[str, PartyKind]
    modes: Mapping[str, frozenset[str]]
    categories: frozenset[str]
    units: frozenset[str]

    def check_act(self, code: str, mode: str | None) -> None:
        """Raise ValueError for an act or a mode that the vocabulary does not have."""
        if code not in self.modes:
            raise ValueError(f"there is no act {code!r}: use one of {', '.join(self.modes)}")
        if mode is not None and mode not in self.modes[code]:
            raise ValueError(f"{code} has no mode {mode!r}: use one of {', '.join(sorted(self.modes[code])) or 'none'}")


def read_names(bodies_file: Path) -> Names:
    """The vocabulary's codes, with the bodies of ``bodies.toml`` (tables of id and name by kind)."""
    bodies = tomllib.loads(bodies_file.read_text(encoding="utf-8"))
    parties: dict[str, PartyKind] = dict.fromkeys(states(), "state")
    for kind in get_args(PartyKind):
        parties |= dict.fromkeys(bodies.get(kind, {}), kind)
    tree = goods_tree()
    return Names(
        parties=parties,
        modes={code: frozenset(act.modes) for code, act in acts().items()},
        categories=frozenset(tree.categories),
        units=frozenset(tree.units),
    )
