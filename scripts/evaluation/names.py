"""Which codes a label may use: those of the vocabulary and no others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from tumen.model import Basis, Certainty, PartyKind, Stage
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.parties import party_names
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


def read_names() -> Names:
    """The vocabulary's codes. A state's leaders and ministries are the state, so that only its id is used."""
    parties: dict[str, PartyKind] = {name.id: name.kind for name in party_names() if name.id}
    parties |= dict.fromkeys(states(), "state")
    tree = goods_tree()
    return Names(
        parties=parties,
        modes={code: frozenset(act.modes) for code, act in acts().items()},
        categories=frozenset(tree.categories),
        units=frozenset(tree.units),
    )
