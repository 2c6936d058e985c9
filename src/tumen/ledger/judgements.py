"""Analysts' decisions: kept for ever, undone by a time, at most one of a kind holding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, insert, or_, select, update
from sqlalchemy.sql import Select

from tumen.errors import UnknownIdError
from tumen.ledger import blocks, schema
from tumen.ledger.asof import aware
from tumen.ledger.identifiers import resolve, shown
from tumen.ledger.payloads import dump, judgement_text, text_judgement
from tumen.model import Judgement

_TABLE = schema.judgements
_TARGETS = schema.judgement_targets
_VERDICTS = {"accept", "reject"}


def judge(connection: Connection, judgement: Judgement) -> bool:
    """Keep a decision. See :meth:`tumen.ledger.store.Ledger.judge`."""
    aware("created_at", judgement.created_at)
    if connection.execute(select(_TABLE.c.id).where(_TABLE.c.id == judgement.id)).first():
        return False
    named = [_named(connection, given) for given in (judgement.target, *judgement.others)]
    whole = replace(judgement, target=named[0], others=tuple(named[1:]), deleted_at=None)
    subject = _subject(whole)
    if judgement.deleted_at is None:
        before = _TABLE.c.target == whole.target, _TABLE.c.subject == subject, _TABLE.c.deleted_at.is_(None)
        connection.execute(update(_TABLE).where(*before).values(deleted_at=judgement.created_at))
    row = {
        "id": whole.id,
        "target": whole.target,
        "subject": subject,
        "created_at": whole.created_at,
        "deleted_at": judgement.deleted_at,
        "payload": judgement_text(whole),
    }
    connection.execute(insert(_TABLE), row)
    claims = sorted({_claim_id(name) for name in named})
    connection.execute(insert(_TARGETS), [{"claim": claim, "judgement": whole.id} for claim in claims])
    _mark(connection, whole.id)
    return True


def undo(connection: Connection, judgement_id: str, at: datetime) -> bool:
    """Undo a decision. See :meth:`tumen.ledger.store.Ledger.undo`."""
    aware("at", at)
    found = resolve(connection, _TABLE.c.id, judgement_id, "judgement")
    standing = _TABLE.c.id == found, _TABLE.c.deleted_at.is_(None)
    if connection.execute(update(_TABLE).where(*standing).values(deleted_at=at)).rowcount == 0:
        return False
    _mark(connection, found)
    return True


def judgements(connection: Connection, target: str | None, as_of: datetime | None) -> list[Judgement]:
    """Decisions, oldest first. See :meth:`tumen.ledger.store.Ledger.judgements`."""
    statement = select(_TABLE)
    if target is not None:
        claims = {_claim_id(target)}
        if target.startswith("dlg_"):
            links = schema.dealing_claims
            claims.update(connection.scalars(select(links.c.claim).where(links.c.dealing == target)))
        chosen = select(_TARGETS.c.judgement).where(_TARGETS.c.claim.in_(claims))
        statement = statement.where(_TABLE.c.id.in_(chosen))
    return _read(connection, statement if as_of is None else holding(statement, as_of), as_of)


def of_blocks(connection: Connection, keys: Iterable[str], as_of: datetime | None) -> list[Judgement]:
    """The decisions that hold, now or at a time, and bear on the claims or dealings of blocks, oldest first."""
    chosen = (
        select(_TARGETS.c.judgement)
        .join(schema.claims, schema.claims.c.id == _TARGETS.c.claim)
        .where(schema.claims.c.block.in_(sorted(keys)))
    )
    return _read(connection, holding(select(_TABLE).where(_TABLE.c.id.in_(chosen)), as_of), as_of)


def holding(statement: Select[Any], as_of: datetime | None) -> Select[Any]:
    """The judgements of a statement that hold, now or at a time."""
    if as_of is None:
        return statement.where(_TABLE.c.deleted_at.is_(None))
    aware("as_of", as_of)
    later = or_(_TABLE.c.deleted_at.is_(None), _TABLE.c.deleted_at > as_of)
    return statement.where(and_(_TABLE.c.created_at <= as_of, later))


def _read(connection: Connection, statement: Select[Any], as_of: datetime | None) -> list[Judgement]:
    rows: Iterable[Row[Any]] = connection.execute(statement.order_by(_TABLE.c.created_at, _TABLE.c.id))
    return [replace(text_judgement(row.payload), deleted_at=row.deleted_at if as_of is None else None) for row in rows]


def _subject(judgement: Judgement) -> str:
    if judgement.decision in _VERDICTS:
        return "verdict"
    if judgement.decision == "edit":
        return "edit"
    return f"{judgement.decision} {dump(sorted(judgement.others))}"


def _named(connection: Connection, given: str) -> str:
    """The whole id of a claim, or of a dealing by the claim that gave it its name."""
    prefix = given[:4]
    if prefix not in {"clm_", "dlg_"}:
        raise UnknownIdError(
            f"There is no claim or dealing {shown(given)}.", hint="Their ids begin with clm_ and dlg_."
        )
    noun = "claim" if prefix == "clm_" else "dealing"
    return prefix + resolve(connection, schema.claims.c.id, _claim_id(given), noun)[4:]


def _claim_id(name: str) -> str:
    return "clm_" + name[4:]


def _mark(connection: Connection, judgement: str) -> None:
    chosen = select(_TARGETS.c.claim).where(_TARGETS.c.judgement == judgement)
    keys = connection.scalars(select(schema.claims.c.block).where(schema.claims.c.id.in_(chosen)))
    blocks.mark(connection, set(keys))
