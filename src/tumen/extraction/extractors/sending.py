"""Who may be sent a document: the marking decides, and no marking means nobody, unless the user says otherwise.

Traffic Light Protocol 2.0: CLEAR and GREEN may go to the address that the user set; AMBER, AMBER+STRICT and RED stay on
this machine. A text without a marking counts as not allowed until the setting ``send`` says ``unmarked``.
"""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit

from tumen.errors import MarkingRefusedError, SettingsError
from tumen.model import Document

UNMARKED = "unmarked"
_OPEN = frozenset({"TLP:CLEAR", "TLP:GREEN"})


def check_may_send(document: Document, url: str, *, unmarked: bool) -> None:
    """Raise :class:`MarkingRefusedError` where the document's marking does not let its text be sent to ``url``.

    ``unmarked`` is whether the user lets documents without a marking be sent.
    """
    if document.marking is None:
        if not unmarked:
            raise MarkingRefusedError(
                "it has no marking, so its text is not sent to a language model",
                hint="Set TUMEN_LANGUAGE_MODEL_SEND=unmarked to send documents without a marking.",
            )
    elif document.marking not in _OPEN and not is_loopback(url):
        raise MarkingRefusedError(
            f"it is marked {document.marking}, so its text is not sent to {urlsplit(url).hostname}",
            hint="Use a model on this machine, or the reader reader.v1.",
        )


def is_loopback(url: str) -> bool:
    """Whether an address is this machine by its own spelling: ``localhost`` or a loopback IP. No name is looked up."""
    host = urlsplit(url).hostname or ""
    if host == "localhost":
        return True
    try:
        ip = ipaddress.ip_address(host)
    except ValueError:
        return False
    return ip.is_loopback


def checked_address(url: str, variable: str) -> str:
    """The address of the model's answers under the base address ``url``. Raises :class:`SettingsError`."""
    try:
        parts = urlsplit(url)
        good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good or not url.isprintable() or " " in url:
        raise SettingsError(f"{variable} is not an http(s) address", hint="Write it as http://127.0.0.1:11434/v1.")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise SettingsError(
            f"{variable} has a name, password, query or fragment in it", hint="Give a key in TUMEN_LANGUAGE_MODEL_KEY."
        )
    base = url.rstrip("/")
    return base if base.endswith("/chat/completions") else f"{base}/chat/completions"
