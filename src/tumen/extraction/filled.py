"""A frame with its roles filled: what the rules of a sentence hand to one another."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tumen.extraction.sentence import GoodsAt, PartyAt
from tumen.extraction.syntax import Slots
from tumen.vocabulary.frames import Frame

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(slots=True)
class Filled:
    """A frame with its roles. ``trigger`` is the word that named the act; ``reasons`` say which rule gave what."""

    frame: Frame
    trigger: Token
    slots: Slots
    actors: list[PartyAt]
    recipients: list[PartyAt]
    goods: list[GoodsAt]
    affected: list[PartyAt] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    reasons: list[str] = field(default_factory=list)
    inferred: bool = False
    instead: Filled | None = None

    @property
    def parties(self) -> list[PartyAt]:
        """Everyone in it, actors first."""
        return [*self.actors, *self.recipients]
