from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import make_document
from tests.ledger import synthetic
from tests.ledger.stories import claim_of, contents, days, put

from tumen.errors import InvariantError, LedgerError
from tumen.ledger import Ledger

KEY = "PRK|RUS#AID"


def test_adding_marks_and_replacing_clears(ledger: Ledger) -> None:
    put(ledger, "One.")
    assert ledger.dirty_blocks() == [KEY]
    block = ledger.block(KEY)
    assert ledger.replace_dealings(block, synthetic.consolidated(block))
    assert ledger.dirty_blocks() == []
    assert ledger.dealings().total == 1


def test_a_block_changed_meanwhile_stays_marked(ledger: Ledger) -> None:
    put(ledger, "One.")
    early = ledger.block(KEY)
    put(ledger, "Two.")
    assert not ledger.replace_dealings(early, synthetic.consolidated(early))
    assert ledger.dirty_blocks() == [KEY]
    assert sum(len(dealing.claims) for dealing in ledger.dealings()) == 1


def test_later_dealings_are_not_overwritten_by_earlier_ones(ledger: Ledger) -> None:
    put(ledger, "One.")
    early = ledger.block(KEY)
    put(ledger, "Two.")
    late = ledger.block(KEY)
    assert ledger.replace_dealings(late, synthetic.consolidated(late))
    assert ledger.replace_dealings(early, synthetic.consolidated(early))
    assert sum(len(dealing.claims) for dealing in ledger.dealings()) == 2
    assert ledger.dirty_blocks() == []


def test_replacing_removes_what_is_no_more(ledger: Ledger) -> None:
    put(ledger, "One.")
    synthetic.refresh(ledger)
    (claim,) = ledger.claims()
    ledger.withdraw(claim.id, days(1))
    synthetic.refresh(ledger)
    found = contents(ledger)
    for table in ("dealings", "dealing_pairs", "dealing_parties", "dealing_goods", "dealing_claims"):
        assert found[table] == []


def test_dealings_may_be_made_again_at_any_time(ledger: Ledger) -> None:
    for batch in synthetic.batches(60):
        synthetic.add(ledger, batch)
    synthetic.refresh(ledger)
    before = contents(ledger)
    for key in {row[0] for row in before["blocks"]}:
        block = ledger.block(str(key))
        ledger.replace_dealings(block, synthetic.consolidated(block))
    assert contents(ledger) == before


def test_a_block_holds_its_sources_and_nothing_else(ledger: Ledger) -> None:
    document = put(ledger, "One.", (["PRK"], ["RUS"]), (["PRK"], ["IRN"]), publisher="Wire", reliability="B")
    block = ledger.block(KEY)
    assert [claim.recipients[0].id for claim in block.claims] == ["RUS"]
    assert block.sources[document.id].publisher == "Wire"
    assert block.sources[document.id].reliability == "B"
    assert block.generations == {KEY: 1}


def test_an_unknown_block_is_empty_and_cannot_be_replaced(ledger: Ledger) -> None:
    block = ledger.block("nobody#AID")
    assert (block.claims, block.sources, block.generations) == ((), {}, {})
    with pytest.raises(InvariantError, match="nobody#AID"):
        ledger.replace_dealings(block, [])


def test_two_dealings_with_one_id_are_refused_and_the_old_ones_stay(ledger: Ledger) -> None:
    put(ledger, "One.")
    synthetic.refresh(ledger)
    put(ledger, "Two.")
    block = ledger.block(KEY)
    (dealing,) = synthetic.consolidated(block)
    with pytest.raises(InvariantError, match="an id of its own"):
        ledger.replace_dealings(block, [dealing, dealing])
    assert ledger.dealings().total == 1
    assert ledger.dirty_blocks() == [KEY]


def test_a_dealing_of_claims_that_are_not_there_is_refused(ledger: Ledger) -> None:
    put(ledger, "One.")
    block = ledger.block(KEY)
    (dealing,) = synthetic.consolidated(block)
    with pytest.raises(LedgerError):
        ledger.replace_dealings(block, [replace(dealing, claims=("clm_unknown",))])
    assert ledger.dealings().total == 0


def test_a_very_long_key_works_like_any_other(ledger: Ledger) -> None:
    document = make_document("Many parties.")
    parties = [f"party{number:04d}" for number in range(900)]
    claim = claim_of(document, parties[:1], parties[1:])
    put(ledger, document.text, claim)
    (key,) = ledger.dirty_blocks()
    assert ledger.block(key).claims == (claim,)
    assert ledger.block(synthetic.block_of(claim)).claims == (claim,)
    synthetic.refresh(ledger)
    assert ledger.dirty_blocks() == []
