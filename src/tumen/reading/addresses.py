"""Addresses on the web: which are links that may be kept, and which hosts may be fetched from."""

from __future__ import annotations

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import urlsplit

from tumen.errors import RefusedAddressError, UnreachableError

_SCHEMES = {"http": 80, "https": 443}
_LONGEST = 2000
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")


class Host(NamedTuple):
    """A host that was checked: its name in ASCII, the port, and the IP address to connect to."""

    name: str
    port: int
    address: str


def web_address(value: str | None) -> str | None:
    """The address if it is an absolute http(s) one, else None: nothing else from a document becomes a link."""
    if value is None:
        return None
    value = value.strip()
    try:
        parts = urlsplit(value)
        good = parts.scheme.lower() in _SCHEMES and bool(parts.hostname) and len(value) <= _LONGEST
    except ValueError:
        return None
    return value if good and value.isprintable() and not any(sign in value for sign in " <>\"'`\\") else None


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    Private, loopback, link-local, multicast, reserved and unspecified ones are not, nor an IPv6 form that carries such
    an IPv4 address (mapped, 6to4, Teredo, NAT64).
    """
    try:
        ip = ipaddress.ip_address(address.split("%", 1)[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        carried = [ip.ipv4_mapped, ip.sixtofour, *(ip.teredo or ())]
        if ip in _NAT64:
            carried.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        if any(inner is not None and not is_public(str(inner)) for inner in carried):
            return False
        if ip.ipv4_mapped is not None:
            return True
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_link_local)


def checked_host(url: str, *, private: bool) -> Host:
    """Where to connect to for a URL, after checking every address that its host has.

    Raises :class:`RefusedAddressError` for schemes other than http(s), names or passwords in the URL, and hosts with
    any address that is not public (unless ``private``); :class:`UnreachableError` for a host that does not resolve.
    """
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), parts.hostname, parts.port
    except ValueError as error:
        raise RefusedAddressError(
            url, f"not an address that can be fetched ({error})", hint="Check the address."
        ) from None
    if scheme not in _SCHEMES:
        raise RefusedAddressError(
            url, f"only http and https are fetched, not {scheme or 'this'!r}", hint="Save the page as a file."
        )
    if not host:
        raise RefusedAddressError(url, "the address names no host", hint="Check the address.")
    if parts.username is not None or parts.password is not None:
        raise RefusedAddressError(
            url.replace(parts.netloc, host), "a name or password in an address is not sent", hint="Leave it out."
        )
    host, port = _ascii_host(url, host), port or _SCHEMES[scheme]
    found = _resolve(url, host, port)
    refused = [] if private else [address for address in found if not is_public(address)]
    if refused:
        raise RefusedAddressError(url, f"{host} is at {refused[0]}, which is not an address of the public internet")
    return Host(host, port, found[0])


def _ascii_host(url: str, host: str) -> str:
    """The host as DNS writes it (IDNA): "xn--..." for letters outside ASCII."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        raise RefusedAddressError(url, f"{host!r} is not the name of a host", hint="Check the address.") from None


def _resolve(url: str, host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreachableError(url, f"no host named {host!r}", hint="Check the spelling, and the connection.") from None
    addresses = sorted({(family != socket.AF_INET, str(where[0])) for family, _, _, _, where in found})
    if not addresses:
        raise UnreachableError(url, f"no host named {host!r}")
    return [address for _, address in addresses]
