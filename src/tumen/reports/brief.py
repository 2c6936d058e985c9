"""From a relation to a brief: its sections, each sentence with its claims, each reference with its number.

Pure: the same view and moment give the same brief. What Tumen reckons itself (credibility, ranges, counts) is put
apart from what the sources say, and named as worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from tumen.model import Dealing, Document, Marking
from tumen.relations.view import RelationView
from tumen.reports.dates import day_words
from tumen.reports.parties import party_words
from tumen.reports.references import Register
from tumen.reports.sections import (
    dealing_section,
    history_section,
    since_section,
    summary_section,
    timeline_section,
    unclear_section,
)
from tumen.reports.selection import section_of
from tumen.reports.structure import Brief, SectionKey
from tumen.vocabulary.parties import party_title

_STRICTEST: tuple[Marking, ...] = ("TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR")


def build_brief(view: RelationView, now: datetime) -> Brief:
    """The brief of a relation.

    Args:
        view: The relation; the first party of its pair is the one that "gives" and "gets".
        now: The moment the brief is made, written into it. Nothing else depends on it.

    Returns:
        The sections in reading order, empty ones left out, and the references numbered in order of first use. A
        dealing none of whose claims is in the view is left out: nothing could be cited for it.

    """
    register = Register(view.claims, view.documents)
    view = _citable(view, register)
    groups = _grouped(view)
    first, second = (party_words(party) for party in view.pair)
    sections = (
        summary_section(view, register),
        since_section(view, groups, register),
        dealing_section("gives", f"What {first} gives {second}", view, groups["gives"], register),
        dealing_section("gets", f"What {second} gives {first}", view, groups["gets"], register),
        dealing_section("together", "What they do together", view, groups["together"], register),
        dealing_section("pressure", "Pressure and conflict", view, groups["pressure"], register),
        unclear_section(view, groups["unclear"], register),
        dealing_section("planned", "Pledged, proposed or recommended", view, groups["planned"], register),
        history_section(view, groups["history"], register),
        timeline_section(view),
    )
    kept = tuple(section for section in sections if not section.empty)
    references = register.references()
    return Brief(
        title=f"{party_title(view.pair[0])} and {party_title(view.pair[1])}: what is known of their dealings",
        pair=view.pair,
        made=now,
        as_of=_as_of(view),
        marking=strictest_marking({key: view.documents[key] for key in {item.document for item in references}}),
        sections=kept,
        references=references,
    )


def strictest_marking(documents: Mapping[str, Document]) -> Marking | None:
    """The strictest marking among the documents cited; None, which means not shared, when any of them has none."""
    markings = {document.marking for document in documents.values()}
    if None in markings or not markings:
        return None
    return next(marking for marking in _STRICTEST if marking in markings)


def _citable(view: RelationView, register: Register) -> RelationView:
    """The view with only those claims that can be cited, and only the dealings that have one."""
    kept = []
    for dealing in view.dealings:
        claims, denials = (
            tuple(claim.id for claim in register.known(ids)) for ids in (dealing.claims, dealing.denials)
        )
        if claims or denials:
            kept.append(replace(dealing, claims=claims, denials=denials))
    return replace(view, dealings=tuple(kept))


def _grouped(view: RelationView) -> dict[SectionKey, list[Dealing]]:
    keys: tuple[SectionKey, ...] = ("gives", "gets", "together", "pressure", "unclear", "planned", "history")
    groups: dict[SectionKey, list[Dealing]] = {key: [] for key in keys}
    for dealing in view.dealings:
        groups[section_of(view.pair, dealing)].append(dealing)
    return groups


def _as_of(view: RelationView) -> str:
    return day_words(view.as_of) if view.as_of else ""
