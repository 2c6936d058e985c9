from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.errors import RefusedAddressError, UnreachableError
from tumen.reading import addresses
from tumen.reading.addresses import checked_host, is_public, web_address


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0",
        "fc00::1", "fec0::1", "ff02::1",

        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
        "2002:7f00:1::",
        "64:ff9b::7f00:1",
        "2001:db8::1", "nonsense",
    ],
)  # fmt: skip
def test_addresses_inside_a_network_are_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are_public(address):
    assert is_public(address)


@pytest.mark.parametrize("url", ["https://example.org/a?b=c#d", "HTTP://example.org"])
def test_a_web_address_may_be_kept(url):
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "/path",
        "https://",
        "ftp://x",
        "https://x/\ny",
        "https://x/\"onload='",
        "http://[",
        None,
    ],
)
def test_anything_else_is_no_link(url):
    assert web_address(url) is None


@given(st.text())
def test_any_text_is_a_link_or_not(text):
    assert web_address(text) in {None, text.strip()}


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "gopher://x",
        "http://",
        "http://user:pass@8.8.8.8/",
        "http://8.8.8.8:99999/",
    ],
)
def test_what_is_not_plain_http_is_refused(url):
    with pytest.raises(RefusedAddressError) as caught:
        checked_host(url, private=True)
    assert "pass@" not in str(caught.value)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://[::1]/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::ffff:10.0.0.1]/",
    ],
)
def test_a_private_address_is_refused_however_it_is_written(url):
    with pytest.raises(RefusedAddressError, match="not an address of the public internet"):
        checked_host(url, private=False)


def test_one_private_address_among_public_ones_is_enough_to_refuse(monkeypatch):
    found = [(socket.AF_INET, 1, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(addresses.socket, "getaddrinfo", lambda *_, **__: found)
    with pytest.raises(RefusedAddressError, match=r"10\.0\.0\.1"):
        checked_host("http://two.example/", private=False)


def test_a_host_that_does_not_resolve_is_unreachable():
    with pytest.raises(UnreachableError, match="no host named"):
        checked_host("http://no-such-host.invalid/", private=False)
