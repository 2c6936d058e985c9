"""How many independent sources say a thing.

The rule: a *source* is a document family (a story and its reprints) speaking with one *voice*. The voice is the
outermost named speaker ("South Korea's spy agency said ..."); where nobody is named, the publisher; where that is not
known, the document family itself. The number of independent sources is the size of the largest set of claims of which
no two share a family and no two share a voice: two documents of one family count once, and so do two documents that
rest on the same speaker, while a document that cites two speakers does not tie those speakers' other reports together.
That number is a maximum matching between families and voices, found by augmenting paths (Berge, 1957).
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence

from tumen.model import Claim, Source

Witness = tuple[str, str]
"""A document family and the voice it speaks with."""

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)


def source_of(claim: Claim, sources: Mapping[str, Source]) -> Source:
    """The source of a claim's document; one of its own family and unknown reliability where none is given."""
    return sources.get(claim.document) or Source(claim.document, None, None, "F", claim.document)


def voice_of(claim: Claim, source: Source) -> str:
    """Who vouches for a claim, as a key. A speaker is named who has an id or whose name has a capital letter.

    Speakers of one state count as one voice: a ministry and a president of it are not independent of each other.
    """
    if claim.speakers:
        speaker = claim.speakers[0]
        if speaker.id:
            return f"party {speaker.id}"
        name = _ARTICLE.sub("", speaker.text.strip())
        if name != name.lower():
            return f"name {name.casefold()}"
    return f"publisher {source.publisher.casefold()}" if source.publisher else f"family {source.family}"


def independent_sources(claims: Sequence[Claim], sources: Mapping[str, Source]) -> int:
    """How many independent sources the claims have: 0 for no claims, else 1 or more."""
    return independent(witness_of(claim, sources) for claim in claims)


def witness_of(claim: Claim, sources: Mapping[str, Source]) -> Witness:
    """The family and the voice that a claim comes from."""
    source = source_of(claim, sources)
    return source.family, voice_of(claim, source)


def independent(witnesses: Iterable[Witness]) -> int:
    """The largest number of witnesses of which no two share a family and no two share a voice."""
    distinct = set(witnesses)
    fewest = min(len({family for family, _ in distinct}), len({voice for _, voice in distinct}))
    if fewest <= 1 or fewest == len(distinct):
        return fewest
    voices: dict[str, set[str]] = {}
    for family, voice in distinct:
        voices.setdefault(family, set()).add(voice)
    ordered = {family: sorted(voices[family]) for family in sorted(voices)}
    spoken_by: dict[str, str] = {}
    return sum(_augment(family, ordered, spoken_by) for family in ordered)


def _augment(family: str, voices: Mapping[str, list[str]], spoken_by: dict[str, str]) -> bool:
    """Give ``family`` a voice, moving other families to another of theirs where that frees one."""
    came_from: dict[str, tuple[str, str | None]] = {}
    waiting: deque[tuple[str, str | None]] = deque([(family, None)])
    while waiting:
        current, through = waiting.popleft()
        for voice in voices[current]:
            if voice in came_from:
                continue
            came_from[voice] = (current, through)
            if voice not in spoken_by:
                _take(voice, came_from, spoken_by)
                return True
            waiting.append((spoken_by[voice], voice))
    return False


def _take(voice: str | None, came_from: Mapping[str, tuple[str, str | None]], spoken_by: dict[str, str]) -> None:
    while voice is not None:
        spoken_by[voice], voice = came_from[voice]
