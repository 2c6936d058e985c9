from __future__ import annotations

import click
import pytest

from tumen.cli.parties import _complete, party_id
from tumen.errors import QueryError


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("PRK", "PRK"),
        ("prk", "PRK"),
        ("north korea", "PRK"),
        ("  North   Korea ", "PRK"),
        ("Pyongyang", "PRK"),
        ("moscow", "RUS"),
        ("United States", "USA"),
        ("NATO", "NATO"),
    ],
)
def test_a_party_is_known_by_code_name_and_capital(said, meant) -> None:
    assert party_id(said) == meant


def test_a_slip_gets_the_nearest_names() -> None:
    with pytest.raises(QueryError) as raised:
        party_id("north kora")
    assert "north korea" in raised.value.hint


def test_nonsense_is_told_what_to_say() -> None:
    with pytest.raises(QueryError, match="'zzqx'") as raised:
        party_id("zzqx")
    assert "ISO code" in raised.value.hint


def test_codes_are_completed() -> None:
    context, parameter = click.Context(click.Command("x")), click.Argument(["first"])
    assert "PRK" in {item.value for item in _complete(context, parameter, "pr")}
