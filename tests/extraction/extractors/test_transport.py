from __future__ import annotations

import socket
import threading

import pytest
from tests.extraction.extractors.telling import completion, serving

from tumen.errors import ReaderAnswerError, ReaderUnreachableError
from tumen.extraction.extractors import transport
from tumen.extraction.extractors.transport import HttpTransport


def closed_port() -> int:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]


def test_the_request_and_the_key_arrive_and_the_reply_comes_back() -> None:
    with serving((200, completion("한"))) as server:
        reply = HttpTransport(f"{server.url}/chat/completions", "secret", 5)({"model": "조선"})
    assert (reply.status, reply.body) == (200, completion("한"))
    assert server.asked == [{"model": "조선"}]
    assert server.headers[0]["Authorization"] == "Bearer secret"


def test_without_a_key_none_is_sent_and_no_proxy_is_asked(monkeypatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{closed_port()}")
    with serving((200, b"{}")) as server:
        HttpTransport(f"{server.url}/chat/completions", "", 5)({})
    assert "Authorization" not in server.headers[0]


def test_a_redirect_is_not_followed() -> None:
    with serving((307, b"")) as server:
        assert HttpTransport(f"{server.url}/chat/completions", "", 5)({}).status == 307
    assert len(server.asked) == 1


def test_a_closed_port_is_an_error_that_names_the_address() -> None:
    url = f"http://127.0.0.1:{closed_port()}/v1/chat/completions"
    with pytest.raises(ReaderUnreachableError, match=url):
        HttpTransport(url, "", 5)({})


def test_an_answer_over_the_size_is_broken_off(monkeypatch) -> None:
    monkeypatch.setattr(transport, "LARGEST", 100)
    with serving((200, b"x" * 200)) as server, pytest.raises(ReaderAnswerError, match="over 100 bytes"):
        HttpTransport(f"{server.url}/chat/completions", "", 5)({})


def test_an_answer_that_does_not_come_is_broken_off() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/v1/chat/completions"
        with pytest.raises(ReaderAnswerError, match=r"within 0\.2 seconds"):
            HttpTransport(url, "", 0.2)({})


def test_an_answer_that_trickles_is_broken_off() -> None:
    ended = threading.Event()

    def trickle(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65536)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not ended.wait(0.05):
                try:
                    connection.sendall(b"x")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=trickle, args=(listening,))
        thread.start()
        try:
            url = f"http://127.0.0.1:{listening.getsockname()[1]}/"
            with pytest.raises(ReaderAnswerError, match=r"within 0\.3 seconds"):
                HttpTransport(url, "", 0.3)({})
        finally:
            ended.set()
            thread.join()
