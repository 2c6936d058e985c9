"""The nouns as JSON: the shapes that ``tumen extract`` prints, the API answers and the ledger keeps.

Names and shapes are stable; a change to one is a change of the contract and is told in CHANGELOG.md. The one
difference from :mod:`tumen.model` is that a speaker's ``party`` is written ``for``, a word Python keeps to itself.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter, ValidationError

from tumen.errors import ContractError, InvariantError
from tumen.model import Claim, Dealing, Document, Judgement

_CLAIM = TypeAdapter(Claim)
_DEALING = TypeAdapter(Dealing)
_DOCUMENT = TypeAdapter(Document)
_JUDGEMENT = TypeAdapter(Judgement)


def claim_to_json(claim: Claim) -> dict[str, Any]:
    """The claim as a JSON object, in the order of the contract."""
    data: dict[str, Any] = _CLAIM.dump_python(claim, mode="json")
    for speaker in data["speakers"]:
        speaker["for"] = speaker.pop("party")
    return data


def claim_from_json(data: Mapping[str, Any]) -> Claim:
    """The claim that a JSON object says. Raises :class:`ContractError` naming the field at fault."""
    fields = dict(data)
    fields["speakers"] = [
        {("party" if key == "for" else key): value for key, value in speaker.items()}
        for speaker in fields.get("speakers", ())
    ]
    claim: Claim = _validated(_CLAIM, fields, "claim")
    return claim


def claim_from_text(text: str) -> Claim:
    """The claim that a JSON text says: as :func:`claim_from_json`, and quicker."""
    try:
        claim: Claim = _CLAIM.validate_json(text.replace('"for":', '"party":'))  # within a string, quotes are escaped
    except (ValueError, InvariantError):  # again in the way that names what is wrong, or reads what UTF-8 cannot say
        return claim_from_json(json.loads(text))
    return claim


def dealing_to_json(dealing: Dealing) -> dict[str, Any]:
    """The dealing as a JSON object."""
    data: dict[str, Any] = _DEALING.dump_python(dealing, mode="json")
    return data


def dealing_from_json(data: Mapping[str, Any]) -> Dealing:
    """The dealing that a JSON object says. Raises :class:`ContractError` naming the field at fault."""
    dealing: Dealing = _validated(_DEALING, data, "dealing")
    return dealing


def dealing_from_text(text: str) -> Dealing:
    """The dealing that a JSON text says: as :func:`dealing_from_json`, and quicker."""
    try:
        dealing: Dealing = _DEALING.validate_json(text)
    except (ValueError, InvariantError):  # the same
        return dealing_from_json(json.loads(text))
    return dealing


def document_to_json(document: Document) -> dict[str, Any]:
    """The document as a JSON object."""
    data: dict[str, Any] = _DOCUMENT.dump_python(document, mode="json")
    return data


def document_from_json(data: Mapping[str, Any]) -> Document:
    """The document that a JSON object says. Raises :class:`ContractError` naming the field at fault."""
    document: Document = _validated(_DOCUMENT, data, "document")
    return document


def judgement_to_json(judgement: Judgement) -> dict[str, Any]:
    """The judgement as a JSON object."""
    data: dict[str, Any] = _JUDGEMENT.dump_python(judgement, mode="json")
    return data


def judgement_from_json(data: Mapping[str, Any]) -> Judgement:
    """The judgement that a JSON object says. Raises :class:`ContractError` naming the field at fault."""
    judgement: Judgement = _validated(_JUDGEMENT, data, "judgement")
    return judgement


def _validated(adapter: TypeAdapter[Any], data: Mapping[str, Any], noun: str) -> Any:  # noqa: ANN401 - the adapter says which noun it makes
    try:
        return adapter.validate_python(dict(data))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or noun
        raise ContractError(f"{noun}: field {where} is {first['input']!r}: {first['msg']}") from None
    except InvariantError as error:
        raise ContractError(f"{noun}: {error.message}") from None


def stable_id(prefix: str, *parts: object) -> str:
    """An id made from content alone: ``prefix_`` and 20 hexadecimal digits of a SHA-256 over the parts.

    >>> stable_id("doc", "a text") == stable_id("doc", "a text")
    True
    """
    payload = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=str)
    return f"{prefix}_{hashlib.sha256(payload.encode('utf-8', 'surrogatepass')).hexdigest()[:20]}"


def document_id(text: str) -> str:
    """The id of the document with this text (title, blank line, body)."""
    return stable_id("doc", text)


def claim_id(claim: Claim) -> str:
    """The id of a claim, from what it says: not from its confidence or extractor, so a better reader keeps it."""
    return stable_id(
        "clm",
        claim.document,
        claim.sentence,
        claim.act.code,
        claim.act.span,
        [(mention.id, mention.span) for mention in claim.actors],
        [(mention.id, mention.span) for mention in claim.recipients],
        [goods.span for goods in claim.goods],
        claim.polarity,
    )
