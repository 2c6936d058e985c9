import pytest

from tumen.reports.parties import UNKNOWN, parties_words, party_words, speaker_words, ties_of, with_article


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("United States", "the United States"),
        ("North Korea", "North Korea"),
        ("Security Council", "the Security Council"),
        ("The Daily Example", "the Daily Example"),
        ("South Korea's Defense Intelligence Agency", "South Korea's Defense Intelligence Agency"),
        ("Russian foreign ministry", "the Russian foreign ministry"),
        ("NATO", "NATO"),
        ("", ""),
    ],
)
def test_articles(name, words):
    assert with_article(name) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("agency", "an agency"),
        ("spokesman for the ministry", "a spokesman for the ministry"),
        ("officials", "officials"),
        ("officials of the ministry", "officials of the ministry"),
        ("the report", "the report"),
        ("White House", "the White House"),
        ("John Example", "John Example"),
    ],
)
def test_speakers_get_the_article_they_lack(text, words):
    assert speaker_words(text) == words


def test_parties_by_id():
    assert parties_words(["PRK", "USA"]) == "North Korea and the United States"
    assert party_words("?") == UNKNOWN
    assert ties_of(["PRK", "RUS"]).text == "ties between North Korea and Russia"
