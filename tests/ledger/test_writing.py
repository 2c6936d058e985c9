from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from tests.builders import make_claim, make_document
from tests.ledger import synthetic
from tests.ledger.stories import DAY, claim_of, contents, days, put

from tumen.errors import InvariantError, UnknownIdError
from tumen.ledger import Ledger, open_ledger


def test_what_was_added_is_read_back_exactly(ledger: Ledger) -> None:
    document = make_document(
        "북한이 보냈다. North Korea sent shells.",
        title="Title",
        author="A. Writer",
        url="https://example.org/a",
        source_id="s1",
        origin="a.txt",
        marking="TLP:GREEN",
        read_state="not read (ko)",
        reliability="B",
    )
    claim = claim_of(document)
    assert ledger.add(document, [(claim, "b")], signature=(1, 2), bands=["x"], similar=synthetic.same, learned_at=DAY)
    assert ledger.has(document.id)
    assert ledger.document(document.id) == document
    assert ledger.claim(claim.id) == claim
    assert list(ledger.claims(document=document.id)) == [claim]
    assert ledger.history(claim.id).learned_at == DAY


def test_adding_again_changes_nothing_not_even_a_time(ledger: Ledger) -> None:
    for batch in synthetic.batches(30):
        assert synthetic.add(ledger, batch)
    before = contents(ledger, times=True)
    for batch in synthetic.batches(30):
        assert not synthetic.add(ledger, batch, days(400))
    assert contents(ledger, times=True) == before


def test_the_same_text_elsewhere_is_one_document_with_two_sightings(ledger: Ledger) -> None:
    first = put(ledger, "One text.", origin="a.txt", title="First")
    put(ledger, "One text.", origin="b.txt", title="Second", at=days(1))
    put(ledger, "One text.", origin="b.txt", at=days(2))
    assert ledger.documents().total == 1
    assert ledger.document(first.id).title == "First"
    assert [(item.origin, item.seen_at) for item in ledger.sightings(first.id)] == [("a.txt", DAY), ("b.txt", days(1))]
    assert len(ledger.claims()) == 1


def test_a_claim_given_twice_is_kept_once(ledger: Ledger) -> None:
    document = make_document("Twice.")
    claim = claim_of(document)
    put(ledger, "Twice.", claim, claim)
    assert ledger.relations()[0].claims == 1


def test_a_claim_of_another_document_is_refused_and_nothing_is_kept(ledger: Ledger) -> None:
    with pytest.raises(InvariantError, match=r"claim\.document"):
        put(ledger, "Mine.", make_claim(make_document("Theirs.")))
    assert ledger.documents().total == 0


def test_a_time_without_a_zone_is_refused(ledger: Ledger) -> None:
    with pytest.raises(InvariantError, match="learned_at"):
        put(ledger, "Naive.", at=datetime(2025, 1, 1))  # noqa: DTZ001 - the point
    document = put(ledger, "Aware.")
    with pytest.raises(InvariantError, match="as_of"):
        ledger.document(document.id, as_of=datetime(2025, 1, 1))  # noqa: DTZ001


def test_an_error_in_the_middle_leaves_nothing(ledger: Ledger) -> None:
    batches = list(synthetic.batches(6))
    synthetic.add(ledger, batches[0])
    before = contents(ledger)

    def failing(_one: object, _other: object) -> bool:
        raise RuntimeError("stop")

    near = replace(batches[1], bands=batches[0].bands)
    with pytest.raises(RuntimeError, match="stop"):
        ledger.add(
            near.document,
            near.claims,
            signature=near.signature,
            bands=near.bands,
            similar=failing,
            learned_at=DAY,
        )
    assert contents(ledger) == before


def test_withdrawing_a_claim(ledger: Ledger) -> None:
    document = make_document("Two claims here.")
    kept, gone = claim_of(document), claim_of(document, polarity="denied")
    put(ledger, document.text, kept, gone)
    synthetic.refresh(ledger)
    assert ledger.withdraw(gone.id, days(1))
    assert not ledger.withdraw(gone.id, days(2))
    assert ledger.history(gone.id).withdrawn_at == days(1)
    assert list(ledger.claims()) == [kept]
    assert ledger.claim(gone.id) == gone
    assert ledger.dirty_blocks() == [synthetic.block_of(gone)]
    assert [(count.claims, count.documents) for count in ledger.relations()] == [(1, 1)]


def test_withdrawing_a_document_withdraws_its_claims(ledger: Ledger) -> None:
    document = put(ledger, "Gone soon.")
    put(ledger, "Stays.")
    assert ledger.withdraw(document.id, days(1))
    assert not ledger.withdraw(document.id, days(2))
    assert [item.text for item in ledger.documents()] == ["Stays."]
    assert ledger.claims().total == 1
    assert ledger.stats().withdrawn == 2
    assert ledger.search("gone").total == 0
    with pytest.raises(UnknownIdError, match="claim clm_unknown"):
        ledger.withdraw("clm_unknown", days(1))


def test_several_at_once_are_as_one_by_one_and_all_or_nothing(ledger: Ledger, other_url: str) -> None:
    made = list(synthetic.batches(30))
    with open_ledger(other_url, create=True) as other:
        for batch in made:
            synthetic.add(other, batch)
        expected = contents(other)
    wrong = replace(made[3], claims=made[4].claims)
    with pytest.raises(InvariantError):
        ledger.add_many([*made[:3], wrong], similar=synthetic.same, learned_at=DAY)
    assert ledger.documents().total == 0
    assert ledger.add_many([*made, made[0]], similar=synthetic.same, learned_at=DAY) == [True] * 10 + [False]
    assert contents(ledger) == expected
