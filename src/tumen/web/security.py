"""What every answer and every request must hold: who may ask, and what a page may load.

The rules:

* a request whose ``Host`` is not one of ours is refused (421), so that a foreign name pointed at the loopback
  address (DNS rebinding) reads nothing;
* a request whose ``Origin`` is not the host it asks is refused (403), and so is an unsafe request that the browser
  says comes from another site, so that no other page can send a judgement;
* a page runs and loads only what this server sends as a file: no inline script or style, no plug-in, no frame.

The referrer policy is ``same-origin``, which tells other sites as little as ``no-referrer`` does. Under
``no-referrer`` a browser sends ``Origin: null`` with our own forms, and they could not be told from foreign ones
(Fetch standard, "append a request Origin header").
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_OWN_SITES = frozenset({"same-origin", "none"})


class Guard:
    """Refuses foreign requests and puts the security headers on every answer.

    ``hosts`` are the names that this server answers to: ``name`` on any port, ``name:port`` on that port alone. IPv6
    addresses stand in brackets.
    """

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self.app = app
        self.hosts = frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self.refusal(scope["method"], Headers(scope=scope))
        await (refusal or self.app)(scope, receive, send_guarded)

    def refusal(self, method: str, headers: Headers) -> Response | None:
        """The answer that refuses a request with this method and these headers; None where it may go on."""
        host = headers.get("host", "")
        if host.strip().lower() not in self.hosts and host_name(host) not in self.hosts:
            return refused(
                421, "foreign_host", "This server does not answer to that host name.", "Use the address it printed."
            )
        origin = headers.get("origin")
        foreign = origin is not None and not _same_origin(origin, host)
        elsewhere = method not in SAFE_METHODS and headers.get("sec-fetch-site", "none") not in _OWN_SITES
        if foreign or elsewhere:
            return refused(
                403, "foreign_origin", "Requests from other sites are refused.", "Open the page on this server itself."
            )
        return None


def host_name(host: str) -> str:
    """The name in a ``Host`` header, lower case and without its port; empty where there is none.

    >>> host_name("LocalHost:8000"), host_name("[::1]:8000"), host_name("[::1]")
    ('localhost', '[::1]', '[::1]')
    """
    name = host.strip().lower()
    if name.startswith("["):
        return name.partition("]")[0] + "]"
    return name.partition(":")[0]


def _same_origin(origin: str, host: str) -> bool:
    try:
        parts = urlsplit(origin.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and parts.netloc.lower() == host.strip().lower()


def refused(status: int, code: str, message: str, hint: str) -> Response:
    """A refusal in the one error envelope; it names nothing of what the request asked for."""
    body = json.dumps({"error": {"code": code, "message": message, "hint": hint}})
    return Response(body, status_code=status, media_type="application/json")


def local_path(path: str | None) -> str:
    r"""The path if it stays on this server, else ``/``: a form's "back to" must not lead elsewhere.

    >>> local_path("/relation/PRK/RUS?offset=20"), local_path("//evil.example"), local_path("/\\evil.example")
    ('/relation/PRK/RUS?offset=20', '/', '/')
    """
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")):
        return "/"
    if "\\" in path or not path.isprintable():
        return "/"
    return path
