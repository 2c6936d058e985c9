"""What a language model might answer, and a server that answers so."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from tests.builders import make_document

from tumen.extraction.extractors.answers import ClaimTold
from tumen.extraction.extractors.language_model import MANIFEST, PLUGIN, LanguageModelReader
from tumen.extraction.extractors.windows import windows

TEXT = "Officials in Seoul said North Korea sent up to 12,000 troops to Russia in October 2024."


def told(**fields: Any) -> dict[str, Any]:
    """The claim that a good model tells of :data:`TEXT`, with other fields where given."""
    return {
        "quote": TEXT,
        "act": {"code": "AID", "mode": None, "text": "sent"},
        "actors": [{"text": "North Korea", "id": "PRK", "kind": "state"}],
        "recipients": [{"text": "Russia", "id": "RUS", "kind": "state"}],
        "affected": [],
        "goods": [
            {
                "text": "up to 12,000 troops",
                "category": "personnel.troops",
                "amount": "up to 12,000",
                "unit": "persons",
            }
        ],
        "when": "in October 2024",
        "where": [],
        "stage": "done",
        "polarity": "affirmed",
        "certainty": "certain",
        "certainty_cues": [],
        "speakers": [{"text": "Officials in Seoul", "id": "KOR", "kind": "person", "cue": "said", "for": "KOR"}],
        "basis": "stated",
        "exchange": None,
    } | fields


def claim_told(**fields: Any) -> ClaimTold:
    """The same, parsed."""
    return ClaimTold.model_validate(told(**fields))


def window_of(text: str):
    """The one window of a short text, with its document."""
    (window,) = windows(text, 4000)
    return make_document(text), window


def answer(*claims: dict[str, Any]) -> str:
    """The words of an answer with these claims."""
    return json.dumps({"claims": list(claims)})


def completion(content: str, ended: str = "stop") -> bytes:
    """The words as a server wraps them."""
    choice = {"message": {"role": "assistant", "content": content}, "finish_reason": ended}
    return json.dumps({"choices": [choice]}).encode()


def reader(**settings: str) -> LanguageModelReader:
    """The reader with these settings, as the environment would give them."""
    environment = {f"TUMEN_LANGUAGE_MODEL_{name.upper()}": value for name, value in settings.items()}
    opened = PLUGIN.open(MANIFEST.options(environment))
    assert isinstance(opened, LanguageModelReader)
    return opened


class Server:
    """A chat server on loopback: gives ``replies`` in turn, the last one again and again; keeps what it was asked."""

    def __init__(self, replies: list[tuple[int, bytes]]) -> None:
        self.replies = replies
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.url = ""

    def next(self) -> tuple[int, bytes]:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def serving(*replies: tuple[int, bytes]) -> Iterator[Server]:
    """A server that runs until the block ends."""
    server = Server(list(replies))

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_):
            return

        def do_POST(self):
            assert self.path == "/v1/chat/completions"
            server.headers.append(dict(self.headers))
            server.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            status, body = server.next()
            self.send_response(status)
            if status in {301, 302, 307}:
                self.send_header("Location", "http://127.0.0.1:9/v1/chat/completions")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    listening = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{listening.server_address[1]}/v1"
    thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        listening.shutdown()
        listening.server_close()
        thread.join()
