"""What stands over an act, as it is gathered on the way up the parse: stage, denial, certainty, voices."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

LEVELS = ("certain", "likely", "possible", "unclear")


@dataclass(slots=True)
class Voice:
    """Somebody who vouches for a claim: the words that name them and the verb of saying."""

    head: Token
    cue: Token


@dataclass(slots=True)
class Outlook:
    """What stands over an act."""

    stage: str | None = None
    denied: bool = False
    certainty: str = "certain"
    cues: list[Token] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    promise: bool = False
    act: str | None = None
    asker: list[Token] = field(default_factory=list)
    asked: list[Token] = field(default_factory=list)
    governors: list[Token] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    future: bool = False
    supposed: bool = False

    def doubt(self, certainty: str, *words: Token) -> None:
        """Lower the certainty to a level, and remember the words that did."""
        if certainty == "certain":
            return
        self.cues.extend(word for word in words if word not in self.cues)
        if LEVELS.index(certainty) > LEVELS.index(self.certainty):
            self.certainty = certainty
        self.reasons.append(f"certainty {certainty} by {' '.join(word.text for word in words)!r}")
