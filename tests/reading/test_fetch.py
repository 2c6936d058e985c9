from __future__ import annotations

import gzip
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tumen.errors import RefusedAddressError, TooLargeError, TooSlowError, UnreachableError
from tumen.reading import addresses
from tumen.reading import fetch as fetching
from tumen.reading.fetch import fetch
from tumen.settings import Settings

OPEN = Settings(fetch_private=True, fetch_seconds=5)


class Site(BaseHTTPRequestHandler):
    def log_message(self, *_):
        return

    def do_GET(self):
        page = getattr(self, "page_" + self.path.strip("/").split("/")[0].split("?")[0], None)
        page() if page else self.send_error(404)

    def send(self, data: bytes, **headers: str):
        self.send_response(200)
        for name, value in {"Content-Type": "text/plain", "Content-Length": str(len(data)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)

    def go_to(self, where: str):
        self.send_response(302)
        self.send_header("Location", where)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def page_text(self):
        self.send(f"Host was {self.headers['Host']}; cookie {self.headers['Cookie']}".encode())

    def page_hop(self):
        self.go_to("/text")

    def page_loop(self):
        self.go_to("/loop")

    def page_inside(self):
        self.go_to("http://169.254.169.254/latest/")

    def page_file(self):
        self.go_to("file:///etc/passwd")

    def page_large(self):
        self.send(b"x" * 5000)

    def page_endless(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(200):
                self.wfile.write(b"x" * 1000)
        except OSError:
            return

    def page_bomb(self):
        self.send(gzip.compress(b"x" * 1_000_000), Content_Encoding="gzip")

    def page_twice(self):
        self.send(gzip.compress(gzip.compress(b"x")), Content_Encoding="gzip, gzip")

    def page_slow(self):
        time.sleep(2)

    def page_drip(self):
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(30):
                self.wfile.write(b"x")
                self.wfile.flush()
                time.sleep(0.1)
        except OSError:
            return

    def page_broken(self):
        self.wfile.write(b"not http at all\r\n\r\n")


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_fetched_with_its_type(site):
    found = fetch(f"{site}/text", OPEN)
    assert found.data.startswith(b"Host was 127.0.0.1:")
    assert (found.url, found.media_type) == (f"{site}/text", "text/plain")


def test_a_private_address_is_refused_unless_allowed(site):
    with pytest.raises(RefusedAddressError, match=r"127\.0\.0\.1"):
        fetch(f"{site}/text", replace(OPEN, fetch_private=False))


def test_a_redirect_is_followed_to_its_end(site):
    assert fetch(f"{site}/hop", OPEN).url == f"{site}/text"


def test_redirects_are_few(site):
    with pytest.raises(UnreachableError, match="more than 3 redirects"):
        fetch(f"{site}/loop", OPEN)
    with pytest.raises(UnreachableError, match="more than 0 redirects"):
        fetch(f"{site}/hop", replace(OPEN, fetch_redirects=0))


def test_a_redirect_to_another_scheme_is_refused(site):
    with pytest.raises(RefusedAddressError, match="redirects to file:///etc/passwd"):
        fetch(f"{site}/file", OPEN)


def test_a_redirect_to_a_private_address_is_refused(site, monkeypatch):
    public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda address: address == "127.0.0.1" or public(address))
    with pytest.raises(RefusedAddressError, match=r"redirects to http://169\.254\.169\.254"):
        fetch(f"{site}/inside", replace(OPEN, fetch_private=False))


def test_the_connection_goes_to_the_address_that_was_checked(site, monkeypatch):
    port = int(site.rsplit(":", 1)[1])
    asked = []

    def checked(url, *, private):
        asked.append(url)
        return addresses.Host("rebinding.example", port, "127.0.0.1")

    monkeypatch.setattr(fetching, "checked_host", checked)
    found = fetch(f"http://rebinding.example:{port}/text", OPEN)
    assert found.data.startswith(f"Host was rebinding.example:{port}".encode())
    assert len(asked) == 1


@pytest.mark.parametrize("path", ["large", "endless", "bomb"])
def test_too_many_bytes_are_refused_while_they_arrive(site, path):
    with pytest.raises(TooLargeError, match="max_bytes"):
        fetch(f"{site}/{path}", replace(OPEN, max_bytes=2000))


def test_an_answer_compressed_twice_is_refused(site):
    with pytest.raises(UnreachableError, match="compressed more than once"):
        fetch(f"{site}/twice", OPEN)


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_a_slow_server_ends_at_the_time_limit(site, path):
    begun = time.monotonic()
    with pytest.raises(TooSlowError):
        fetch(f"{site}/{path}", replace(OPEN, fetch_seconds=0.4))
    assert time.monotonic() - begun < 1.5


def test_an_error_status_and_a_broken_answer_are_unreachable(site):
    with pytest.raises(UnreachableError, match="the server answered 404"):
        fetch(f"{site}/nothing", OPEN)
    with pytest.raises(UnreachableError, match="the connection failed"):
        fetch(f"{site}/broken", OPEN)


def test_a_closed_port_is_unreachable():
    with pytest.raises(UnreachableError, match="the connection failed"):
        fetch("http://127.0.0.1:1/", OPEN)
