"""``tumen serve``: the pages and the API, on this machine."""

from __future__ import annotations

import socket
from contextlib import suppress
from ipaddress import ip_address

import click
import uvicorn

from tumen.cli.options import Command, ledger_option, quiet_option, settings_for
from tumen.errors import QueryError
from tumen.ledger.store import open_ledger
from tumen.settings import Settings
from tumen.web import create_app

LOOPBACK = "127.0.0.1"
DEFAULT_PORT = 8350


@click.command(
    cls=Command,
    examples=(
        "tumen serve",
        "tumen serve --port 9000 --ledger postgresql://localhost/tumen",
        "tumen serve --host 192.0.2.7 --allow-anyone-to-read-and-judge",
    ),
)
@click.option("--host", default=LOOPBACK, show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=DEFAULT_PORT, show_default=True, help="0: any free one.")
@click.option(
    "--allow-anyone-to-read-and-judge",
    "open_to_all",
    is_flag=True,
    help="Listen beyond this machine. There are no accounts yet: all who reach the address read and change the ledger.",
)
@click.option("--public-name", "names", multiple=True, metavar="NAME", help="A further host name to answer to.")
@ledger_option
@quiet_option
def serve(host: str, port: int, open_to_all: bool, names: tuple[str, ...], ledger_url: str | None, quiet: bool) -> None:
    """Open the ledger as pages and as a JSON API, on this machine only, until Ctrl-C.

    Nothing is loaded from the network. Another address than this machine's own is refused without the flag that
    says what it means.
    """
    if not open_to_all and not is_loopback(host):
        raise QueryError(
            f"{host} can be reached from other machines, and there are no accounts yet",
            hint="Add --allow-anyone-to-read-and-judge if everyone who can reach it may read and change the ledger.",
        )
    settings = settings_for(ledger_url)
    with open_ledger(settings.ledger_url):
        pass  # a missing ledger, or one of another version, is told now and not on the first page
    serve_pages(settings, host, port, names=names, quiet=quiet)


def is_loopback(host: str) -> bool:
    """Whether an address can be reached from this machine alone."""
    if host == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def serve_pages(settings: Settings, host: str, port: int, *, names: tuple[str, ...] = (), quiet: bool = False) -> None:
    """Serve until stopped. Raises :class:`QueryError` when the address or port cannot be had."""
    with listening(host, port) as sock:
        port = int(sock.getsockname()[1])
        shown = f"[{host}]" if ":" in host else host
        hosts = dict.fromkeys([*(f"{name}:{port}" for name in (shown, LOOPBACK, "localhost")), *names])
        app = create_app(settings.ledger_url, settings, hosts=list(hosts))
        if not quiet:
            click.echo(f"Tumen is at http://{shown}:{port}/ (Ctrl-C stops it)", err=True)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False))
        with suppress(KeyboardInterrupt):  # Ctrl-C is how it is meant to end
            server.run(sockets=[sock])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises :class:`QueryError` naming the address and the reason."""
    try:
        family = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)[0][0]
        return socket.create_server((host.strip("[]"), port), family=family)
    except OSError as error:
        raise QueryError(
            f"cannot listen on {host} port {port}: {error.strerror}", hint="Choose another with --port."
        ) from None
