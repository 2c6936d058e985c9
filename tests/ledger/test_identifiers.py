from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.builders import make_document
from tests.ledger import synthetic
from tests.ledger.stories import days, put

from tumen.errors import QueryError, UnknownIdError
from tumen.ledger import Ledger


def test_an_id_may_be_shortened_while_one_thing_has_it(ledger: Ledger) -> None:
    document = put(ledger, "One.")
    (claim,) = ledger.claims()
    synthetic.refresh(ledger)
    (dealing,) = ledger.dealings()
    assert ledger.document(document.id[:12]) == document
    assert ledger.claim(claim.id[:8]) == claim
    assert ledger.dealing(dealing.id[:10]) == dealing
    assert [ledger.find(name) for name in (document.id[:9], claim.id, dealing.id[:8])] == [document, claim, dealing]
    assert ledger.history(document.id[:9]) == ledger.history(document.id)
    with pytest.raises(UnknownIdError, match="no document"):
        ledger.document(document.id[:7])


def test_an_ambiguous_id_lists_what_it_can_be(ledger: Ledger) -> None:
    found: dict[str, str] = {}
    for number in range(5000):
        text = f"Text {number}."
        stem = make_document(text).id[:8]
        if stem in found:
            break
        found[stem] = text
    one, other = put(ledger, text), put(ledger, found[stem])
    with pytest.raises(QueryError) as caught:
        ledger.document(stem)
    assert one.id in str(caught.value)
    assert other.id in str(caught.value)


def test_what_is_unknown_says_so_with_a_hint(ledger: Ledger) -> None:
    for ask in (ledger.document, ledger.claim, ledger.dealing, ledger.find, ledger.history):
        with pytest.raises(UnknownIdError) as caught:
            ask("nothing of the kind")
        assert caught.value.hint


def test_a_dealing_is_found_by_any_of_its_claims_and_lost_with_the_last(ledger: Ledger) -> None:
    for text in ("One.", "Two.", "Three."):
        put(ledger, text)
    synthetic.refresh(ledger)
    (dealing,) = ledger.dealings()
    for claim in dealing.claims:
        assert ledger.dealing("dlg_" + claim[4:]) == dealing
        assert ledger.dealing("dlg_" + claim[4:14]) == dealing
    ledger.withdraw(dealing.claims[0], days(1))
    synthetic.refresh(ledger)
    (smaller,) = ledger.dealings()
    assert ledger.dealing("dlg_" + smaller.claims[1][4:]) == smaller
    with pytest.raises(UnknownIdError, match="No dealing holds the claim") as caught:
        ledger.dealing(dealing.id)
    assert "withdrawn" in caught.value.hint


@given(given_id=st.text(st.characters(exclude_categories=()), max_size=40))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_an_unknown_id_at_worst(ledger: Ledger, given_id: str) -> None:
    for ask in (ledger.document, ledger.claim, ledger.dealing, ledger.find):
        for prefix in ("", "doc_", "clm_", "dlg_"):
            with pytest.raises(UnknownIdError) as caught:
                ask(prefix + given_id)
            assert str(caught.value).isascii()
