"""What a language model is asked: the instructions, the claim contract as a JSON schema, and one window of a text.

The schema is the claim contract without what Tumen works out itself: ids, spans, quads, scores, days, places' degrees.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from tumen.model import Basis, Certainty, Document, PartyKind, Polarity, Stage
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Question:
    """One question to one model: what it is told, the schema of the answer, and the input (JSON)."""

    model: str
    prompt: str
    schema: str
    input: str

    @property
    def key(self) -> str:
        """The SHA-256 of everything that decides the answer, in hexadecimal: what answers are kept under."""
        parts = json.dumps([self.prompt, self.schema, self.model, self.input], ensure_ascii=False)
        return hashlib.sha256(parts.encode("utf-8", "surrogatepass")).hexdigest()


def question(model: str, document: Document, text: str, before: str) -> Question:
    """The question about one window of a document. ``before`` is the sentence before it, to tell who "they" are."""
    given = {
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "before": before,
        "text": text,
    }
    return Question(model, prompt(), schema_text(), json.dumps(given, ensure_ascii=False))


def request(asked: Question, *, tokens: int, as_schema: bool) -> Json:
    """The body of a chat completion. ``tokens`` is the longest answer; plain JSON where not ``as_schema``."""
    system = asked.prompt if as_schema else f"{asked.prompt}\n\nThe JSON schema of your answer:\n{asked.schema}"
    body: Json = {
        "model": asked.model,
        "messages": [{"role": "system", "content": system}, {"role": "user", "content": asked.input}],
    }
    if as_schema:
        contract = {"name": "claims", "strict": True, "schema": json.loads(asked.schema)}
        body |= {
            "temperature": 0,
            "max_tokens": tokens,
            "response_format": {"type": "json_schema", "json_schema": contract},
        }
    return body


@cache
def prompt() -> str:
    """The instructions, with the codes of acts and goods from the vocabulary."""
    text = files("tumen.extraction.extractors").joinpath("language_model.md").read_text(encoding="utf-8")
    codes = "\n".join(
        f"{act.code}: {act.title}" + (f" (modes: {', '.join(act.modes)})" if act.modes else "")
        for act in acts().values()
    )
    goods = "\n".join(f"{kind.code}: {kind.title}" for kind in goods_tree().categories.values())
    return f"{text.strip()}\n\n## Codes of acts\n{codes}\n\n## Codes of goods\n{goods}"


@cache
def schema_text() -> str:
    """The schema of an answer, as JSON."""
    return json.dumps(_object(claims={"type": "array", "items": _claim()}), ensure_ascii=False)


def _claim() -> Json:
    modes = sorted({mode for act in acts().values() for mode in act.modes})
    party = _object(text=_TEXT, id=_OPTIONAL, kind=_one_of(get_args(PartyKind)))
    goods = _object(
        text=_TEXT,
        category=_one_of(list(goods_tree().categories)),
        amount=_OPTIONAL,
        unit={"anyOf": [_one_of(list(goods_tree().units)), {"type": "null"}]},
    )
    speaker = _object(text=_TEXT, id=_OPTIONAL, kind=_one_of(get_args(PartyKind)), cue=_OPTIONAL, **{"for": _OPTIONAL})
    return _object(
        quote=_TEXT,
        act=_object(code=_one_of(list(acts())), mode={"anyOf": [_one_of(modes), {"type": "null"}]}, text=_TEXT),
        actors=_list(party),
        recipients=_list(party),
        affected=_list(party),
        goods=_list(goods),
        when=_OPTIONAL,
        where=_list(_TEXT),
        stage=_one_of(get_args(Stage)),
        polarity=_one_of(get_args(Polarity)),
        certainty=_one_of(get_args(Certainty)),
        certainty_cues=_list(_TEXT),
        speakers=_list(speaker),
        basis=_one_of(get_args(Basis)),
        exchange=_OPTIONAL,
    )


_TEXT: Json = {"type": "string"}
_OPTIONAL: Json = {"anyOf": [{"type": "string"}, {"type": "null"}]}


def _object(**properties: Json) -> Json:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _one_of(values: Sequence[str]) -> Json:
    return {"type": "string", "enum": list(values)}
