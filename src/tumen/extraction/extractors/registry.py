"""Finding readers: the entry points of the group ``tumen.extractors``, Tumen's own and those of other packages.

Invariants: the entry point of a reader is called as its manifest says; no two packages give a reader of one name.
"""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType

from tumen.errors import ReaderError, UnknownReaderError
from tumen.extraction.extractors.manifest import Options, Plugin, Reader

GROUP = "tumen.extractors"
DEFAULT = "reader.v1"


@cache
def names() -> Mapping[str, EntryPoint]:
    """The entry point of each reader that is installed, by name, in the order of the names, the default first.

    Raises :class:`ReaderError` where two packages give a reader of one name.
    """
    found: dict[str, EntryPoint] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name != DEFAULT, point.name)):
        other = found.setdefault(point.name, point)
        if other.value != point.value:
            raise ReaderError(
                f"there are two readers called {point.name}: {other.value} and {point.value}",
                hint="Uninstall the package of one of them.",
            )
    return MappingProxyType(found)


@cache
def plugin(name: str) -> Plugin:
    """The reader of that name.

    Raises :class:`UnknownReaderError` with the nearest names, :class:`ReaderError` for one that is broken.
    """
    point = names().get(name)
    if point is None:
        near = get_close_matches(name, names(), n=1)
        hint = f"Did you mean {near[0]}? " if near else ""
        raise UnknownReaderError(
            f"there is no reader called {name!r}", hint=f"{hint}tumen readers lists those that are installed."
        )
    return _loaded(point)


def plugins() -> tuple[Plugin, ...]:
    """Every reader that is installed, the default first. Raises as :func:`plugin` does."""
    return tuple(plugin(name) for name in names())


def open_reader(name: str, options: Options) -> Reader:
    """The reader of that name, with a value for each of its settings (:meth:`Manifest.options`)."""
    return plugin(name).open(options)


def _loaded(point: EntryPoint) -> Plugin:
    try:
        found = point.load()
    except (ImportError, AttributeError) as error:
        raise ReaderError(
            f"the reader {point.name} cannot be loaded from {point.value}: {error}",
            hint="Install its package again, or uninstall it.",
        ) from None
    if not isinstance(found, Plugin) or found.manifest.id != point.name:
        said = found.manifest.id if isinstance(found, Plugin) else type(found).__name__
        raise ReaderError(
            f"the entry point {point.name} of {GROUP} gives {said}", hint="It must give the Plugin of that name."
        )
    return found
