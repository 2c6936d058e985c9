from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import make_claim, make_document

from tumen.contract import claim_from_json, claim_to_json
from tumen.errors import ContractError
from tumen.ledger.payloads import claim_text, dump, quote_in, text_claim
from tumen.model import Span, Speaker

TEXTS = st.text(st.characters(), min_size=1, max_size=40)  # lone surrogates and controls too


@given(quote=TEXTS, source=st.none() | TEXTS | st.just('"quote":"no"'), name=TEXTS | st.just('say "for": this'))
def test_a_claim_comes_back_as_it_was_and_its_sentence_alone_too(quote: str, source: str | None, name: str) -> None:
    speaker = Speaker("KOR", "state", name, Span(0, 1), "said", "PRK")
    claim = replace(make_claim(make_document()), quote=quote, source_id=source, speakers=(speaker,))
    kept = claim_text(claim)
    assert text_claim(kept) == claim == claim_from_json(claim_to_json(claim))
    assert quote_in(kept) == quote


def test_a_text_that_is_no_claim_is_named_by_its_field() -> None:
    data = claim_to_json(make_claim())
    with pytest.raises(ContractError, match="polarity"):
        text_claim(dump(data | {"polarity": "perhaps"}))
    with pytest.raises(ContractError, match="confidence"):
        text_claim(dump(data | {"confidence": 7}))
