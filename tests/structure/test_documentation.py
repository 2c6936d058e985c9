"""Documentation that has fallen behind the code fails here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from importlib.metadata import version

import click
import pytest
from tests.structure.source import ROOT

import tumen
from tumen.cli.entry import _SECTIONS
from tumen.cli.entry import tumen as group
from tumen.cli.options import Command
from tumen.ledger.schema import metadata
from tumen.reports.export import CLAIM_COLUMNS, DEALING_COLUMNS
from tumen.settings import Settings

PUBLIC = ["Act", "Claim", "Dealing", "Document", "Settings", "TumenError", "__version__", "extract", "relate"]
SHELL = re.compile(r"```(?:sh|console|bash)\n(.*?)```", re.DOTALL)


def _commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    context = click.Context(command, info_name=name)
    if isinstance(command, click.Group):
        for inner in command.list_commands(context):
            found = command.get_command(context, inner)
            assert found is not None, f"{name} {inner} cannot be loaded"
            yield from _commands(found, f"{name} {inner}")
    else:
        yield name, command


COMMANDS = dict(_commands(group, "tumen"))


def _section(name: str) -> str:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    found = re.search(rf"^##+ `{re.escape(name)}[^\n]*\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section for {name}"
    return found.group(1)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name) -> None:
    section = _section(name)
    for parameter in COMMANDS[name].params:
        if isinstance(parameter, click.Option):
            longest = max(parameter.opts, key=len)
            assert f"`{longest}" in section, f"docs/commands.md: {name} says nothing of {longest}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_examples(name) -> None:
    command = COMMANDS[name]
    assert command.help
    assert isinstance(command, Command)
    assert command.examples
    assert all(re.search(rf"\b{name}\b", example) for example in command.examples)
    shown = command.get_help(click.Context(command, info_name=name))
    assert all(example in shown for example in command.examples)


def test_every_command_is_listed_where_it_can_be_found() -> None:
    listed = {name for section in _SECTIONS.values() for name in section}
    assert {name.split()[1] for name in COMMANDS} == listed


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_every_setting_is_documented(field) -> None:
    text = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")
    row = re.search(rf"^\| `TUMEN_{field.name.upper()}` \|(.*)$", text, re.MULTILINE)
    assert row, f"docs/settings.md says nothing of TUMEN_{field.name.upper()}"
    if isinstance(field.default, bool):
        assert f"`{int(field.default)}`" in row.group(1)
    elif isinstance(field.default, int | float):
        assert f"`{field.default:g}`" in row.group(1) or f"`{field.default}`" in row.group(1)


def test_the_public_surface_is_this_list() -> None:
    assert tumen.__all__ == PUBLIC
    assert all(getattr(tumen, name) is not None for name in PUBLIC)
    assert dir(tumen) == sorted(PUBLIC)
    with pytest.raises(AttributeError):
        _ = tumen.nothing_of_the_kind


def test_the_public_surface_is_documented() -> None:
    text = (ROOT / "docs" / "api-stability.md").read_text(encoding="utf-8")
    assert [name for name in PUBLIC if f"`tumen.{name}" not in text] == []


def test_the_version_is_one() -> None:
    assert tumen.__version__ == version("tumen")


@pytest.mark.parametrize("document", ["README.md", "docs/guide.md"])
def test_commands_in_the_documents_exist(document) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    lines = [line.strip() for block in SHELL.findall(text) for line in block.splitlines()]
    assert lines
    for line in lines:
        for called in re.findall(r"(?:^|[|;&]\s*)(?:\.venv/bin/)?tumen ((?:[a-z-]+ ?)+)", line):
            words = called.split()
            known = any(f"tumen {' '.join(words[:count])}" in COMMANDS for count in (1, 2))
            assert known, f"{document}: there is no command for {line!r}"
        for script in re.findall(r"(?:^|\s)(scripts/[a-z]+)", line):
            assert (ROOT / script).is_file(), f"{document}: there is no {script}"


def _rows_of(text: str, heading: str) -> str:
    return text.split(f"### {heading}\n", 1)[1].split("\n#", 1)[0]


def test_every_table_and_column_of_the_ledger_is_in_the_data_dictionary() -> None:
    text = (ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8")
    sections = re.split(r"^### ", text, flags=re.MULTILINE)
    for name, table in metadata.tables.items():
        section = "".join(part for part in sections if f"`{name}`" in part.partition("\n")[0])
        assert section, f"docs/data-dictionary.md says nothing of {name}"
        missing = [column.name for column in table.columns if f"`{column.name}`" not in section]
        assert not missing, f"docs/data-dictionary.md: {name} lacks {missing}"


@pytest.mark.parametrize(("heading", "columns"), [("Claims", CLAIM_COLUMNS), ("Dealings", DEALING_COLUMNS)])
def test_every_column_of_an_export_is_in_the_data_dictionary(heading, columns) -> None:
    rows = _rows_of((ROOT / "docs" / "data-dictionary.md").read_text(encoding="utf-8"), heading)
    assert [column for column in columns if f"`{column}`" not in rows] == []


def test_every_error_code_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    kinds = [tumen.TumenError]
    for kind in kinds:
        kinds.extend(kind.__subclasses__())
    assert sorted({kind.exit_code for kind in kinds if f"| {kind.exit_code} |" not in text}) == []
