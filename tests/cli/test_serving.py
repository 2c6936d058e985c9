from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request

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


@pytest.fixture
def served(filled, tmp_path):
    """A server over a filled ledger: its process and address."""
    command = [sys.executable, "-m", "tumen", "serve", "--port", "0", "--ledger", str(tmp_path / "ledger.sqlite")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr is not None
        told = running.stderr.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", told)
        assert found, told
        yield running, found.group()
        running.kill()


def test_a_server_shows_the_ledger_until_ctrl_c(served) -> None:
    running, address = served
    with urllib.request.urlopen(f"{address}/api/relations", timeout=60) as answer:  # noqa: S310 - our own address
        assert json.load(answer)["items"][0]["pair"] == ["PRK", "RUS"]
    with urllib.request.urlopen(f"{address}/relation/PRK/RUS", timeout=60) as page:  # noqa: S310 - our own address
        assert b"North Korea" in page.read()
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=60) == 0
    assert running.stderr.read() == ""


def test_a_foreign_host_is_refused(served) -> None:
    _, address = served
    asked = urllib.request.Request(address, headers={"Host": "evil.example"})  # noqa: S310 - our own address
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(asked, timeout=60)  # noqa: S310 - our own address
    with refused.value as answer:
        assert answer.status == 421


def test_a_missing_ledger_is_told_before_serving(tumen) -> None:
    assert tumen("serve", "--port", "0").code == 66
