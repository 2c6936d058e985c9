from datetime import date
from pathlib import Path

import pytest
from tests.vocabulary.folders import copied_vocabulary, line_of, spoil

from tumen.errors import UnknownIdError, VocabularyError
from tumen.vocabulary.parties import (
    PartyName,
    load_parties,
    members,
    parties,
    party_kind,
    party_names,
    party_title,
)
from tumen.vocabulary.states import states


def named(phrase: str, day: date | None = None) -> list[PartyName]:
    return [
        name
        for name in party_names()
        if name.phrase == phrase
        and (day is None or ((name.since is None or name.since <= day) and (name.until is None or day < name.until)))
    ]


@pytest.mark.parametrize(
    ("phrase", "party", "form"),
    [
        ("North Korea", "PRK", "name"),
        ("DPRK", "PRK", "name"),
        ("D.P.R.K.", "PRK", "name"),
        ("North Koreans", "PRK", "demonym"),
        ("Pyongyang", "PRK", "capital"),
        ("Russian", "RUS", "adjective"),
        ("Russian Federation", "RUS", "name"),
        ("Kremlin", "RUS", "seat"),
        ("Kiev", "UKR", "capital"),
        ("Kyiv", "UKR", "capital"),
        ("US", "USA", "name"),
        ("U.S.", "USA", "name"),
        ("White House", "USA", "seat"),
        ("Pentagon", "USA", "ministry"),
        ("State Department", "USA", "ministry"),
        ("CIA", "USA", "agency"),
        ("Britain", "GBR", "name"),
        ("Downing Street", "GBR", "seat"),
        ("Blue House", "KOR", "seat"),
        ("ROK", "KOR", "name"),
        ("National Intelligence Service", "KOR", "agency"),
        ("Yonhap", "KOR", "news_agency"),
        ("KCNA", "PRK", "news_agency"),
        ("TASS", "RUS", "news_agency"),
        ("Korean People's Army", "PRK", "force"),
        ("Quds Force", "IRN", "force"),
        ("Zhongnanhai", "CHN", "seat"),
        ("Burma", "MMR", "name"),
        ("Türkiye", "TUR", "name"),
        ("Ivory Coast", "CIV", "name"),
        ("Soviet Union", "SUN", "name"),
        ("East German", "DDR", "adjective"),
        ("South Ossetia", "SOUTH_OSSETIA", "name"),
        ("UN Security Council", "UNSC", "body"),
        ("IAEA", "IAEA", "body"),
        ("NATO", "NATO", "body"),
        ("Hezbollah", "HEZBOLLAH", "group"),
        ("Wagner Group", "WAGNER", "group"),
        ("Multilateral Sanctions Monitoring Team", "MSMT", "body"),
        ("the West", "WEST", "bloc"),
        ("G7", "G7", "bloc"),
        ("foreign minister", None, "office"),
        ("defense ministry", None, "ministry"),
    ],
)
def test_phrases_resolve_to_their_party(phrase: str, party: str | None, form: str) -> None:
    assert [(name.id, name.form) for name in named(phrase)] == [(party, form)]


@pytest.mark.parametrize(
    ("phrase", "day", "party", "person", "office"),
    [
        ("Putin", date(2024, 6, 19), "RUS", "Vladimir Putin", "president"),
        ("Putin", date(2010, 1, 1), "RUS", "Vladimir Putin", "prime minister"),
        ("Shoigu", date(2023, 7, 26), "RUS", "Sergei Shoigu", "defence minister"),
        ("Shoigu", date(2024, 9, 13), "RUS", "Sergei Shoigu", "secretary of the Security Council"),
        ("Kim Jong-un", date(2019, 4, 25), "PRK", "Kim Jong Un", "supreme leader"),
        ("Choe Son Hui", date(2024, 11, 1), "PRK", "Choe Son Hui", "foreign minister"),
        ("Zelenskyy", date(2024, 1, 1), "UKR", "Volodymyr Zelenskyy", "president"),
        ("Zelensky", date(2024, 1, 1), "UKR", "Volodymyr Zelenskyy", "president"),
        ("Rutte", date(2023, 1, 1), "NLD", "Mark Rutte", "prime minister"),
        ("Rutte", date(2025, 1, 1), "NATO", "Mark Rutte", "secretary general"),
        ("Guterres", date(2024, 1, 1), "UN", "António Guterres", "secretary-general"),
        ("Lukashenka", date(2024, 1, 1), "BLR", "Alexander Lukashenko", "president"),
    ],
)
def test_persons_act_for_their_party_in_the_office_of_the_day(
    phrase: str, day: date, party: str, person: str, office: str
) -> None:
    found = named(phrase, day)
    assert [(name.id, name.via and (name.via.name, name.via.office)) for name in found] == [(party, (person, office))]


@pytest.mark.parametrize("phrase", ["the North", "the South", "Korea", "Kim", "Li", "Wang", "Austin", "Miller", "Moon"])
def test_phrases_that_could_mean_anyone_are_not_listed(phrase: str) -> None:
    assert named(phrase) == []


def test_initials_count_only_as_written_and_ambiguous_names_say_so() -> None:
    assert named("US")[0].case_sensitive
    assert not named("Russia")[0].case_sensitive
    for phrase in ("Georgia", "Jordan", "Chad", "Turkey", "Guinea", "Washington", "Polish"):
        assert named(phrase)[0].ambiguous
    assert {name.id for name in named("Brussels")} == {"BEL", "EU"}


def test_officials_of_at_least_sixty_states_are_known() -> None:
    assert len({name.id for name in party_names() if name.form == "person" and name.id in states()}) >= 60


def test_every_id_has_a_title_and_a_kind() -> None:
    assert {name.id for name in party_names()} - {None} <= set(parties())
    assert party_title("PRK") == "North Korea"
    assert party_title("HEZBOLLAH") == "Hezbollah"
    assert party_title("NOT_YET_KNOWN") == "NOT_YET_KNOWN"
    assert (party_kind("PRK"), party_kind("UNSC"), party_kind("G7")) == ("state", "body", "bloc")
    with pytest.raises(UnknownIdError, match="NOWHERE"):
        party_kind("NOWHERE")


def test_members_are_states_and_the_west_has_none_on_purpose() -> None:
    assert len(members("MSMT")) == 11
    assert len(members("NATO")) == 32
    assert len(members("EU")) == 27
    assert members("WEST") == ()
    assert members("PRK") == ()
    assert {member for party in parties() for member in members(party)} <= set(states())


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("agencies.toml", 'names = ["BelTA"', 'names = ["TASS"', "'TASS' names BLR, and RUS at agencies.toml:"),
        ("persons_bodies.toml", "since = 2024-10-01", "since = 2024-06-01", "'Mark Rutte' names NATO, and NLD at"),
        ("persons_europe.toml", "since = 2000-05-07, until = 2008-05-07", "since = 2009-05-07, until = 2008-05-07",
         "before it is taken up"),
        ("persons_europe.toml", '{title = "president", since = 1991-07-10', '{titel = "president", since = 1991-07-10',
         "unknown key 'titel'"),
        ("persons_europe.toml", '{for = "RUS", names', '{for = "RSU", names', "unknown party 'RSU'"),
        ("persons_europe.toml", 'offices = [{title = "president", since = 1991-07-10, until = 1999-12-31}]',
         "offices = []", "at least one"),
        ("persons_europe.toml", 'names = ["Boris Yeltsin"]', "names = []", "the person has no name"),
        ("bodies.toml", '{id = "UNSC",', '{id = "UN",', "the id 'UN' is already taken"),
        ("bodies.toml", 'part_of = "UNSC"', 'part_of = "UNCS"', "which is no body"),
        ("bodies.toml", '"KOR", "JPN"', '"ROK", "JPN"', "unknown member 'ROK'"),
        ("groups.toml", '{id = "HAMAS"', '{id = "PSE"', "is a state's"),
        ("blocs.toml", 'ambiguous = ["the West", ', 'ambiguous = ["the Wset", ', "which is no phrase of WEST"),
        ("agencies.toml", 'form = "force"', 'form = "fleet"', "unknown form 'fleet'"),
        ("ministries.toml", '{for = "CHE"', '{for = "CHX"', "unknown party 'CHX'"),
        ("ministries.toml", 'words = ["energy ministry"', 'words = ["home office"', "'home office' is already"),
        ("offices.toml", "rank = 5", "rank = 9", "rank is 9.0"),
        ("offices.toml", 'words = ["queen"]', 'words = ["queen", "king"]', "the word 'king' is already taken"),
        ("offices.toml", 'for = "IRL", names', 'for = "IRX", names', "unknown party 'IRX'"),
        ("offices.toml", 'for = "IRL", names', "names", "both names and for"),
    ],
)  # fmt: skip
def test_a_wrong_file_is_an_error_that_names_the_line(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    folder = copied_vocabulary(tmp_path)
    spoil(folder, file, old, new)
    with pytest.raises(VocabularyError) as error:
        load_parties(folder)
    assert said in str(error.value)
    assert str(error.value).startswith(f"{file}:")


def test_a_phrase_with_two_owners_names_both_lines(tmp_path: Path) -> None:
    folder = copied_vocabulary(tmp_path)
    spoil(folder, "groups.toml", '"Hizbullah"', '"Hizbullah", "Blue House"')
    with pytest.raises(VocabularyError) as error:
        load_parties(folder)
    here, there = line_of(folder, "groups.toml", "Blue House"), line_of(folder, "states.toml", '"Blue House"')
    assert str(error.value).startswith(f"groups.toml:{here}: ")
    assert f"states.toml:{there}" in str(error.value)
