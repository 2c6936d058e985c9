"""``tumen readers``, and the option ``--reader``: both are made from what the readers declare in their manifests."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from tumen.cli.options import Command, format_option
from tumen.cli.output import Column, show
from tumen.cli.pool import Chosen
from tumen.errors import ReaderError
from tumen.extraction.extractors import DEFAULT, Manifest, Reader, Setting, names, open_reader, plugin

_Command = TypeVar("_Command", bound=Callable[..., Any])


def chosen_reader(name: str) -> Chosen:
    """The reader of that name with its settings from the environment, once it is known that it can be opened."""
    options = dict(plugin(name).manifest.options(os.environ))
    open_reader(name, options)
    return name, options


def other_reader(name: str) -> Reader | None:
    """The reader of that name, ready to read; None for the default, which is loaded when it is first needed."""
    return None if name == DEFAULT else open_reader(*chosen_reader(name))


class _ReaderOption(click.Option):
    """An option whose help lists the readers that are installed; they are looked up when the help is shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The option with each reader's name and title."""
        listed = " ".join(f"{manifest.id}: {manifest.title}" for manifest in _manifests([]))
        self.help = f"Who reads the documents. {listed} See: tumen readers."
        return super().get_help_record(ctx)


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    found = [manifest for manifest in _manifests([]) if manifest.id.startswith(incomplete)]
    return [CompletionItem(manifest.id, help=manifest.title) for manifest in found]


def _manifests(broken: list[ReaderError]) -> list[Manifest]:
    """What each reader declares, the default first; those that cannot be loaded go to ``broken``."""
    found = []
    for name in names():
        try:
            found.append(plugin(name).manifest)
        except ReaderError as error:
            broken.append(error)
    return found


def reader_option(command: _Command) -> _Command:
    """``--reader``: who reads the documents."""
    option = click.option(
        "--reader",
        cls=_ReaderOption,
        metavar="NAME",
        default=DEFAULT,
        show_default=True,
        shell_complete=_complete,
        help="Who reads the documents.",
    )
    return option(command)


@click.command(
    cls=Command, examples=("tumen readers", "tumen readers language-model.v1", "tumen readers --format json")
)
@click.argument("name", required=False, metavar="[NAME]", shell_complete=_complete)
@format_option()
def readers(name: str | None, form: str) -> None:
    """List what can read a document, Tumen's own reader first; with NAME, how that reader is set.

    A reader is chosen with --reader. Each setting is an environment variable; a key is never shown.
    """
    if name is None:
        broken: list[ReaderError] = []
        show(_manifests(broken), _READERS, form, as_json=_manifest_json)
        for error in broken:
            click.echo(f"left out: {error.message} ({error.hint.rstrip('.')})", err=True)
        return
    manifest = plugin(name).manifest
    if not manifest.settings and form == "table":
        click.echo(f"{name} has no settings.")
        return
    values = manifest.options(os.environ)
    rows = [(manifest.variable(setting), setting, values[setting.name]) for setting in manifest.settings]
    show(rows, _SETTINGS, form, as_json=lambda row: {column.name: column.text(row) for column in _SETTINGS})


_Row = tuple[str, Setting, object]


def _value(row: _Row) -> str:
    _, setting, value = row
    if setting.secret and value:
        return "(set, not shown)"
    return _written(value)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return f"{value:g}" if isinstance(value, float) else str(value)


def _network(manifest: Manifest) -> str:
    return "yes" if manifest.needs_network else "no"


_READERS: list[Column[Manifest]] = [
    Column("name", "reader", lambda manifest: manifest.id, whole=True),
    Column("languages", "languages", lambda manifest: " ".join(manifest.languages)),
    Column("network", "network", _network),
    Column("title", "what it is", lambda manifest: manifest.title),
]
_SETTINGS: list[Column[_Row]] = [
    Column("variable", "variable", lambda row: row[0], whole=True),
    Column("meaning", "meaning", lambda row: row[1].help),
    Column("default", "default", lambda row: _written(row[1].default)),
    Column("value", "value", _value),
]


def _manifest_json(manifest: Manifest) -> dict[str, Any]:
    return {
        "name": manifest.id,
        "title": manifest.title,
        "languages": list(manifest.languages),
        "needs_network": manifest.needs_network,
        "default": manifest.id == DEFAULT,
        "settings": [
            {"variable": manifest.variable(setting), "meaning": setting.help, "default": setting.default}
            for setting in manifest.settings
        ],
    }
