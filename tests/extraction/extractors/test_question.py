from __future__ import annotations

import json
from dataclasses import replace

from tests.builders import make_document
from tests.extraction.extractors.telling import TEXT, answer, told

from tumen.extraction.extractors.answers import read_answer
from tumen.extraction.extractors.question import question, request
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree

ASKED = question("small", make_document(TEXT, title="A title"), TEXT, "Before.")


def test_all_that_decides_the_answer_decides_the_key() -> None:
    others = [replace(ASKED, **{field: "other"}) for field in ("model", "prompt", "schema", "input")]
    assert len({ASKED.key, *(other.key for other in others)}) == 5
    assert ASKED.key == question("small", make_document(TEXT, title="A title"), TEXT, "Before.").key


def test_the_input_is_the_text_with_its_title_and_day() -> None:
    assert json.loads(ASKED.input) == {
        "title": "A title",
        "published": "2024-07-01",
        "before": "Before.",
        "text": TEXT,
    }


def test_the_schema_has_every_code_of_the_vocabulary_and_is_strict() -> None:
    claim = json.loads(ASKED.schema)["properties"]["claims"]["items"]
    assert claim["properties"]["act"]["properties"]["code"]["enum"] == list(acts())
    assert claim["properties"]["goods"]["items"]["properties"]["category"]["enum"] == list(goods_tree().categories)
    assert claim["required"] == list(told())
    assert claim["additionalProperties"] is False


def test_an_answer_by_the_schema_can_be_read() -> None:
    properties = json.loads(ASKED.schema)["properties"]["claims"]["items"]["properties"]
    assert set(told()) == set(properties)
    assert len(read_answer(answer(told())).claims) == 1


def test_without_the_schema_in_the_request_it_stands_in_the_words() -> None:
    full, plain = (request(ASKED, tokens=9, as_schema=as_schema) for as_schema in (True, False))
    assert full["response_format"]["json_schema"]["schema"] == json.loads(ASKED.schema)
    assert (full["temperature"], full["max_tokens"]) == (0, 9)
    assert set(plain) == {"model", "messages"}
    assert ASKED.schema in plain["messages"][0]["content"]
    assert plain["messages"][1]["content"] == ASKED.input
