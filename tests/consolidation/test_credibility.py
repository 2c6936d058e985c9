from __future__ import annotations

import pytest
from tests.consolidation.makers import claim, day, speaker

from tumen.consolidation import consolidate
from tumen.model import Dealing


def told(*wordings: str, **fields: object) -> list[object]:
    return [claim(f"report {number}", certainty=wording, **fields) for number, wording in enumerate(wordings)]


def one(*claims: object) -> Dealing:
    (dealing,) = consolidate(claims)  # type: ignore[arg-type]
    return dealing


def denial(speaker_id: str | None = None, text: str = "denial") -> object:
    return claim(text, polarity="denied", speakers=(speaker(speaker_id),) if speaker_id else ())


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        (["certain"] * 3, 1),
        (["certain"] * 2, 2),
        (["certain", "likely", "likely"], 2),
        (["certain", "likely"], 3),
        (["certain"], 3),
        (["likely"], 3),
        (["likely", "likely"], 3),
        (["possible", "possible"], 3),
        (["possible"], 4),
        (["unclear", "unclear"], 6),
    ],
)
def test_credibility_follows_from_sources_and_wording(wordings: list[str], expected: int) -> None:
    assert one(*told(*wordings)).credibility == expected


@pytest.mark.parametrize(
    ("sources", "deniers", "expected"),
    [
        (3, ["PRK"], 2),
        (2, ["PRK"], 2),
        (1, ["PRK"], 4),
        (1, ["RUS", "PRK"], 4),
        (3, ["CHE"], 3),
        (2, ["CHE"], 4),
        (1, ["CHE"], 5),
        (3, ["CHE", "JPN", "FRA"], 5),
    ],
)
def test_a_partys_denial_counts_for_less_than_an_outsiders(sources: int, deniers: list[str], expected: int) -> None:
    denials = [denial(name, f"denial by {name}") for name in deniers]
    assert one(*told(*["certain"] * sources), *denials).credibility == expected


def test_what_is_only_denied_cannot_be_judged_or_is_improbable() -> None:
    assert one(denial("RUS")).credibility == 6
    assert one(denial("CHE")).credibility == 5


def test_goods_seen_in_use_are_an_inference_and_at_most_likely() -> None:
    assert one(*told("certain", "certain", basis="use")).credibility == 3


def test_sources_that_differ_on_the_day_do_not_confirm() -> None:
    claims = [claim(f"report {number}", when=day(2024, 6, 12 + number % 2)) for number in range(3)]
    assert one(*claims).credibility == 2
    assert "differ on when" in one(*claims).credibility_reason


def test_the_reason_is_a_plain_sentence_that_names_the_denier() -> None:
    reason = one(*told("certain"), denial("PRK")).credibility_reason
    assert reason == (
        "Doubtful: only one independent source says so without hedging; a party to it (PRK) denies it, which counts "
        "for less."
    )
