"""The wording of acts, read from ``phrases.toml``: which phrase says a dealing, and its verb's forms."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from tumen.errors import VocabularyError

FILE = "phrases.toml"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_KEYS = frozenset({"act", "mode", "kinds", "stages", "says", "forms", "tails", "subject"})


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb phrase in its four forms: (to) ``base``, ``past``, (has) ``participle``, ``gerund``."""

    base: str
    past: str
    participle: str
    gerund: str

    def followed(self, tail: str) -> Verb:
        """The same verb with ``tail`` after each form."""
        return self if not tail else Verb(*(f"{form} {tail}" for form in self.forms))

    @property
    def forms(self) -> tuple[str, str, str, str]:
        """Base, past, participle, gerund."""
        return (self.base, self.past, self.participle, self.gerund)


@dataclass(frozen=True, slots=True)
class Phrase:
    """How one act is said: see the head of ``phrases.toml``. Empty ``kinds`` and ``stages`` fit all."""

    act: str
    mode: str | None
    kinds: frozenset[str]
    stages: frozenset[str]
    says: frozenset[str]
    verb: Verb
    tails: tuple[str, ...]
    subject: str

    def tail(self, words: Mapping[str, str]) -> str | None:
        """The first tail whose placeholders all have words, filled in; None when there is none.

        The words are put in once and never looked at again, so a brace in a document's text stays a brace.
        """
        for tail in self.tails:
            if all(words.get(name) for name in _PLACEHOLDER.findall(tail)):
                return _PLACEHOLDER.sub(lambda match: words[match[1]], tail)
        return None


@dataclass(frozen=True, slots=True)
class Wording:
    """All of ``phrases.toml``."""

    phrases: tuple[Phrase, ...]
    article_first_words: tuple[str, ...]
    article_last_words: frozenset[str]
    hearsay: frozenset[str]
    pronouns: frozenset[str]
    determiners: frozenset[str]
    counted_units: frozenset[str]
    goods_names: Mapping[str, str]

    def find(
        self, act: str, mode: str | None, kinds: frozenset[str], stage: str, words: Mapping[str, str]
    ) -> tuple[Phrase, str]:
        """The phrase that fits a dealing, and its tail filled in. The last phrase of the file fits every dealing."""
        for phrase in self.phrases:
            fits = phrase.act in {act, "*"} and phrase.mode in {mode, None}
            fits = fits and (not phrase.kinds or bool(phrase.kinds & kinds))
            fits = fits and (not phrase.stages or stage in phrase.stages)
            tail = phrase.tail(words) if fits else None
            if tail is not None:
                return phrase, tail
        raise VocabularyError(f"{FILE}: no phrase fits the act {act!r}; the last one must fit every act")


@cache
def wording() -> Wording:
    """The wording, checked. Raises :class:`VocabularyError` naming the phrase at fault."""
    return read_wording((files("tumen.reports") / FILE).read_text("utf-8"))


def read_wording(text: str) -> Wording:
    """The wording that a TOML text gives. Raises :class:`VocabularyError` naming the phrase at fault."""
    data = tomllib.loads(text)
    return Wording(
        phrases=tuple(_phrase(number, entry) for number, entry in enumerate(data["phrase"], start=1)),
        article_first_words=tuple(data["articles"]["first_words"]),
        article_last_words=frozenset(data["articles"]["last_words"]),
        hearsay=frozenset(data["hearsay"]["cues"]),
        pronouns=frozenset(data["speakers"]["pronouns"]),
        determiners=frozenset(data["speakers"]["determiners"]),
        counted_units=frozenset(data["counted"]["units"]),
        goods_names=MappingProxyType(data["goods"]),
    )


def _phrase(number: int, entry: dict[str, Any]) -> Phrase:
    where = f"{FILE}: phrase {number} ({entry.get('act', 'no act')})"
    unknown = set(entry) - _KEYS
    if unknown:
        raise VocabularyError(f"{where} has the unknown key {min(unknown)!r}")
    forms = entry.get("forms", [])
    if len(forms) != 4:  # noqa: PLR2004 -- base, past, participle, gerund
        raise VocabularyError(f"{where} has {len(forms)} forms; four are wanted: base, past, participle, gerund")
    return Phrase(
        act=entry["act"],
        mode=entry.get("mode"),
        kinds=frozenset(entry.get("kinds", ())),
        stages=frozenset(entry.get("stages", ())),
        says=frozenset(entry.get("says", ())),
        verb=Verb(*forms),
        tails=tuple(entry["tails"]),
        subject=entry.get("subject", "actors"),
    )
