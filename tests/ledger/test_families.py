from __future__ import annotations

from itertools import permutations

import pytest
from tests.builders import make_document
from tests.ledger import synthetic
from tests.ledger.stories import DAY, claim_of, days, put

from tumen.ledger import Ledger, open_ledger
from tumen.model import Document

# Each text with the numbers it shares: A is like B, B like C, D like none.
CHAIN = {"Text A.": (1,), "Text B.": (1, 2), "Text C.": (2,), "Text D.": (3,)}


def overlapping(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return bool(set(one) & set(other))


def add_text(ledger: Ledger, text: str, numbers: tuple[int, ...], number: int = 0) -> Document:
    document = make_document(text)
    claim = claim_of(document)
    bands = [f"{item}" for item in numbers]
    block = f"block of {text}"
    ledger.add(document, [(claim, block)], signature=numbers, bands=bands, similar=overlapping, learned_at=days(number))
    return document


def families(ledger: Ledger, as_of_day: int | None = None) -> dict[str, str]:
    ids = [make_document(text).id for text in CHAIN]
    found = ledger.sources(ids, None if as_of_day is None else days(as_of_day))
    return {document: source.family for document, source in found.items()}


def test_near_copies_are_one_family_named_by_the_least_document(ledger: Ledger) -> None:
    documents = [add_text(ledger, text, numbers) for text, numbers in CHAIN.items()]
    least = min(document.id for document in documents[:3])
    assert families(ledger) == dict.fromkeys([item.id for item in documents[:3]], least) | {
        documents[3].id: documents[3].id
    }


def test_families_do_not_depend_on_the_order_of_adding(tmp_path: object) -> None:
    found = set()
    for number, order in enumerate(permutations(CHAIN.items())):
        with open_ledger(f"{tmp_path}/{number}.sqlite", create=True) as ledger:
            for text, numbers in order:
                add_text(ledger, text, numbers)
            found.add(frozenset(families(ledger).items()))
    assert len(found) == 1


def test_a_bridge_that_comes_last_marks_the_blocks_of_those_it_joins(ledger: Ledger) -> None:
    first = add_text(ledger, "Text A.", CHAIN["Text A."])
    third = add_text(ledger, "Text C.", CHAIN["Text C."])
    add_text(ledger, "Text D.", CHAIN["Text D."])
    for key in ledger.dirty_blocks():
        ledger.replace_dealings(ledger.block(key), [])
    second = add_text(ledger, "Text B.", CHAIN["Text B."])
    least = min(first.id, second.id, third.id)
    renamed = {item.text for item in (first, third) if item.id != least}
    assert set(ledger.dirty_blocks()) == {f"block of {text}" for text in renamed | {"Text B."}}


def test_as_of_an_earlier_day_later_copies_join_nothing(ledger: Ledger) -> None:
    for number, text in enumerate(["Text A.", "Text C.", "Text B."]):
        add_text(ledger, text, CHAIN[text], number)
    assert len(set(families(ledger).values())) == 1
    then = families(ledger, 1)
    assert then[make_document("Text A.").id] != then[make_document("Text C.").id]


def test_a_shared_band_alone_is_no_likeness(ledger: Ledger) -> None:
    one = make_document("One.")
    other = make_document("Other.")
    for document in (one, other):
        ledger.add(document, [], signature=(1,), bands=["x"], similar=lambda _a, _b: False, learned_at=DAY)
    assert {source.family for source in ledger.sources([one.id, other.id]).values()} == {one.id, other.id}


@pytest.mark.parametrize("copies", [60])
def test_many_reprints_are_one_source(ledger: Ledger, copies: int) -> None:
    for number in range(copies):
        put(ledger, f"Reprint {number}.", story=7)
    synthetic.refresh(ledger)
    (block,) = {synthetic.block_of(claim) for claim in ledger.claims()}
    assert {source.family for source in ledger.block(block).sources.values()} == {
        min(document.id for document in ledger.all_documents())
    }
