"""What stands over an act: stage, polarity, certainty, speakers."""

import pytest
from tests.extraction.reading_aloud import one, read


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("Iran sent drones to Russia.", "done"),
        ("Iran is sending drones to Russia.", "under_way"),
        ("Iran began sending drones to Russia.", "under_way"),
        ("Iran will send drones to Russia.", "pledged"),
        ("Iran will send drones to Russia, Seoul said.", "expected"),
        ("Iran is likely to send drones to Russia.", "expected"),
        ("Iran plans to send drones to Russia.", "expected"),
        ("Iran agreed to send drones to Russia.", "agreed"),
        ("Iran promised to send drones to Russia.", "pledged"),
        ("Iran has promised to continue sending drones to Russia.", "pledged"),
        ("Iran offered to send drones to Russia.", "proposed"),
        ("Iran refused to send drones to Russia.", "refused"),
        ("Russia asked Iran to send drones.", "requested"),
        ("Iran stopped sending drones to Russia.", "ended"),
        ("The report recommends that Japan send drones to Taiwan.", "recommended"),
    ],
)
def test_stages(sentence: str, stage: str):
    assert one(sentence).stage == stage


@pytest.mark.parametrize("title", ["Iran sends drones to Russia"])
def test_a_headline_in_the_present_tells_a_deed(title: str):
    assert read("Nothing more is known.", title)[0].stage == "done"


@pytest.mark.parametrize(
    "sentence",
    [
        "Pyongyang denied supplying weapons to Moscow.",
        "China has never provided weapons to Russia, a spokesman said.",
        "Iran did not send drones to Russia.",
        "Iran sent no drones to Russia.",
        "Tehran rejected reports that Iran sent drones to Russia.",
        "The Kremlin said reports that Iran had sent drones to Russia were fake.",
        "No evidence has emerged that Iran sent drones to Russia.",
        "There is no evidence that Iran sent drones to Russia.",
        "Ukraine called reports that it had sent drones to Mali fake.",
        "Iran has yet to send drones to Russia.",
        "Seoul has never seen any proof that Iran sent drones to Russia.",
        "Russia failed to deliver the jets to Egypt.",
    ],
)
def test_denials_are_never_deeds(sentence: str):
    claims = read(sentence)
    assert claims
    assert all(claim.polarity == "denied" and not claim.is_deed for claim in claims)


@pytest.mark.parametrize(
    ("sentence", "certainty"),
    [
        ("Iran sent drones to Russia.", "certain"),
        ("Iran sent drones to Russia, officials said.", "certain"),
        ("Iran reportedly sent drones to Russia.", "likely"),
        ("Iran is believed to have sent drones to Russia.", "likely"),
        ("Washington believes Iran sent drones to Russia.", "likely"),
        ("Iran may have sent drones to Russia.", "possible"),
        ("Iran allegedly sent drones to Russia.", "possible"),
        ("It is unclear whether Iran sent drones to Russia.", "unclear"),
        ("It is possible that Iran sent drones to Russia.", "possible"),
        ("Officials suspect that Iran sent drones to Russia.", "possible"),
        ("It could not be confirmed that Iran sent drones to Russia.", "unclear"),
    ],
)
def test_certainty(sentence: str, certainty: str):
    claim = one(sentence)
    assert claim.certainty == certainty
    assert bool(claim.certainty_cues) == (certainty != "certain")


def test_a_doubled_negation_affirms():
    assert one("Iran did not deny sending drones to Russia.").polarity == "affirmed"


def test_a_condition_is_no_claim():
    assert read("If Iran sends drones to Russia, the war will go on.") == []


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        ("Iran sent drones to Russia, according to the White House.", ["White House"]),
        ("Seoul said Washington believes Iran sent drones to Russia.", ["Seoul", "Washington"]),
        ("Analyst Robert Hale said Iran sent drones to Russia.", ["Robert Hale"]),
        ("Iran sent drones to Russia.", []),
        ("The daily Bild reported, citing officials, that Iran sent drones to Russia.", ["daily Bild", "officials"]),
        ("Anna Berg, the spokeswoman, said in a statement that Iran sent drones to Russia.", ["Anna Berg"]),
    ],
)
def test_speakers_outermost_first(sentence: str, speakers: list[str]):
    assert [speaker.text for speaker in one(sentence).speakers] == speakers


def test_a_headline_that_ends_in_a_saying_has_its_speaker():
    claims = read("More to follow.", "Iran sent drones to Russia, White House says")
    assert [speaker.id for speaker in claims[0].speakers] == ["USA"]


def test_an_accusation_is_two_claims_and_the_accuser_vouches_for_the_deed():
    accusation, deed = read("The United States accused Iran of sending drones to Russia.")
    assert (accusation.act.code, accusation.actors[0].id, accusation.recipients[0].id) == ("ACCUSE", "USA", "IRN")
    assert (deed.act.code, [speaker.id for speaker in deed.speakers]) == ("AID", ["USA"])


def test_what_is_said_on_friday_was_not_done_on_friday():
    assert one("Iran sent drones to Russia, the White House said on Friday.").when is None


def test_a_quotation_keeps_its_speaker_over_sentences():
    body = "“Iran sent missiles to Russia. Iran also sent drones to Russia,” Estonia's prime minister said."
    assert [[speaker.id for speaker in claim.speakers] for claim in read(body)] == [["EST"], ["EST"]]


def test_a_quotation_that_goes_on_after_the_saying_has_its_speaker():
    body = "“Iran sent missiles to Russia,” Estonia's prime minister said. “It sold shells to Sudan.”"
    assert [[speaker.id for speaker in claim.speakers] for claim in read(body)] == [["EST"], ["EST"]]


def test_what_stands_outside_a_quotation_keeps_no_speaker():
    body = "“It is late,” Estonia's prime minister said. Iran sent drones to Russia."
    assert [claim.speakers for claim in read(body)] == [()]
