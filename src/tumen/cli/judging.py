"""``tumen judge``: an analyst's decisions, each kept with who and when, each open to undoing."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import click

from tumen import workflow
from tumen.cli.options import Command, format_option, ledger_option, quiet_option, settings_for
from tumen.cli.output import Column, show
from tumen.contract import claim_from_json, claim_to_json, judgement_to_json, stable_id
from tumen.errors import QueryError
from tumen.ledger.store import open_ledger
from tumen.model import Claim, Decision, Judgement
from tumen.settings import Settings

_COLUMNS: tuple[Column[Judgement], ...] = (
    Column("id", "Judgement", lambda judgement: judgement.id, whole=True),
    Column("decision", "Decision", lambda judgement: judgement.decision),
    Column("target", "On", lambda judgement: judgement.target, whole=True),
    Column("others", "With", lambda judgement: " ".join(judgement.others)),
    Column("user", "By", lambda judgement: judgement.user),
    Column("created_at", "At", lambda judgement: judgement.created_at.isoformat(timespec="seconds"), whole=True),
    Column("note", "Note", lambda judgement: judgement.note or ""),
    Column("state", "State", lambda judgement: "undone" if judgement.deleted_at else "holds"),
)

_note = click.option("--note", help="Why, in your words.")


@click.group()
def judge() -> None:
    """Accept, reject or edit a claim, merge or split dealings, and undo any of it.

    Judgements are kept under the name in TUMEN_USER. Nothing is erased.
    """


@judge.command(cls=Command, examples=("tumen judge accept clm_3f9a0c11d2", "tumen judge accept ID --note 'seen'"))
@click.argument("target", metavar="ID")
@_note
@ledger_option
@quiet_option
def accept(target: str, note: str | None, ledger_url: str | None, quiet: bool) -> None:
    """Say that a claim or dealing is right."""
    _keep("accept", target, settings_for(ledger_url), note=note, quiet=quiet)


@judge.command(cls=Command, examples=("tumen judge reject clm_3f9a0c11d2 --note 'the author is joking'",))
@click.argument("target", metavar="ID")
@_note
@ledger_option
@quiet_option
def reject(target: str, note: str | None, ledger_url: str | None, quiet: bool) -> None:
    """Say that a claim or dealing is wrong: it no longer counts."""
    _keep("reject", target, settings_for(ledger_url), note=note, quiet=quiet)


@judge.command(
    cls=Command,
    examples=(
        "tumen judge edit clm_3f9a0c11d2 --set certainty=likely",
        "tumen judge edit clm_3f9a0c11d2 --set stage=pledged --set polarity=denied",
    ),
)
@click.argument("target", metavar="CLAIM")
@click.option("--set", "changes", multiple=True, required=True, metavar="FIELD=VALUE", help="A field, as JSON or text.")
@_note
@ledger_option
@quiet_option
def edit(target: str, changes: tuple[str, ...], note: str | None, ledger_url: str | None, quiet: bool) -> None:
    """Correct fields of a claim. What the reader said stays beside it."""
    settings = settings_for(ledger_url)
    patch = dict(_field(change) for change in changes)
    with open_ledger(settings.ledger_url) as ledger:
        claim = ledger.find(target)
    if not isinstance(claim, Claim):
        raise QueryError(f"{target} is not a claim", hint="Only claims can be edited; show a dealing for its claims.")
    unknown = patch.keys() - claim_to_json(claim).keys()
    if unknown:
        raise QueryError(f"a claim has no field {', '.join(sorted(unknown))}")
    claim_from_json({**claim_to_json(claim), **patch})
    _keep("edit", claim.id, settings, patch=patch, note=note, quiet=quiet)


@judge.command(cls=Command, examples=("tumen judge merge dlg_3f9a0c11d2 dlg_77b1e0c4aa",))
@click.argument("target", metavar="ID")
@click.argument("others", nargs=-1, required=True, metavar="ID...")
@_note
@ledger_option
@quiet_option
def merge(target: str, others: tuple[str, ...], note: str | None, ledger_url: str | None, quiet: bool) -> None:
    """Say that claims or dealings are about one thing that happened once."""
    _keep("merge", target, settings_for(ledger_url), others=others, note=note, quiet=quiet)


@judge.command(cls=Command, examples=("tumen judge split dlg_3f9a0c11d2 clm_77b1e0c4aa",))
@click.argument("target", metavar="DEALING")
@click.argument("others", nargs=-1, required=True, metavar="CLAIM...")
@_note
@ledger_option
@quiet_option
def split(target: str, others: tuple[str, ...], note: str | None, ledger_url: str | None, quiet: bool) -> None:
    """Say that these claims are not about what the dealing is about."""
    _keep("split", target, settings_for(ledger_url), others=others, note=note, quiet=quiet)


@judge.command(cls=Command, examples=("tumen judge undo jdg_0a44d1c2ee",))
@click.argument("judgement", metavar="JUDGEMENT")
@ledger_option
@quiet_option
def undo(judgement: str, ledger_url: str | None, quiet: bool) -> None:
    """Undo a judgement. It stays in the history."""
    with open_ledger(settings_for(ledger_url).ledger_url) as ledger:
        undone = ledger.undo(judgement, datetime.now(UTC))
        workflow.refresh(ledger)
    if not quiet:
        click.echo("undone" if undone else "it was undone already", err=True)


@judge.command("list", cls=Command, examples=("tumen judge list", "tumen judge list clm_3f9a0c11d2 --format json"))
@click.argument("target", required=False, metavar="[ID]")
@format_option()
@ledger_option
def list_judgements(target: str | None, form: str, ledger_url: str | None) -> None:
    """List the judgements, on one claim or dealing or on all; undone ones too."""
    with open_ledger(settings_for(ledger_url).ledger_url, read_only=True) as ledger:
        show(ledger.judgements(target), _COLUMNS, form, as_json=judgement_to_json)


def _field(change: str) -> tuple[str, object]:
    name, equals, value = change.partition("=")
    if not equals:
        raise QueryError(f"{change!r} says no value", hint="Write it as certainty=likely.")
    try:
        return name, json.loads(value)
    except json.JSONDecodeError:
        return name, value


def _keep(
    decision: Decision,
    target: str,
    settings: Settings,
    *,
    others: tuple[str, ...] = (),
    patch: dict[str, object] | None = None,
    note: str | None,
    quiet: bool,
) -> None:
    now = datetime.now(UTC)
    patch = patch or {}
    with open_ledger(settings.ledger_url) as ledger:
        target, others = ledger.find(target).id, tuple(ledger.find(other).id for other in others)
        identifier = stable_id("jdg", decision, target, settings.user, now.isoformat(), others, patch, note)
        ledger.judge(Judgement(identifier, decision, target, settings.user, now, others, patch, note))
        workflow.refresh(ledger)
    if not quiet:
        click.echo(f"kept as {identifier}: {decision} {target}. Undo it with: tumen judge undo {identifier}", err=True)
