"""Every phrase that names a party: states, bodies, blocs, and the persons, seats and agencies that act for them.

Invariant: one phrase names one party on any one day. Two entries may share a phrase only where both mark it as
ambiguous, or where their days do not overlap (one person, first a minister, then the head of a body). A breach is an
error that names both lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Literal

from tumen.errors import UnknownIdError
from tumen.model import PartyKind, Via
from tumen.vocabulary.bodies import Body, load_bodies
from tumen.vocabulary.loading import Entry, check_unique, read_entries
from tumen.vocabulary.persons import Office, Person, load_offices, load_persons
from tumen.vocabulary.states import State, load_seats, load_states

PartyForm = Literal[
    "name",
    "adjective",
    "demonym",
    "capital",
    "seat",
    "person",
    "surname",
    "office",
    "ministry",
    "force",
    "agency",
    "news_agency",
    "body",
    "bloc",
    "group",
]
_AGENCY_FORMS: Mapping[str, PartyForm] = MappingProxyType(
    {"force": "force", "agency": "agency", "news_agency": "news_agency"}
)
_MINISTRY_TABLES = ("ministry", "generic")


@dataclass(frozen=True, slots=True)
class PartyName:
    """A phrase that names a party, and how.

    ``id`` is the state or body meant, None for a common title ("foreign minister", "defence ministry") whose state
    stands beside it. ``kind`` is the kind of that party (of the bearer, where ``id`` is None). ``via`` is what the
    phrase names when that is not the party itself: a person with the office, a capital, an agency. Between ``since``
    and ``until`` (None: open) it holds. A ``case_sensitive`` phrase counts only as written ("US"). An ``ambiguous``
    one has other common meanings ("Georgia", "Brussels"): the reader wants more evidence for it.
    """

    phrase: str
    id: str | None
    kind: PartyKind
    form: PartyForm
    via: Via | None = None
    since: date | None = None
    until: date | None = None
    case_sensitive: bool = False
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """A party that the vocabulary knows: its display name, kind, members (of a bloc) and the body it is an organ of."""

    id: str
    title: str
    kind: PartyKind
    members: tuple[str, ...] = ()
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class PartyVocabulary:
    """All parties by id, and all phrases that name them, in the order states, bodies, agencies, persons, titles."""

    parties: Mapping[str, Party]
    names: tuple[PartyName, ...]


def party_names() -> tuple[PartyName, ...]:
    """Every phrase that names a party, read once. Raises :class:`VocabularyError` where a file is wrong."""
    return _vocabulary().names


def parties() -> Mapping[str, Party]:
    """Every party by id."""
    return _vocabulary().parties


def party_title(party: str) -> str:
    """The display name of an id ("North Korea" for PRK). An id that the vocabulary does not know is its own title."""
    known = parties().get(party)
    return party if known is None else known.title


def party_kind(party: str) -> PartyKind:
    """The kind of the party with this id. Raises :class:`UnknownIdError` for an id that is not in the vocabulary."""
    known = parties().get(party)
    if known is None:
        raise UnknownIdError(f"there is no party with the id {party!r}", hint="States have ISO 3166-1 alpha-3 ids.")
    return known.kind


def members(party: str) -> tuple[str, ...]:
    """The ids of a bloc's member states; empty for a state, and for a bloc whose members nobody agrees on."""
    known = parties().get(party)
    return () if known is None else known.members


@cache
def _vocabulary() -> PartyVocabulary:
    return load_parties()


def load_parties(folder: Traversable | None = None) -> PartyVocabulary:
    """Read every file that names parties from a folder (the package's own where None), join and check them."""
    states = load_states(folder)
    bodies = load_bodies(states, folder)
    known = _parties(states, bodies)
    found: list[tuple[PartyName, Entry]] = []
    for state in states.values():
        found += ((name, state.entry) for name in _state_names(state, known[state.id].kind))
    for seat in load_seats(states, folder):
        found += (
            (_acting(phrase, known[seat.state], "seat", phrase, ambiguous=seat.ambiguous), seat.entry)
            for phrase in seat.names
        )
    for body in bodies.values():
        found += ((name, body.entry) for name in _body_names(body, known[body.id].kind))
    found += _agency_names(known, folder)
    for person in load_persons(known, folder):
        found += ((name, person.entry) for name in _person_names(person, known[person.party]))
    found += _title_names(load_offices(folder), known, folder)
    return PartyVocabulary(MappingProxyType(known), _checked(found))


def _parties(states: Mapping[str, State], bodies: Mapping[str, Body]) -> dict[str, Party]:
    known = {
        state.id: Party(state.id, state.name, "state" if state.recognised else "body") for state in states.values()
    }
    for body in bodies.values():
        kind: PartyKind = "bloc" if body.form == "bloc" else "body"
        known[body.id] = Party(body.id, body.name, kind, body.members, body.part_of)
    return known


def _state_names(state: State, kind: PartyKind) -> Iterator[PartyName]:
    # A state that is no more is still written about: its names hold on any day. State.until says when it ended.
    make = partial(PartyName, id=state.id, kind=kind)
    capitals = tuple(phrase for phrase in (state.capital, *state.capitals) if phrase is not None)
    by_form: tuple[tuple[PartyForm, tuple[str, ...]], ...] = (
        ("name", (state.name, state.official, *state.aliases)),
        ("adjective", state.adjectives),
        ("demonym", state.demonyms),
        ("capital", capitals),
    )
    for form, phrases in by_form:
        for phrase in phrases:
            ambiguous = phrase in state.ambiguous
            via = Via(phrase, "capital") if form == "capital" else None
            yield make(
                phrase, form=form, via=via, case_sensitive=_cased(phrase, ambiguous=ambiguous), ambiguous=ambiguous
            )


def _body_names(body: Body, kind: PartyKind) -> Iterator[PartyName]:
    for phrase in (body.name, *body.aliases, *body.adjectives):
        ambiguous = phrase in body.ambiguous
        form: PartyForm = "adjective" if phrase in body.adjectives else body.form
        cased = _cased(phrase, ambiguous=ambiguous)
        yield PartyName(phrase, body.id, kind, form, case_sensitive=cased, ambiguous=ambiguous)


def _agency_names(known: Mapping[str, Party], folder: Traversable | None) -> Iterator[tuple[PartyName, Entry]]:
    agencies = read_entries(
        "agencies.toml", "agency", required=("for", "form", "names"), allowed=("ambiguous",), folder=folder
    )
    ministries = read_entries(
        "ministries.toml",
        "ministry",
        required=("for", "names"),
        allowed=("ambiguous",),
        other_tables=_MINISTRY_TABLES,
        folder=folder,
    )
    for entry in [*agencies, *ministries]:
        form = _agency_form(entry)
        for phrase in entry.texts("names"):
            ambiguous = phrase in entry.texts("ambiguous")
            yield _acting(phrase, _party(entry, known), form, phrase, ambiguous=ambiguous), entry


def _agency_form(entry: Entry) -> PartyForm:
    if "form" not in entry.data:
        return "ministry"
    form = _AGENCY_FORMS.get(entry.text("form"))
    if form is None:
        raise entry.error(f"unknown form {entry.text('form')!r}: use {', '.join(_AGENCY_FORMS)}", entry.text("form"))
    return form


def _person_names(person: Person, party: Party) -> Iterator[PartyName]:
    for tenure in person.tenures:
        via = Via(person.names[0], "person", tenure.title)
        make = partial(PartyName, id=party.id, kind=party.kind, via=via, since=tenure.since, until=tenure.until)
        for phrase in person.names:
            yield make(phrase, form="person")
        for phrase in person.surnames:
            yield make(phrase, form="surname", case_sensitive=True)


def _title_names(
    offices: Iterable[Office], known: Mapping[str, Party], folder: Traversable | None
) -> Iterator[tuple[PartyName, Entry]]:
    for office in offices:
        for word in office.words:
            yield PartyName(word, None, "person", "office", Via(word, "person", office.title)), office.entry
        for name in office.names:
            party = _party(office.entry, known)
            via = Via(name, "person", office.title)
            yield PartyName(name, party.id, party.kind, "office", via, case_sensitive=True), office.entry
    generic = read_entries(
        "ministries.toml",
        "generic",
        required=("title", "words"),
        allowed=(),
        other_tables=_MINISTRY_TABLES,
        folder=folder,
    )
    check_unique(((word, entry) for entry in generic for word in entry.texts("words")), "word")
    for entry in generic:
        for word in entry.texts("words"):
            yield PartyName(word, None, "body", "ministry", Via(word, "ministry", entry.text("title"))), entry


def _acting(phrase: str, party: Party, form: PartyForm, name: str, *, ambiguous: bool) -> PartyName:
    cased = _cased(phrase, ambiguous=ambiguous)
    return PartyName(phrase, party.id, party.kind, form, Via(name, form), case_sensitive=cased, ambiguous=ambiguous)


def _party(entry: Entry, known: Mapping[str, Party]) -> Party:
    party = known.get(entry.text("for"))
    if party is None:
        raise entry.error(f"unknown party {entry.text('for')!r}: use the id of a state or body", entry.text("for"))
    return party


def _cased(phrase: str, *, ambiguous: bool) -> bool:
    """Whether a phrase counts only as written: initials ("US") and ambiguous phrases ("Turkey")."""
    return ambiguous or phrase.isupper()


def _checked(found: Iterable[tuple[PartyName, Entry]]) -> tuple[PartyName, ...]:
    """The names without repeats, once no phrase is claimed by two parties on the same day."""
    by_phrase: dict[str, list[tuple[PartyName, Entry]]] = {}
    for name, entry in found:
        rivals = by_phrase.setdefault(name.phrase.casefold(), [])
        for other, where in rivals:
            both_marked = name.ambiguous and other.ambiguous
            if other.id != name.id and not both_marked and _overlap(name, other):
                raise entry.error(
                    f"{name.phrase!r} names {name.id or name.kind}, and {other.id or other.kind} at "
                    f"{where.at(other.phrase)}: remove one, or mark both ambiguous",
                    name.phrase,
                )
        if not any(_same(name, other) for other, _ in rivals):
            rivals.append((name, entry))
    return tuple(name for rivals in by_phrase.values() for name, _ in rivals)


def _same(one: PartyName, other: PartyName) -> bool:
    return (one.phrase, one.id, one.since, one.until) == (other.phrase, other.id, other.since, other.until)


def _overlap(one: PartyName, other: PartyName) -> bool:
    """Whether both hold on some day. An office is handed over on the day it is left, so ends do not overlap."""
    starts_before_end = one.since is None or other.until is None or one.since < other.until
    return starts_before_end and (other.since is None or one.until is None or other.since < one.until)
