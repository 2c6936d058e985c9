from pathlib import Path

import pytest
from tests.vocabulary.folders import copied_vocabulary, spoil

from tumen.errors import VocabularyError
from tumen.vocabulary.places import load_places, places


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Kursk", "RUS"),
        ("Rajin port", "PRK"),
        ("Najin", "PRK"),
        ("Sinuiju", "PRK"),
        ("Vostochny Cosmodrome", "RUS"),
        ("Crimea", "UKR"),
        ("Golan Heights", "SYR"),
        ("Pyongyang", "PRK"),
        ("Odesa", "UKR"),
        ("Odessa", "UKR"),
        ("Pusan", "KOR"),
        ("Gaza", "PSE"),
        ("Black Sea", None),
        ("Strait of Hormuz", None),
    ],
)
def test_places_lie_in_their_country(name: str, country: str | None) -> None:
    found = places().lookup(name)
    assert found is not None
    assert found.country == country


def test_the_position_is_the_places() -> None:
    found = places().lookup("Kursk")
    assert found is not None
    assert (found.lat, found.lon) == pytest.approx((51.73, 36.19), abs=0.05)


def test_a_country_chooses_among_places_of_one_name() -> None:
    found = places().lookup("Odessa", country="USA")
    assert found is not None
    assert found.country == "USA"
    assert len(places().candidates("Springfield")) > 1


@pytest.mark.parametrize("name", ["Reading", "March", "Of", "Austin", "Peters", "President", "no such place at all"])
def test_ordinary_words_and_surnames_are_no_places(name: str) -> None:
    assert places().lookup(name) is None


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('name = "Sohae", kind = "site"', 'name = "Sohae", kind = "pad"', "unknown kind 'pad'"),
        ('name = "Sohae", kind = "site", country = "PRK"', 'name = "Sohae", kind = "site", country = "DPRK"', "'DPRK'"),
        ('name = "Sohae"', 'name = "Kursk"', "the name 'kursk' is already taken"),
        ("lat = 51.73", "lat = 151.73", "lat is 151.73"),
        ("lon = 36.19", "lon = 360.19", "lon is 360.19"),
    ],
)
def test_a_wrong_file_is_an_error(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = copied_vocabulary(tmp_path)
    spoil(folder, "places.toml", old, new)
    with pytest.raises(VocabularyError) as error:
        load_places(folder)
    assert said in str(error.value)
    assert str(error.value).startswith("places.toml:")
