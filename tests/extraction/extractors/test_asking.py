from __future__ import annotations

import pytest
from tests.builders import make_document
from tests.extraction.extractors.telling import TEXT, completion

from tumen.errors import ReaderAnswerError, ReaderUnreachableError
from tumen.extraction.extractors.asking import AskServer
from tumen.extraction.extractors.question import question
from tumen.extraction.extractors.transport import Reply

ASKED = question("small", make_document(TEXT), TEXT, "")
GOOD = (200, completion("words"))


class Line:
    """A transport that gives replies in turn and keeps the requests."""

    def __init__(self, *replies: tuple[int, bytes]) -> None:
        self.replies, self.requests = list(replies), []

    def __call__(self, request):
        self.requests.append(request)
        return Reply(*self.replies.pop(0))


def ask(line: Line) -> AskServer:
    return AskServer(line, tokens=100, pause=0)


def test_the_schema_is_asked_for_first() -> None:
    line = Line(GOOD)
    assert ask(line)(ASKED) == "words"
    assert line.requests[0]["response_format"]["type"] == "json_schema"


@pytest.mark.parametrize("status", [400, 422, 501])
def test_a_server_without_schemas_is_asked_for_plain_json_from_then_on(status) -> None:
    line = Line((status, b"unknown field"), GOOD, GOOD)
    asking = ask(line)
    assert [asking(ASKED), asking(ASKED)] == ["words", "words"]
    assert ["response_format" in request for request in line.requests] == [True, False, False]


def test_a_busy_server_is_asked_once_more() -> None:
    line = Line((503, b""), GOOD)
    assert ask(line)(ASKED) == "words"
    assert len(line.requests) == 2


def test_a_server_that_stays_busy_ends_the_run() -> None:
    line = Line((503, b""), (503, b"still loading"))
    with pytest.raises(ReaderUnreachableError, match=r"503.*still loading"):
        ask(line)(ASKED)


@pytest.mark.parametrize(("status", "hint"), [(401, "KEY"), (404, "MODEL"), (307, "later")])
def test_a_server_that_refuses_ends_the_run_with_what_to_check(status, hint) -> None:
    with pytest.raises(ReaderUnreachableError, match=str(status)) as error:
        ask(Line((status, b"")))(ASKED)
    assert hint in error.value.hint


def test_a_question_that_is_refused_both_ways_costs_its_document() -> None:
    with pytest.raises(ReaderAnswerError, match=r"400.*too long"):
        ask(Line((400, b""), (400, b"too long")))(ASKED)
