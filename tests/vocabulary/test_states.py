from pathlib import Path

import pytest
from babel import Locale
from tests.vocabulary.folders import copied_vocabulary, spoil

from tumen.errors import VocabularyError
from tumen.vocabulary.states import load_seats, load_states, states


def test_every_state_has_an_adjective_and_a_position() -> None:
    recognised = [state for state in states().values() if state.recognised]
    assert [state.id for state in recognised if not state.adjectives] == []
    assert [state.id for state in recognised if state.lat is None or state.lon is None] == []


def test_every_state_of_today_has_a_capital() -> None:
    assert [state.id for state in states().values() if state.recognised and not state.until and not state.capital] == []


def test_all_members_of_the_united_nations_are_there() -> None:
    today = [state for state in states().values() if state.recognised and state.until is None]
    besides = {"TWN", "XKX", "PSE", "VAT", "HKG", "MAC", "GRL", "ESH", "COK", "NIU"}
    assert besides <= {state.id for state in today}
    assert len(today) - len(besides) == 193


@pytest.mark.parametrize(
    ("code", "adjective"),
    [
        ("PRK", "North Korean"),
        ("NLD", "Dutch"),
        ("GBR", "British"),
        ("PHL", "Philippine"),
        ("TJK", "Tajik"),
        ("CHE", "Swiss"),
        ("NER", "Nigerien"),
        ("SUN", "Soviet"),
        ("SAU", "Saudi"),
        ("KGZ", "Kyrgyz"),
    ],
)
def test_adjectives_are_the_usual_ones(code: str, adjective: str) -> None:
    assert states()[code].adjectives[0] == adjective


def test_the_packages_are_corrected() -> None:
    found = states()
    assert found["KAZ"].capital == "Astana"
    assert found["GNQ"].capital == "Malabo"
    assert found["PSE"].name == "Palestine"
    assert found["XKX"].name == "Kosovo"
    assert "Russians" in found["RUS"].demonyms


def test_names_in_other_languages_come_from_cldr() -> None:
    assert states()["PRK"].names["ko"] == Locale("ko").territories["KP"]
    assert states()["UKR"].names["ru"] == "Украина"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('{id = "AFG",', '{id = "AFX",', "'AFX' is no ISO 3166-1 alpha-3 code"),
        ('{id = "ALB", adjectives = ["Albanian"]', '{id = "ALB", adjectives = []', "'ALB' has no adjective"),
        ('{id = "ALB",', '{id = "AFG",', "the id 'AFG' is already taken"),
        ('ambiguous = ["Turkey"]', 'ambiguous = ["Turkeys"]', "which is no phrase of TUR"),
        ("lat = 31.9, ", "", "'PSE' has no position"),
        ('name = "Soviet Union", ', "", "'SUN' has no name"),
        ('{names = ["Kremlin"], for = "RUS"}', '{names = ["Kremlin"], for = "RSU"}', "unknown state 'RSU'"),
    ],
)
def test_a_wrong_file_is_an_error(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = copied_vocabulary(tmp_path)
    spoil(folder, "states.toml", old, new)
    with pytest.raises(VocabularyError) as error:
        load_seats(load_states(folder), folder)
    assert said in str(error.value)
    assert str(error.value).startswith("states.toml:")
