"""Parties as a user names them on the command line."""

from __future__ import annotations

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

from tumen.errors import QueryError
from tumen.vocabulary.parties import party_names

_Command = TypeVar("_Command", bound=Callable[..., Any])


class PartyType(click.ParamType):
    """A party as a user names it: an ISO code, a name, a capital, a body. Becomes the party's id."""

    name = "party"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """The party's id. Raises :class:`QueryError` with the nearest names when there is no such party."""
        wanted = " ".join(value.split()).casefold()
        known = _party_ids()
        if wanted in known:
            return known[wanted]
        near = get_close_matches(wanted, known, n=3, cutoff=0.7)
        hint = "Say an ISO code (PRK) or a name (north korea)."
        if near:
            hint = f"Did you mean {' or '.join(near)}?"
        raise QueryError(f"there is no party called {value!r}", hint=hint)

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 - click's signature
        param: click.Parameter,  # noqa: ARG002 - click's signature
        incomplete: str,
    ) -> list[CompletionItem]:
        """The ids that begin so."""
        ids = sorted(set(_party_ids().values()))
        return [CompletionItem(party) for party in ids if party.casefold().startswith(incomplete.casefold())]


def _party_ids() -> dict[str, str]:
    """Every name and id, casefolded, with the party's id. The first entry of a name wins; ids win over names."""
    known: dict[str, str] = {}
    for name in party_names():
        if name.id is not None:
            known.setdefault(name.phrase.casefold(), name.id)
    known.update({party.casefold(): party for party in sorted(set(known.values()))})
    return known


def party_pair(command: _Command) -> _Command:
    """The two parties ``A B`` of a relation."""
    command = click.argument("second", type=PartyType(), metavar="B")(command)
    return click.argument("first", type=PartyType(), metavar="A")(command)
