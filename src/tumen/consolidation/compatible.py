"""Whether two claims' goods and places can be those of one dealing."""

from __future__ import annotations

from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from tumen.model import Claim, Place
from tumen.vocabulary.states import states

NEAR = 100.0
"""Places up to this many kilometres apart may be one named more or less closely: a town, its port, its province."""


def comparable(a: str, b: str) -> bool:
    """Whether one goods category is the other or lies under it; a top kind is over all that begin with it."""
    return a == b or a.startswith(f"{b}.") or b.startswith(f"{a}.")


@lru_cache(maxsize=65536)
def ancestors(category: str) -> tuple[str, ...]:
    """The category and those over it, the top kind first."""
    parts = category.split(".")
    return tuple(".".join(parts[:end]) for end in range(1, len(parts) + 1))


@lru_cache(maxsize=65536)
def goods_compatible(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether each category of the shorter list has one to compare with in the longer. No goods fit any goods.

    Where one list is longer, a bare top kind compares with itself alone: "containers of arms" are not the missiles
    that another source tells of.
    """
    few, many = sorted((a, b), key=len)
    alike = comparable if len(few) == len(many) else _closely_comparable
    return all(any(alike(category, other) for other in many) for category in few)


def _closely_comparable(a: str, b: str) -> bool:
    return a == b or ("." in a and "." in b and comparable(a, b))


@lru_cache(maxsize=65536)
def goods_distance(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How far compatible goods lie apart: 0 when equal, more for each level and each category only one names."""
    if not a or not b:
        return 0 if a == b else 100
    few, many = sorted((a, b), key=len)
    levels = sum(
        min(abs(category.count(".") - other.count(".")) for other in many if comparable(category, other))
        for category in few
    )
    return levels + len(many) - len(few)


class Spot(NamedTuple):
    """A place as far as matching needs it: ``position`` is (latitude, longitude) where it is a spot, not a state."""

    name: str
    country: str
    position: tuple[float, float] | tuple[()]


def spots_of(claim: Claim) -> tuple[Spot, ...]:
    """The places of a claim, sorted, each once."""
    return tuple(sorted({_spot(place) for place in claim.where}))


def _spot(place: Place) -> Spot:
    """A whole state has a middle, but is no spot: it is compared by its code alone."""
    name = place.name.casefold()
    if place.lat is None or place.lon is None or name in _state_names():
        return Spot(name, place.country or "", ())
    return Spot(name, place.country or "", (place.lat, place.lon))


@cache
def _state_names() -> frozenset[str]:
    return frozenset(
        name.casefold() for state in states().values() for name in (state.name, state.official, *state.aliases)
    )


@lru_cache(maxsize=65536)
def places_compatible(a: tuple[Spot, ...], b: tuple[Spot, ...]) -> bool:
    """Whether two claims can be about one place: no place fits any; else one name, or two spots near each other.

    Where one side names only a state, the other must lie in it.
    """
    if not a or not b or {spot.name for spot in a} & {spot.name for spot in b}:
        return True
    return any(_one_place(left, right) for left in a for right in b)


def _one_place(a: Spot, b: Spot) -> bool:
    if a.position and b.position:
        return _kilometres(a.position, b.position) <= NEAR
    if a.country and b.country:
        return a.country == b.country
    return True


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance, by the haversine formula on a sphere of radius 6371 km."""
    south, north = radians(a[0]), radians(b[0])
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))
