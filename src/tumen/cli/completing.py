"""``tumen completion``."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from tumen.cli.options import Command
from tumen.errors import QueryError


@click.command(
    cls=Command,
    examples=(
        "tumen completion bash > ~/.local/share/bash-completion/completions/tumen",
        "tumen completion zsh > ~/.zfunc/_tumen",
        "tumen completion fish > ~/.config/fish/completions/tumen.fish",
    ),
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the script that lets a shell complete tumen's commands, options and party codes."""
    kind = get_completion_class(shell)
    if kind is None:
        raise QueryError(f"there is no completion for {shell}")
    root = click.get_current_context().find_root()
    click.echo(kind(root.command, {}, "tumen", "_TUMEN_COMPLETE").source())
