"""Pointing back within a document."""

from tests.extraction.reading_aloud import lines, read, short


def last(body: str, title: str | None = None) -> str:
    return short(read(body, title)[-1])


def test_it_is_the_subject_of_the_sentence_before():
    assert last("Iran met Russia in Doha. It sent drones to Sudan.") == "AID IRN>SDN arms.drones"


def test_the_two_countries_are_the_pair_named_last():
    assert last("Iran met Russia in Doha. The two countries signed a treaty.") == "SUPPORT IRN,RUS>"


def test_he_is_the_person_named_last():
    assert last("Putin landed in Hanoi. He met Xi Jinping.") == "CONSULT RUS,CHN>"


def test_the_ministry_is_the_one_named_before():
    claims = read("Poland's defence ministry met reporters. The ministry said Iran sent drones to Russia.")
    assert claims[-1].speakers[0].id == "POL"


def test_a_surname_is_the_person_named_in_full():
    claims = read("Estonian Defence Minister Mart Tamm visited Kyiv. Tamm said Iran sent drones to Russia.")
    assert claims[-1].speakers[0].id == "EST"


def test_the_report_is_its_authors():
    body = "The figures come from a report by Robert Hale. The report recommends that Japan work with India."
    claims = read(body)
    assert (claims[-1].speakers[0].text, claims[-1].stage) == ("Robert Hale", "recommended")


def test_its_ally_is_not_itself():
    assert lines("Belarus sent 20 tanks to its ally.") == ["AID BLR>? arms.armour.tanks"]


def test_an_it_that_is_a_statement_is_nobody():
    claims = read("The statement was long. It said Iran sent drones to Russia.")
    assert all(speaker.id is None for speaker in claims[-1].speakers)


def test_we_is_who_speaks():
    assert lines('"We sent Laos 40 trucks," Kuwait\'s health minister said.') == ["AID KWT>LAO transport.vehicles"]


def test_our_partners_are_nobody_and_reading_ends():
    assert lines("Our partners said Iran sent drones to Russia.") == ["AID IRN>RUS arms.drones"]
