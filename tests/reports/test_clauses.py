import pytest

from tumen.reports.clauses import Subject, affirmed, capitalised, denied, listed
from tumen.reports.phrases import Verb

ONE = Subject("North Korea", plural=False)
TWO = Subject("North Korea and Russia", plural=True)
SEND = Verb("send", "sent", "sent", "sending").followed("troops")


@pytest.mark.parametrize(
    ("subject", "stage", "certainty", "clause"),
    [
        (ONE, "done", "certain", "North Korea sent troops"),
        (ONE, "done", "likely", "North Korea likely sent troops"),
        (ONE, "done", "possible", "North Korea may have sent troops"),
        (ONE, "done", "unclear", "it is unclear whether North Korea sent troops"),
        (ONE, "under_way", "certain", "North Korea was sending troops"),
        (TWO, "under_way", "certain", "North Korea and Russia were sending troops"),
        (TWO, "under_way", "possible", "North Korea and Russia may have been sending troops"),
        (ONE, "ended", "certain", "North Korea stopped sending troops"),
        (ONE, "pledged", "certain", "North Korea pledged to send troops"),
        (ONE, "agreed", "possible", "North Korea may have agreed to send troops"),
        (ONE, "requested", "certain", "North Korea was asked to send troops"),
        (ONE, "expected", "likely", "North Korea likely was expected to send troops"),
        (ONE, "refused", "certain", "North Korea refused to send troops"),
        (ONE, "recommended", "certain", "it was recommended that North Korea send troops"),
        (TWO, "proposed", "certain", "it was proposed that North Korea and Russia send troops"),
    ],
)
def test_stage_and_certainty(subject, stage, certainty, clause):
    assert affirmed(subject, SEND, stage, certainty, hearsay=False, tense="past") == clause


def test_hearsay_is_reportedly():
    assert affirmed(ONE, SEND, "done", "likely", hearsay=True, tense="past") == "North Korea reportedly sent troops"


def test_an_open_end_takes_the_perfect():
    told = affirmed(TWO, SEND, "under_way", "certain", hearsay=False, tense="since")
    assert told == "North Korea and Russia have been sending troops"


@pytest.mark.parametrize("stage", ["pledged", "agreed", "requested", "expected", "refused", "recommended", "proposed"])
@pytest.mark.parametrize("certainty", ["certain", "likely", "possible", "unclear"])
def test_what_is_no_deed_is_never_said_as_done(stage, certainty):
    assert "sent" not in affirmed(ONE, SEND, stage, certainty, hearsay=False, tense="past")


def test_denials_name_who_denies():
    assert denied("the Kremlin", ONE, SEND, "done", "past") == "the Kremlin denied that North Korea sent troops"
    assert denied(None, ONE, SEND, "done", "past") == "it was denied that North Korea sent troops"


def test_lists_and_capitals():
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert listed([]) == ""
    assert capitalised("it is. So") == "It is. So"
