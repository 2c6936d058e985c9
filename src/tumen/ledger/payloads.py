"""The nouns as the JSON text that the ledger keeps, and back. The text follows the contract."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tumen.contract import (
    claim_from_text,
    claim_to_json,
    dealing_from_text,
    dealing_to_json,
    judgement_from_json,
    judgement_to_json,
)
from tumen.model import Claim, Dealing, Judgement

_QUOTE = '"quote":'
_DECODER = json.JSONDecoder()


def dump(data: Mapping[str, Any] | list[Any]) -> str:
    """JSON in one line, with characters as they are."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def claim_text(claim: Claim) -> str:
    """A claim as text."""
    return dump(claim_to_json(claim))


def text_claim(payload: str) -> Claim:
    """The claim that a text says."""
    return claim_from_text(payload)


def quote_in(payload: str) -> str:
    """The sentence of a claim, from its text as the ledger keeps it, without reading the rest."""
    at = payload.index(_QUOTE) + len(_QUOTE)  # not found inside a string, where quotes are escaped
    return str(_DECODER.raw_decode(payload, at)[0])


def dealing_text(dealing: Dealing) -> str:
    """A dealing as text."""
    return dump(dealing_to_json(dealing))


def text_dealing(payload: str) -> Dealing:
    """The dealing that a text says."""
    return dealing_from_text(payload)


def judgement_text(judgement: Judgement) -> str:
    """A judgement as text."""
    return dump(judgement_to_json(judgement))


def text_judgement(payload: str) -> Judgement:
    """The judgement that a text says."""
    return judgement_from_json(json.loads(payload))
