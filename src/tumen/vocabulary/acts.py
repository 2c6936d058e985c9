"""The codes of acts: PLOVER's sixteen and TIES, with quads, scores and modes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from tumen.vocabulary.loading import Entry, check_unique, read_entries


@dataclass(frozen=True, slots=True)
class ActEntry:
    """One code: its quad (1 verbal and 2 material cooperation, 3 verbal and 4 material conflict), score, modes.

    ``kept_when_promised`` is false for the codes that become AGREE when they are promised (PLOVER manual).
    """

    code: str
    title: str
    quad: int
    score: float
    modes: Mapping[str, float]
    kept_when_promised: bool


@cache
def acts() -> Mapping[str, ActEntry]:
    """Every code, checked. Raises :class:`tumen.errors.VocabularyError` naming the line at fault."""
    entries = read_entries(
        "acts.toml", "act", required=("code", "title", "quad", "score"), allowed=("modes", "kept_when_promised")
    )
    check_unique(((entry.text("code"), entry) for entry in entries), "code")
    return MappingProxyType({entry.text("code"): _act(entry) for entry in entries})


def _act(entry: Entry) -> ActEntry:
    quad, score = entry.number("quad"), entry.number("score")
    modes = entry.data.get("modes", {})
    if quad not in {1, 2, 3, 4}:
        raise entry.error(f"quad is {quad!r}: write 1, 2, 3 or 4", "quad")
    for name, value in [("score", score), *modes.items()]:
        if not isinstance(value, int | float) or not -10 <= value <= 10:  # noqa: PLR2004 - the scale's own ends
            raise entry.error(f"{name} is {value!r}: write a number from -10 to 10", name)
    return ActEntry(
        code=entry.text("code"),
        title=entry.text("title"),
        quad=int(quad),
        score=float(score or 0.0),
        modes=MappingProxyType(dict(modes)),
        kept_when_promised=bool(entry.data.get("kept_when_promised", True)),
    )
