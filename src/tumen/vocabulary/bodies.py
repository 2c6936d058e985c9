"""Bodies, blocs and groups: the parties that are not states.

A body is an organisation or an organ of one; a bloc is a set of states that act, or are named, together; a group is an
armed group, movement or firm that acts in its own name. Invariants, each checked when the files are read: an id is
written once over all three files; the body that an organ is part of exists; members are states, each named once.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import partial
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Literal

from tumen.vocabulary.loading import Entry, check_unique, read_entries

BodyForm = Literal["body", "bloc", "group"]
_FILES: tuple[tuple[BodyForm, str], ...] = (("body", "bodies.toml"), ("bloc", "blocs.toml"), ("group", "groups.toml"))


@dataclass(frozen=True, slots=True)
class Body:
    """A party that is not a state. ``members`` are the ids of states, empty where none are listed.

    ``adjectives`` are as "Western"; ``part_of`` is the id of the body it is an organ of; ``ambiguous`` are those of
    its phrases that have other common meanings; ``entry`` is where the vocabulary says it.
    """

    id: str
    form: BodyForm
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    members: tuple[str, ...]
    part_of: str | None
    ambiguous: frozenset[str]
    entry: Entry


def load_bodies(states: Container[str], folder: Traversable | None = None) -> Mapping[str, Body]:
    """Read bodies, blocs and groups from a folder (the package's own where None). ``states`` are the known ids."""
    keys = ("aliases", "adjectives", "members", "part_of", "ambiguous")
    read = partial(read_entries, required=("id", "name"), allowed=keys, folder=folder)
    entries = [(form, entry) for form, file in _FILES for entry in read(file, form)]
    check_unique(((entry.text("id"), entry) for _, entry in entries), "id")
    found = {entry.text("id"): _body(form, entry, states) for form, entry in entries}
    for body in found.values():
        if body.part_of is not None and body.part_of not in found:
            raise body.entry.error(f"part_of names {body.part_of!r}, which is no body: correct it", body.part_of)
    return MappingProxyType(found)


def _body(form: BodyForm, entry: Entry, states: Container[str]) -> Body:
    code = entry.text("id")
    if code in states:
        raise entry.error(f"the id {code!r} is a state's: choose another", code)
    members = entry.texts("members")
    for member in members:
        if member not in states:
            raise entry.error(f"unknown member {member!r}: use the id of a state", member)
    body = Body(
        id=code,
        form=form,
        name=entry.text("name"),
        aliases=entry.texts("aliases"),
        adjectives=entry.texts("adjectives"),
        members=members,
        part_of=entry.text("part_of") or None,
        ambiguous=frozenset(entry.texts("ambiguous")),
        entry=entry,
    )
    for phrase in sorted(body.ambiguous - {body.name, *body.aliases, *body.adjectives}):
        raise entry.error(f"ambiguous names {phrase!r}, which is no phrase of {code}: correct it", phrase)
    return body
