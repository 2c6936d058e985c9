from __future__ import annotations

import random
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.consolidation.makers import claim, goods, party, place, speaker

from tumen.consolidation import block_of, consolidate
from tumen.model import Claim, Judgement, Source, When

BASE = claim("base")
CATEGORIES = ("arms", "arms.ammunition", "arms.ammunition.artillery", "arms.missiles", "personnel.troops", "energy")
NOW = datetime(2025, 1, 1, tzinfo=UTC)


@st.composite
def whens(draw: st.DrawFn) -> When | None:
    start = date(2023, 1, 1) + timedelta(draw(st.integers(0, 400)))
    return draw(
        st.sampled_from(
            [
                None,
                When(start, start, "day", "", None),
                When(start, start + timedelta(30), "month", "", None),
                When(start, start + timedelta(365), "year", "", None),
                When(start, None, "open", "", None),
                When(None, start, "month", "", None),
            ]
        )
    )


@st.composite
def claims(draw: st.DrawFn, number: int) -> Claim:
    low = draw(st.integers(0, 50) | st.none())
    high = draw(st.integers(50, 99) | st.none())
    kinds = draw(st.lists(st.sampled_from(CATEGORIES), max_size=2, unique=True))
    return replace(
        BASE,
        id=f"clm_{number:03d}",
        document=f"doc_{draw(st.integers(0, 4))}",
        goods=tuple(goods(kind, low, high) for kind in kinds),
        when=draw(whens()),
        where=draw(st.sampled_from([(), (place("A", "RUS", 50.0, 40.0),), (place("B", "RUS", 60.0, 90.0),)])),
        stage=draw(st.sampled_from(["done", "under_way", "pledged", "refused"])),
        polarity=draw(st.sampled_from(["affirmed", "affirmed", "denied"])),
        certainty=draw(st.sampled_from(["certain", "likely", "possible", "unclear"])),
        speakers=draw(st.sampled_from([(), (speaker("KOR"),), (speaker("PRK"),)])),
    )


@st.composite
def ledgers(draw: st.DrawFn) -> tuple[list[Claim], dict[str, Source]]:
    made = [draw(claims(number)) for number in range(draw(st.integers(1, 14)))]
    known = {
        f"doc_{number}": Source(
            f"doc_{number}",
            None,
            draw(st.dates(date(2023, 1, 1), date(2024, 6, 1)) | st.none()),
            "F",
            f"fam_{number % 3}",
        )
        for number in range(draw(st.integers(0, 5)))
    }
    return made, known


@settings(max_examples=40, deadline=None)
@given(ledgers(), st.randoms(use_true_random=False))
def test_the_order_of_claims_makes_no_difference(
    ledger: tuple[list[Claim], dict[str, Source]], shuffler: random.Random
) -> None:
    made, known = ledger
    shuffled = [*made, *made[:3]]
    shuffler.shuffle(shuffled)
    assert consolidate(shuffled, sources=known) == consolidate(made, sources=known)


@settings(max_examples=40, deadline=None)
@given(ledgers())
def test_every_claim_is_in_one_dealing_and_every_figure_in_its_range(
    ledger: tuple[list[Claim], dict[str, Source]],
) -> None:
    made, known = ledger
    by_id = {item.id: item for item in made}
    dealings = consolidate(made, sources=known)
    placed = [name for dealing in dealings for name in (*dealing.claims, *dealing.denials)]
    assert sorted(placed) == sorted(by_id)
    for dealing in dealings:
        assert dealing.id == "dlg_" + min((*dealing.claims, *dealing.denials)).removeprefix("clm_")
        assert all(by_id[name].polarity == "affirmed" for name in dealing.claims)
        assert all(by_id[name].polarity == "denied" for name in dealing.denials)
        assert (dealing.polarity == "affirmed") is bool(dealing.claims)
        ranges = {(category, quantity.unit): quantity for category, quantity in dealing.quantities}
        for figure in dealing.figures:
            held = ranges[figure.category, figure.quantity.unit]
            for bound in (figure.quantity.low, figure.quantity.high):
                assert bound is None or held.low is None or held.low <= bound
                assert bound is None or held.high is None or bound <= held.high
        stages = {by_id[name].stage for name in dealing.claims}
        assert len({"deed" if stage in {"done", "under_way"} else stage for stage in stages}) <= 1


@settings(max_examples=40, deadline=None)
@given(ledgers(), st.integers(0, 13), st.integers(0, 13), st.sampled_from(["merge", "split", "reject"]))
def test_a_judgement_holds_and_its_undoing_gives_the_original(
    ledger: tuple[list[Claim], dict[str, Source]], first: int, second: int, decision: str
) -> None:
    made, known = ledger
    target, other = made[first % len(made)].id, made[second % len(made)].id
    judgement = Judgement("jdg_1", decision, target, "ana", NOW, () if decision == "reject" else (other,))
    homes = {
        name: dealing.id
        for dealing in consolidate(made, sources=known, judgements=[judgement])
        for name in (*dealing.claims, *dealing.denials)
    }
    if decision == "merge":
        assert homes[target] == homes[other]
    elif decision == "reject":
        assert target not in homes
    elif target != other:
        assert homes[target] != homes[other]
    undone = replace(judgement, deleted_at=NOW)
    assert consolidate(made, sources=known, judgements=[undone]) == consolidate(made, sources=known)


@settings(max_examples=20, deadline=None)
@given(ledgers(), st.integers(1, 3))
def test_each_block_by_itself_gives_the_same_as_all_together(
    ledger: tuple[list[Claim], dict[str, Source]], every: int
) -> None:
    made, known = ledger
    swapped = [
        replace(item, actors=(party("IRN"),)) if number % (every + 1) == 0 else item for number, item in enumerate(made)
    ]
    blocks: dict[str, list[Claim]] = {}
    for item in swapped:
        blocks.setdefault(block_of(item), []).append(item)
    apart = [dealing for block in blocks.values() for dealing in consolidate(block, sources=known)]
    assert {dealing.id: dealing for dealing in apart} == {
        dealing.id: dealing for dealing in consolidate(swapped, sources=known)
    }


def test_of_two_claims_with_one_id_the_surer_reading_is_kept() -> None:
    surer = replace(BASE, confidence=0.9, certainty="likely")
    for given_claims in ([BASE, surer], [surer, BASE]):
        (dealing,) = consolidate(given_claims)
        assert dealing.certainty == "likely"


def test_no_claims_make_no_dealings() -> None:
    assert consolidate([]) == []


def many(number: int) -> list[Claim]:
    """Claims of one block over seven years, of a few kinds of goods, some undated, some denials."""
    chooser = random.Random(7)  # noqa: S311 -- a fixed sequence is what is wanted
    made = []
    for index in range(number):
        start = date(2018, 1, 1) + timedelta(chooser.randrange(2500))
        when = chooser.choice(
            [None, When(start, start, "day", "", None), When(start, start + timedelta(29), "month", "", None)]
        )
        kinds = (goods(chooser.choice(CATEGORIES), chooser.randrange(99)),) if chooser.random() < 0.8 else ()
        polarity = "denied" if chooser.random() < 0.1 else "affirmed"
        made.append(
            replace(BASE, id=f"clm_{index:06d}", document=f"d{index}", when=when, goods=kinds, polarity=polarity)
        )
    return made


@pytest.mark.slow
def test_twenty_thousand_claims_of_one_block_take_seconds() -> None:
    made = many(20_000)
    known = {item.document: Source(item.document, None, date(2024, 1, 1), "F", item.document) for item in made}
    started = time.process_time()
    dealings = consolidate(made, sources=known)
    assert time.process_time() - started < 3
    assert sum(len(dealing.claims) + len(dealing.denials) for dealing in dealings) == 20_000
