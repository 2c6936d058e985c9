"""Parties as a user names them on the command line."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from tumen.errors import QueryError
from tumen.vocabulary.parties import party_names

_Command = TypeVar("_Command", bound=Callable[..., Any])


def party_pair(command: _Command) -> _Command:
    """The two parties ``A B`` of a relation, each an ISO code, a name, a capital or a body."""
    for name, shown in (("second", "B"), ("first", "A")):
        argument = click.argument(name, metavar=shown, callback=_party, shell_complete=_complete)
        command = argument(command)
    return command


def party_id(name: str) -> str:
    """The id of the party that a user names.

    Raises :class:`QueryError` with the nearest names when there is no such party.
    """
    wanted = " ".join(name.split()).casefold()
    known = _party_ids()
    if wanted in known:
        return known[wanted]
    near = get_close_matches(wanted, known, n=3, cutoff=0.7)
    hint = f"Did you mean {' or '.join(near)}?" if near else "Say an ISO code (PRK) or a name (north korea)."
    raise QueryError(f"there is no party called {name!r}", hint=hint)


@cache
def _party_ids() -> dict[str, str]:
    """Every name and id, casefolded, with the party's id. The first entry of a name wins; ids win over names."""
    known: dict[str, str] = {}
    for name in party_names():
        if name.id is not None:
            known.setdefault(name.phrase.casefold(), name.id)
    known.update({party.casefold(): party for party in sorted(set(known.values()))})
    return known


def _party(_ctx: click.Context, _param: click.Parameter, value: str) -> str:
    return party_id(value)


def _complete(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    ids = sorted(set(_party_ids().values()))
    return [CompletionItem(party) for party in ids if party.casefold().startswith(incomplete.casefold())]
