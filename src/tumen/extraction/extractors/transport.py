"""The network edge of the language-model reader: one request, one answer, within its time and size.

Nothing else in extraction asks the network. No redirect is followed and no proxy of the environment is used, so that a
text goes to the address that was checked against its marking and to no other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic

import httpx

from tumen.errors import ReaderAnswerError, ReaderUnreachableError

LARGEST = 2_000_000
"""The largest answer taken, in bytes."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answered: the HTTP status and the bytes."""

    status: int
    body: bytes


Transport = Callable[[Mapping[str, object]], Reply]
"""Sends one request (a JSON object) and gives the reply. May raise ReaderUnreachableError, ReaderAnswerError."""


@dataclass(frozen=True, slots=True)
class HttpTransport:
    """Sends requests to ``url``, with the ``key`` where there is one; each has ``seconds`` in all."""

    url: str
    key: str
    seconds: float

    def __call__(self, request: Mapping[str, object]) -> Reply:
        """The reply to one request.

        Raises :class:`ReaderUnreachableError` without a connection, :class:`ReaderAnswerError` for an answer that
        takes too long or is too large.
        """
        ends = monotonic() + self.seconds
        headers = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        data = json.dumps(request, ensure_ascii=False).encode("utf-8", "replace")
        try:
            with (
                httpx.Client(trust_env=False, follow_redirects=False, timeout=self.seconds) as client,
                client.stream("POST", self.url, content=data, headers=headers) as response,
            ):
                return Reply(response.status_code, self._body(response, ends))
        except (httpx.ReadTimeout, httpx.WriteTimeout):
            raise self._too_slow() from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise ReaderUnreachableError(
                f"no connection to the language model at {self.url} ({type(error).__name__})"
            ) from None

    def _body(self, response: httpx.Response, ends: float) -> bytes:
        data = bytearray()
        for chunk in response.iter_bytes():
            data += chunk
            if len(data) > LARGEST:
                raise ReaderAnswerError(f"the language model's answer is over {LARGEST:,} bytes")
            if monotonic() > ends:
                raise self._too_slow()
        return bytes(data)

    def _too_slow(self) -> ReaderAnswerError:
        return ReaderAnswerError(
            f"the language model did not answer within {self.seconds:g} seconds",
            hint="Raise TUMEN_LANGUAGE_MODEL_SECONDS, or lower TUMEN_LANGUAGE_MODEL_WINDOW.",
        )
