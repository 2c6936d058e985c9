"""The goods tree: what changes hands, in what units, and the words that name it.

Invariants, each checked when the tree is read: a code's parent is in the tree; every kind of goods has a unit, its
own or its parent's, that is in the list of units; no word names two kinds of goods; no word names two units.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from tumen.errors import UnknownIdError
from tumen.vocabulary.loading import Entry, check_unique, read_entries

_CODE = re.compile(r"[a-z_]+(\.[a-z_]+){0,3}")
_UNIT_KINDS = frozenset({"count", "mass", "volume", "rate", "power", "energy", "length", "area", "share", "money"})


@dataclass(frozen=True, slots=True)
class Category:
    """A kind of goods. ``units`` are those that make sense for it, the first the one a bare number counts."""

    code: str
    title: str
    parent: str | None
    units: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class GoodsTerm:
    """A phrase, lower-case and singular, that names a kind of goods.

    A ``proper`` term is the name of a make ("patriot"): it counts only where the text has a capital or a digit. A
    ``weak`` term is an ordinary word ("help"): it counts only where something is given, sought or counted.
    """

    phrase: str
    category: str
    proper: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of quantity. ``kind`` is count, mass, volume, money and the like; ``signs`` are as ``$`` and ``%``."""

    code: str
    title: str
    words: tuple[str, ...]
    kind: str
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoodsTree:
    """All kinds of goods, all terms that name them, all units. Codes are joined by dots, from the top down."""

    categories: Mapping[str, Category]
    terms: tuple[GoodsTerm, ...]
    units: Mapping[str, Unit]

    def title(self, code: str) -> str:
        """The kind's display name. Raises :class:`UnknownIdError` for a code that is not in the tree."""
        return self._category(code).title

    def top(self, code: str) -> str:
        """The code of the top kind that ``code`` is under: ``arms`` for ``arms.missiles.ballistic``."""
        return self._category(code).code.partition(".")[0]

    def default_unit(self, code: str) -> str:
        """The code of the unit that a bare number of these goods counts: ``persons`` for troops."""
        return self._category(code).units[0]

    def path(self, code: str) -> tuple[str, ...]:
        """The code's ancestors and itself, from the top down."""
        parts = self._category(code).code.split(".")
        return tuple(".".join(parts[: depth + 1]) for depth in range(len(parts)))

    def leaves(self) -> tuple[str, ...]:
        """The codes that no other code is under, in the order of the file."""
        parents = {category.parent for category in self.categories.values()}
        return tuple(code for code in self.categories if code not in parents)

    def compatible(self, one: str, other: str) -> bool:
        """Whether two codes can mean the same goods: one is the other, or is above it."""
        return one in self.path(other) or other in self.path(one)

    def _category(self, code: str) -> Category:
        category = self.categories.get(code)
        if category is None:
            raise UnknownIdError(f"there are no goods with the code {code!r}", hint="See goods.toml for the codes.")
        return category


@cache
def goods_tree() -> GoodsTree:
    """The goods tree that comes with Tumen, read once. Raises :class:`VocabularyError` where its files are wrong."""
    return load_goods()


def load_goods(folder: Traversable | None = None) -> GoodsTree:
    """Read ``goods.toml`` and ``units.toml`` from a folder (the package's own where None) and check them."""
    units = _read_units(folder)
    tables = ("goods", "spelling", "weak")
    entries = read_entries(
        "goods.toml",
        "goods",
        required=("code", "title"),
        allowed=("units", "words", "names"),
        other_tables=tables,
        folder=folder,
    )
    check_unique(((entry.text("code"), entry) for entry in entries), "code")
    categories: dict[str, Category] = {}
    for entry in entries:
        categories[entry.text("code")] = _category(entry, categories, units)
    spellings = read_entries(
        "goods.toml", "spelling", required=("british", "american"), allowed=(), other_tables=tables, folder=folder
    )
    weak = read_entries("goods.toml", "weak", required=("words",), allowed=(), other_tables=tables, folder=folder)
    return GoodsTree(MappingProxyType(categories), _terms(entries, spellings, weak), units)


def _read_units(folder: Traversable | None) -> Mapping[str, Unit]:
    entries = read_entries(
        "units.toml", "unit", required=("code", "title", "kind", "words"), allowed=("signs",), folder=folder
    )
    check_unique(((entry.text("code"), entry) for entry in entries), "code")
    check_unique(((word, entry) for entry in entries for word in entry.texts("words")), "word")
    check_unique(((sign, entry) for entry in entries for sign in entry.texts("signs")), "sign")
    units: dict[str, Unit] = {}
    for entry in entries:
        kind = entry.text("kind")
        if kind not in _UNIT_KINDS:
            raise entry.error(f"unknown kind of unit {kind!r}: use one of {', '.join(sorted(_UNIT_KINDS))}", kind)
        code = entry.text("code")
        units[code] = Unit(code, entry.text("title"), entry.texts("words"), kind, entry.texts("signs"))
    return MappingProxyType(units)


def _category(entry: Entry, above: Mapping[str, Category], units: Mapping[str, Unit]) -> Category:
    code = entry.text("code")
    if not _CODE.fullmatch(code):
        raise entry.error(f"the code {code!r} is not one to four lower-case names joined by dots", code)
    parent = code.rpartition(".")[0] or None
    if parent is not None and parent not in above:
        raise entry.error(f"the code {code!r} is under {parent!r}, which is not written above it: add it", code)
    own = entry.texts("units")
    for unit in own:
        if unit not in units:
            raise entry.error(f"unknown unit {unit!r}: use a code from units.toml", unit)
    inherited = above[parent].units if parent is not None else ()
    if not own and not inherited:
        raise entry.error(f"{code!r} has no units and no parent to take them from: add units", code)
    return Category(code, entry.text("title"), parent, own or inherited, entry.source)


def _terms(entries: list[Entry], spellings: list[Entry], weak: list[Entry]) -> tuple[GoodsTerm, ...]:
    swaps = [(entry.text("british"), entry.text("american")) for entry in spellings]
    swaps += [(american, british) for british, american in swaps]
    doubtful = {word: entry for entry in weak for word in entry.texts("words")}
    found: dict[str, tuple[GoodsTerm, Entry]] = {}
    for entry in entries:
        for term, written in _entry_terms(entry, swaps, doubtful):
            other = found.setdefault(term.phrase, (term, entry))
            if other[1] is not entry:
                raise entry.error(f"the phrase {written!r} already names {other[0].category!r}: remove one", written)
    for word, entry in doubtful.items():
        if word not in found:
            raise entry.error(f"the weak word {word!r} names no goods: correct it or remove it", word)
    return tuple(term for term, _ in found.values())


def _entry_terms(
    entry: Entry, swaps: list[tuple[str, str]], doubtful: Mapping[str, Entry]
) -> Iterator[tuple[GoodsTerm, str]]:
    code = entry.text("code")
    for word in entry.texts("words"):
        if word != word.lower():
            raise entry.error(f"the word {word!r} has a capital: write it lower-case, or among the names", word)
        for phrase in _spelled(word, swaps):
            yield GoodsTerm(phrase, code, weak=word in doubtful), word
    for name in entry.texts("names"):
        if name == name.lower() and not any(character.isdigit() for character in name):
            raise entry.error(f"the name {name!r} has no capital: write it with one, or among the words", name)
        for phrase in _dashed(name.lower()):
            for spelled in _spelled(phrase, swaps):
                yield GoodsTerm(spelled, code, proper=True), name


def _spelled(phrase: str, swaps: Iterable[tuple[str, str]]) -> Iterator[str]:
    yield phrase
    for one, other in swaps:
        swapped = re.sub(rf"\b{re.escape(one)}\b", other, phrase) if one in phrase else phrase
        if swapped != phrase:
            yield swapped


def _dashed(name: str) -> Iterator[str]:
    """A designation with its hyphen ("kn-23"), with a space and with neither."""
    yield name
    if re.search(r"-\d", name):
        yield re.sub(r"-(?=\d)", " ", name)
        yield re.sub(r"-(?=\d)", "", name)
