import pytest

from tumen.errors import QueryError
from tumen.extraction import relate


def act(sentence: str, source: str, target: str) -> str | None:
    first, second = sentence.index(source), sentence.index(target)
    found = relate(sentence, (first, first + len(source)), (second, second + len(target)))
    return found.code if found else None


def test_the_act_runs_one_way():
    sentence = "Iran sent drones to Russia."
    assert (act(sentence, "Iran", "Russia"), act(sentence, "Russia", "Iran")) == ("AID", None)


def test_an_act_without_direction_runs_both_ways():
    sentence = "China and Russia held joint drills."
    assert act(sentence, "China", "Russia") == act(sentence, "Russia", "China") == "COOPERATE"


def test_a_denied_act_does_not_run():
    assert act("Iran denied sending drones to Russia.", "Iran", "Russia") is None


def test_marked_parties_that_no_list_knows():
    assert (
        act("The Bluebird League attacked the Marsh Council.", "The Bluebird League", "the Marsh Council") == "ASSAULT"
    )


def test_a_promise_of_aid_is_an_agreement():
    assert act("Japan promised to send tanks to Ukraine.", "Japan", "Ukraine") == "AGREE"


@pytest.mark.parametrize("span", [(0, 0), (-1, 3), (5, 500)])
def test_a_span_outside_the_sentence_is_refused(span: tuple[int, int]):
    with pytest.raises(QueryError, match="inside the sentence"):
        relate("Iran sent drones to Russia.", span, (20, 26))
