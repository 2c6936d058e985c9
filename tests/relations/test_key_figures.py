from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.builders import make_claim, make_document
from tests.relations.makers import PAIR, amount, back, days, dealing, denied

from tumen.model import Quantity
from tumen.relations import key_figures, make_view


def test_the_head_of_a_relation() -> None:
    found = key_figures(
        PAIR,
        [
            dealing("a", **days(date(2023, 8, 1), None), denials=("clm_x",), independent_sources=4),
            dealing("b", last_reported=date(2025, 1, 2)),
            back("c"),
            dealing("p", stage="pledged", **days(date(2019, 1, 1), date(2030, 1, 1))),
            denied("n"),
            dealing("other", recipients=("IRN",), last_reported=date(2026, 1, 1)),
        ],
    )
    assert (found.since, found.since_from) == (date(2023, 8, 1), ("dlg_a",))
    assert (found.last_deed, found.last_reported) == (date(2024, 6, 30), date(2025, 1, 2))
    assert [found.dealings.value, found.deeds.value, found.planned.value, found.denied.value] == [5, 3, 1, 1]
    assert (found.disputed.value, found.disputed.dealings) == (1, ("dlg_a",))
    assert found.claims.value == 6
    assert found.independent_sources.value == 4
    assert (found.kinds_given, found.kinds_got) == (("arms",), ("energy",))
    assert found.documents is None


def test_the_history_of_ties_is_no_deed_to_date_the_relation_from() -> None:
    cooled = dealing("t", act="TIES", mode="worsen", **days(date(1991, 12, 26), date(2029, 1, 1)))
    found = key_figures(PAIR, [cooled, dealing("a")])
    assert (found.since, found.last_deed) == (date(2024, 6, 1), date(2024, 6, 30))


def test_the_largest_figures_leave_out_plans_and_denied_dealings() -> None:
    troops = {"categories": ("personnel.troops",)}
    found = key_figures(
        PAIR,
        [
            dealing("a", **troops, **amount(10_000, 12_000, "persons", "personnel.troops")),
            dealing("b", **troops, **amount(3_000, 3_000, "persons", "personnel.troops")),
            dealing("p", **troops, **amount(90_000, 90_000, "persons", "personnel.troops"), stage="expected"),
            denied("n", **troops, **amount(80_000, 80_000, "persons", "personnel.troops")),
            dealing("s", act="ASSAULT", **troops, **amount(70_000, 70_000, "persons", "personnel.troops")),
            dealing("c", **amount(5, 9)),
        ],
    )
    assert found.people is not None
    assert (found.people.quantity, found.people.dealings) == (Quantity(10_000, 12_000, "persons"), ("dlg_a",))
    assert [item.category for item in found.largest] == ["arms.ammunition", "personnel.troops"]


def test_nothing_known_gives_empty_figures() -> None:
    found = key_figures(PAIR, [])
    assert (found.since, found.last_deed, found.last_reported, found.people) == (None, None, None, None)
    assert found.dealings.value == found.independent_sources.value == 0


def test_documents_are_counted_once_each() -> None:
    document = make_document()
    first = make_claim(document)
    second = replace(first, id="clm_second")
    claims = {first.id: first, second.id: second}
    dealings = [dealing("a", claims=(first.id,)), dealing("b", claims=(second.id,))]
    found = key_figures(PAIR, dealings, claims)
    assert found.documents is not None
    assert (found.documents.value, found.documents.dealings) == (1, ("dlg_a", "dlg_b"))


def test_a_view_holds_what_its_dealings_need_in_order_and_no_more() -> None:
    document, other = make_document(), make_document("Something else happened.")
    claim, denial, stray = make_claim(document), replace(make_claim(document), id="clm_no"), make_claim(other)
    late = dealing("late", claims=(claim.id,), denials=(denial.id,))
    early = dealing("early", claims=(claim.id,), **days(date(2020, 1, 1), date(2020, 1, 1)))
    view = make_view(
        PAIR,
        [late, early, dealing("x", recipients=("IRN",), claims=(stray.id,))],
        {item.id: item for item in (claim, denial, stray)},
        {item.id: item for item in (document, other)},
    )
    assert [item.id for item in view.dealings] == ["dlg_early", "dlg_late"]
    assert (set(view.claims), set(view.documents)) == ({claim.id, denial.id}, {document.id})
    assert view.claims_of(late) == (claim, denial)
    assert view.documents[claim.document] == document


def test_a_view_without_a_claim_it_needs_cannot_be_made() -> None:
    with pytest.raises(KeyError):
        make_view(PAIR, [dealing("a")], {}, {})
