"""Phrases found in a sequence of words, the longest first: a tree of words, walked once over a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Value = TypeVar("Value")

_IRREGULAR = {
    "men": "man", "women": "woman", "people": "people", "children": "child", "series": "series", "gases": "gas",
    "servicemen": "serviceman", "countrymen": "countryman", "buses": "bus", "feet": "foot", "geese": "goose",
    "aircraft": "aircraft", "forces": "force", "bases": "base", "horses": "horse", "vessels": "vessel",
    "licences": "licence", "licenses": "license", "responses": "response", "purchases": "purchase",
    "releases": "release", "increases": "increase", "houses": "house", "warehouses": "warehouse", "uses": "use",
    "expenses": "expense", "leases": "lease", "phases": "phase", "causes": "cause", "defenses": "defense",
}  # fmt: skip
_SHORTEST_PLURAL = 3


def singular(word: str) -> str:
    """The singular of a lower-case noun, by the regular rules of English; other words come back as they are.

    >>> [singular(word) for word in ("shells", "batteries", "boxes", "missiles", "gas", "status")]
    ['shell', 'battery', 'box', 'missile', 'gas', 'status']
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) <= _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > _SHORTEST_PLURAL + 1:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "zes", "sses")):
        return word[:-2]
    return word[:-1]


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """A phrase found: the words ``[start, end)`` and what the phrase stands for."""

    start: int
    end: int
    values: tuple[Value, ...]


class Gazetteer(Generic[Value]):
    """A fixed set of phrases, each with one value or more."""

    def __init__(
        self,
        phrases: Iterable[tuple[str, Value]],
        words: Callable[[str], Sequence[str]],
        *,
        fold_last: bool = False,
    ) -> None:
        """Build the tree. ``words`` cuts a phrase as the text is cut; ``fold_last`` lets the last word be a plural."""
        self._root: dict[str, object] = {}
        self._fold_last = fold_last
        for phrase, value in phrases:
            node = self._root
            for word in words(phrase):
                node = node.setdefault(word.lower(), {})  # type: ignore[assignment]
            node.setdefault("", []).append(value)  # type: ignore[attr-defined]

    def find(self, words: Sequence[str], keep: Callable[[Value, int, int], bool] | None = None) -> list[Match[Value]]:
        """The longest phrases among lower-case words, from the left, none overlapping.

        ``keep`` may refuse a value for the words ``[start, end)``; a phrase without a value left does not match.
        """
        found: list[Match[Value]] = []
        position = 0
        while position < len(words):
            match = self._longest(words, position, keep)
            if match is None:
                position += 1
            else:
                found.append(match)
                position = match.end
        return found

    def _longest(
        self, words: Sequence[str], start: int, keep: Callable[[Value, int, int], bool] | None
    ) -> Match[Value] | None:
        node: dict[str, object] = self._root
        best: Match[Value] | None = None
        for end in range(start, len(words)):
            word = words[end]
            if self._fold_last:
                best = self._leaf(node.get(singular(word)), start, end + 1, keep) or best
            following = node.get(word)
            if following is None:
                break
            node = following  # type: ignore[assignment]
            best = self._leaf(node, start, end + 1, keep) or best
        return best

    @staticmethod
    def _leaf(
        node: object, start: int, end: int, keep: Callable[[Value, int, int], bool] | None
    ) -> Match[Value] | None:
        if not isinstance(node, dict):
            return None
        values = tuple(value for value in node.get("", ()) if keep is None or keep(value, start, end))
        return Match(start, end, values) if values else None
