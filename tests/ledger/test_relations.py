from __future__ import annotations

from collections import Counter
from datetime import timedelta

from tests.ledger import synthetic
from tests.ledger.stories import days, put

from tumen.ledger import Ledger


def test_relations_agree_with_what_the_ledger_holds(ledger: Ledger) -> None:
    synthetic.fill(ledger, 240, pairs=12)
    for document in list(ledger.documents(0, 20)):
        ledger.withdraw(document.id, days(1))
    synthetic.refresh(ledger)
    claims = list(ledger.all_claims())
    dealings = list(ledger.all_dealings())

    def pair(actor: str | None, recipient: str | None) -> tuple[str, str]:
        return tuple(sorted((str(actor), str(recipient))))  # type: ignore[return-value]

    by_claims = Counter(pair(item.actors[0].id, item.recipients[0].id) for item in claims)
    documents = {key: set() for key in by_claims}
    for item in claims:
        documents[pair(item.actors[0].id, item.recipients[0].id)].add(item.document)
    counts = ledger.relations()
    assert {count.pair: count.claims for count in counts} == dict(by_claims)
    assert {count.pair: count.documents for count in counts} == {key: len(held) for key, held in documents.items()}
    for count in counts:
        own = [item for item in dealings if pair(item.actors[0], item.recipients[0]) == count.pair]
        assert count.dealings == len(own)
        assert count.first == min(item.earliest for item in own if item.earliest)
        assert count.last == max(item.latest for item in own if item.latest)
        assert count.monthly == tuple(sorted(Counter(str(item.earliest)[:7] for item in own).items()))
    assert [count.dealings for count in counts] == sorted((count.dealings for count in counts), reverse=True)


def test_a_pair_is_listed_before_its_dealings_are_made(ledger: Ledger) -> None:
    put(ledger, "One.")
    (count,) = ledger.relations()
    assert (count.pair, count.claims, count.documents, count.dealings, count.monthly) == (("PRK", "RUS"), 1, 1, 0, ())


def test_relations_as_of_a_day(ledger: Ledger) -> None:
    put(ledger, "One.")
    put(ledger, "Two.", (["IRN"], ["RUS"]), at=days(2))
    synthetic.refresh(ledger)
    assert [(count.pair, count.dealings) for count in ledger.relations(as_of=days(1))] == [(("PRK", "RUS"), 1)]
    assert ledger.relations(as_of=days(2)) == ledger.relations()
    assert ledger.relations(as_of=days(0) - timedelta(seconds=1)) == []
