"""Fetching one address: the only place in Tumen that asks the network for a document.

Held here: each hop's host is resolved once, every address of it checked, and the connection made to the address that
was checked, so that a name cannot answer differently the second time (DNS rebinding); redirects are few and each is
checked the same way; bytes are counted as they arrive, after decompression; the whole ends by ``fetch_seconds``.
Proxies and credentials from the environment are not used.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import httpx

from tumen.errors import RefusedAddressError, TooSlowError, UnreachableError
from tumen.reading.addresses import Host, checked_host
from tumen.reading.limits import Deadline, too_many_bytes, within
from tumen.settings import Settings

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = "text/html, application/xhtml+xml, application/pdf, application/rss+xml, text/plain, */*;q=0.5"
_OK = 200


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: the bytes, the address that gave them in the end, and the media type it named."""

    data: bytes
    url: str
    media_type: str | None


def fetch(url: str, settings: Settings) -> Fetched:
    """The bytes at an http(s) address.

    Raises :class:`RefusedAddressError` (scheme, private address, by redirect too), :class:`UnreachableError` (no host,
    no answer, an error status, too many redirects), :class:`TooLargeError` and :class:`TooSlowError`.
    """
    deadline = Deadline.after(settings.fetch_seconds)
    return within(deadline, url, lambda: _follow(url, settings, deadline))


def _follow(url: str, settings: Settings, deadline: Deadline) -> Fetched:
    here = url
    with httpx.Client(trust_env=False, follow_redirects=False) as client:
        for _ in range(settings.fetch_redirects + 1):
            answer = _one_hop(client, url, here, settings, deadline)
            if isinstance(answer, Fetched):
                return answer
            here = answer
    raise UnreachableError(
        url,
        f"more than {settings.fetch_redirects} redirects",
        hint="Add the address that it ends at, or raise fetch_redirects.",
    )


def _one_hop(client: httpx.Client, first: str, here: str, settings: Settings, deadline: Deadline) -> Fetched | str:
    """What one address gives: the document, or the address that it redirects to."""
    try:
        host = checked_host(here, private=settings.fetch_private)
    except RefusedAddressError as error:
        if here == first:
            raise
        raise RefusedAddressError(first, f"redirects to {here}: {error.reason}", hint=error.hint) from None
    deadline.check(first)
    request = _request(client, here, host, deadline)
    try:
        response = client.send(request, stream=True)
        try:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                return urljoin(here, response.headers["location"])
            if response.status_code != _OK:
                reason = f"the server answered {response.status_code} {response.reason_phrase}".rstrip()
                raise UnreachableError(first, reason, hint="Open it in a browser and save the page as a file.")
            return Fetched(_body(response, first, settings, deadline), here, response.headers.get("content-type"))
        finally:
            response.close()
    except httpx.ConnectTimeout:
        raise UnreachableError(first, f"no connection within {settings.fetch_seconds:g} seconds") from None
    except httpx.TimeoutException:
        raise TooSlowError(first, f"no answer within {settings.fetch_seconds:g} seconds") from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
        raise UnreachableError(first, f"the connection failed ({type(error).__name__}: {str(error)[:120]})") from None


def _request(client: httpx.Client, here: str, host: Host, deadline: Deadline) -> httpx.Request:
    """The request to the checked IP address, under the host's own name for HTTP and for TLS."""
    parts = urlsplit(here)
    ip = f"[{host.address}]" if ":" in host.address else host.address
    named = f"[{host.name}]" if ":" in host.name else host.name
    standard = host.port == {"http": 80, "https": 443}[parts.scheme.lower()]
    target = f"{parts.scheme.lower()}://{ip}:{host.port}{parts.path or '/'}" + (
        f"?{parts.query}" if parts.query else ""
    )
    headers = {
        "Host": named if standard else f"{named}:{host.port}",
        "User-Agent": f"Tumen/{version('tumen')}",
        "Accept": _ACCEPT,
        "Accept-Encoding": "gzip, deflate",
    }
    return client.build_request(
        "GET", target, headers=headers, timeout=max(0.1, deadline.left), extensions={"sni_hostname": host.name}
    )


def _body(response: httpx.Response, first: str, settings: Settings, deadline: Deadline) -> bytes:
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length) > settings.max_bytes:
        raise too_many_bytes(first, int(length), settings.max_bytes)
    if "," in response.headers.get("content-encoding", ""):
        raise UnreachableError(first, "the answer is compressed more than once, as no honest server does")
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > settings.max_bytes:
            raise too_many_bytes(first, None, settings.max_bytes)
        deadline.check(first)
    return bytes(data)
