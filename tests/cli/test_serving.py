from __future__ import annotations

import socket

import pytest

from tumen.cli.entry import run
from tumen.cli.serving import is_loopback, listening
from tumen.errors import QueryError


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost"])
def test_addresses_of_this_machine_alone(host) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "example.org", "localhost.example.org"])  # noqa: S104
def test_addresses_that_others_can_reach(host) -> None:
    assert not is_loopback(host)


def test_serving_beyond_this_machine_is_refused_without_the_flag(capsys) -> None:
    assert run(["serve", "--host", "0.0.0.0"]) == QueryError.exit_code  # noqa: S104
    assert "--allow-anyone-to-read-and-judge" in capsys.readouterr().err


def test_a_port_that_is_taken_is_said() -> None:
    with listening("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(QueryError, match=f"port {port}"), listening("127.0.0.1", port):
            pass
    assert isinstance(first, socket.socket)
