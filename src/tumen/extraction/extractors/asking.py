"""Asking a language model at an OpenAI-compatible address: with the schema first, for plain JSON where that fails."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep

from tumen.errors import ReaderAnswerError, ReaderUnreachableError
from tumen.extraction.extractors.answers import read_reply, shown
from tumen.extraction.extractors.question import Question, request
from tumen.extraction.extractors.transport import Reply, Transport

Ask = Callable[[Question], str]
"""Gives the words that answer a question."""

_OK = 200
_NO_SCHEMA = frozenset({400, 415, 422, 501})
"""What servers answer that do not know ``response_format`` or another field of the full request."""
_BUSY = frozenset({429, 500, 502, 503, 504})
_PAUSE = 1.0
"""Seconds before the one other try, where the server is busy."""


class AskServer:
    """Asks a server; ``tokens`` is the longest answer. A server that refuses the schema is not asked for it again."""

    def __init__(self, transport: Transport, *, tokens: int, pause: float = _PAUSE) -> None:
        self._transport, self._tokens, self._pause = transport, tokens, pause
        self._knows_schemas = True

    def __call__(self, asked: Question) -> str:
        """The words of the answer.

        Raises :class:`ReaderUnreachableError` when the server cannot answer anything, :class:`ReaderAnswerError` when
        its answer to this question is no good.
        """
        reply = self._sent(asked)
        if reply.status in _NO_SCHEMA and self._knows_schemas:
            self._knows_schemas = False
            reply = self._sent(asked)
        if reply.status in _NO_SCHEMA:
            raise ReaderAnswerError(f"the server answered {reply.status} to the question: {shown(reply.body)}")
        if reply.status != _OK:
            raise ReaderUnreachableError(
                f"the language model's server answered {reply.status}: {shown(reply.body)}", hint=_hint(reply.status)
            )
        return read_reply(reply.body)

    def _sent(self, asked: Question) -> Reply:
        body = request(asked, tokens=self._tokens, as_schema=self._knows_schemas)
        reply = self._transport(body)
        if reply.status in _BUSY:
            sleep(self._pause)
            reply = self._transport(body)
        return reply


def _hint(status: int) -> str:
    if status in {401, 403}:
        return "Check TUMEN_LANGUAGE_MODEL_KEY."
    if status == 404:  # noqa: PLR2004 - HTTP's own
        return "Check TUMEN_LANGUAGE_MODEL_URL and TUMEN_LANGUAGE_MODEL_MODEL."
    return "Try again later; what was answered so far is kept."
