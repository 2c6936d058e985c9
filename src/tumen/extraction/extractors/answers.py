"""What a language model answers, parsed once at the border: claims as it tells them, before anything is believed."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from tumen.errors import ReaderAnswerError
from tumen.model import Basis, Certainty, PartyKind, Polarity, Stage

_MOST = 200
"""The most claims taken from one answer: no window of a text holds as many."""
_FENCED = re.compile(r"```(?:json)?\s*(\{.*\})\s*```", re.DOTALL)
_THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)


class _Told(BaseModel):
    """A part of an answer: what the contract does not ask for is left aside, and an empty string is none."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)

    @field_validator(
        "id", "mode", "amount", "unit", "when", "cue", "party", "exchange", mode="before", check_fields=False
    )
    @classmethod
    def _none_for_empty(cls, value: object) -> object:
        return None if value == "" else value


class ActTold(_Told):
    """The act: its code, its mode, and the word that names it."""

    code: str
    mode: str | None = None
    text: str


class PartyTold(_Told):
    """A party: the words, and the id that the model gives it."""

    text: str
    id: str | None = None
    kind: PartyKind = "state"


class GoodsTold(_Told):
    """Goods: the words, the category, and the words of the amount with its unit."""

    text: str
    category: str
    amount: str | None = None
    unit: str | None = None


class SpeakerTold(_Told):
    """Who vouches for it, the verb of saying, and the id of the party that it is said for."""

    text: str
    id: str | None = None
    kind: PartyKind = "person"
    cue: str | None = None
    party: str | None = Field(default=None, alias="for")


class ClaimTold(_Told):
    """A claim as a model tells it."""

    quote: str
    act: ActTold
    actors: tuple[PartyTold, ...] = ()
    recipients: tuple[PartyTold, ...] = ()
    affected: tuple[PartyTold, ...] = ()
    goods: tuple[GoodsTold, ...] = ()
    when: str | None = None
    where: tuple[str, ...] = ()
    stage: Stage
    polarity: Polarity
    certainty: Certainty
    certainty_cues: tuple[str, ...] = ()
    speakers: tuple[SpeakerTold, ...] = ()
    basis: Basis = "stated"
    exchange: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The claims of one answer that follow the contract, and why each of the others does not."""

    claims: tuple[ClaimTold, ...]
    invalid: tuple[str, ...]


def read_reply(body: bytes) -> str:
    """The words of a chat completion. Raises :class:`ReaderAnswerError` for anything else, or one cut off."""
    try:
        choice = json.loads(body)["choices"][0]
        content = choice["message"]["content"]
        ended = choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        raise ReaderAnswerError(
            f"the server's answer is not a chat completion: {shown(body)}", hint="Is it an OpenAI-compatible address?"
        ) from None
    if ended == "length":
        raise ReaderAnswerError(
            "the language model's answer was cut off",
            hint="Raise TUMEN_LANGUAGE_MODEL_TOKENS, or lower TUMEN_LANGUAGE_MODEL_WINDOW.",
        )
    if not isinstance(content, str):
        raise ReaderAnswerError("the language model gave no text in its answer")
    return content


def read_answer(content: str) -> Answer:
    """The claims that an answer tells. Raises :class:`ReaderAnswerError` when it is not JSON with ``claims``.

    JSON between fences, or after thoughts between ``<think>`` marks, is found too.
    """
    content = _THOUGHT.sub("", content).strip()
    fenced = _FENCED.fullmatch(content)
    try:
        given = json.loads(fenced.group(1) if fenced else content)
    except (ValueError, RecursionError):
        given = None
    claims = given.get("claims") if isinstance(given, dict) else None
    if not isinstance(claims, list):
        raise ReaderAnswerError(
            f"the language model's answer is not JSON with claims: {shown(content.encode())}",
            hint="Try again, or use a model that follows a JSON schema.",
        )
    return _sorted_out(claims)


def shown(body: bytes) -> str:
    """The beginning of an answer, to be shown in an error."""
    return repr(body[:120].decode("utf-8", "replace"))


def _sorted_out(claims: Sequence[object]) -> Answer:
    good: list[ClaimTold] = []
    bad: list[str] = ["more than 200 claims in one answer"] * max(len(claims) - _MOST, 0)
    for claim in claims[:_MOST]:
        try:
            good.append(ClaimTold.model_validate(claim))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            where = next((part for part in first["loc"] if isinstance(part, str)), "claim")
            bad.append(f"{where} is not as the contract says")
    return Answer(tuple(good), tuple(bad))
