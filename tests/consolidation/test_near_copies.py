from __future__ import annotations

import subprocess
import sys
from itertools import combinations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.consolidation.stories import CARGO_WIRE, REPRINTS, STORIES, SUMMIT_WIRE

from tumen.consolidation import SAME_FAMILY, bands, similarity, text_signature

QUOTE = (
    '\n\n"We will not stand by while weapons banned by nine resolutions cross a border in the dark, and those who send '
    'them and those who pay for them will answer for it together," the foreign minister said in a statement.'
)


@pytest.mark.parametrize("story", STORIES)
def test_reprints_of_one_story_are_of_one_family(story: str) -> None:
    versions = [story, *(reprint(story) for reprint in REPRINTS)]
    for a, b in combinations(map(text_signature, versions), 2):
        assert similarity(a, b) >= SAME_FAMILY + 0.2
        assert set(bands(a)) & set(bands(b)), "a store would never compare them"


def test_stories_on_one_event_are_of_two_families_even_with_a_quotation_in_common() -> None:
    for a, b in combinations(STORIES, 2):
        assert similarity(text_signature(a), text_signature(b)) <= SAME_FAMILY - 0.2
        assert similarity(text_signature(a + QUOTE), text_signature(b + QUOTE)) <= SAME_FAMILY - 0.2


def test_reprints_of_different_stories_stay_apart() -> None:
    for first, second in product(REPRINTS, REPRINTS):
        assert similarity(text_signature(first(SUMMIT_WIRE)), text_signature(second(CARGO_WIRE))) < SAME_FAMILY


def test_line_width_case_and_punctuation_make_no_difference() -> None:
    wrapped = SUMMIT_WIRE.replace(", ", ",\n").upper()
    assert text_signature(wrapped) == text_signature(SUMMIT_WIRE)


def test_korean_and_chinese_stories_are_compared() -> None:
    chinese = "外交部发言人在例行记者会上表示两国之间的合作是主权国家之间的事情不针对第三方也不受第三方影响。"
    assert similarity(text_signature(chinese), text_signature(chinese[:-9])) > 0.5
    korean = "국가정보원은 북한이 작년 여름부터 컨테이너 만 개 이상을 보낸 것으로 보고 있다고 밝혔다."
    assert similarity(text_signature(chinese), text_signature(korean)) == 0


def test_a_signature_is_the_same_in_every_process() -> None:
    code = "from tumen.consolidation import text_signature; print(text_signature('ties grew after the summit in June'))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    # A stored signature must stay comparable with those of later versions: this value may never change.
    assert text_signature("ties grew after the summit in June")[0] == 1229667502759827867


@given(st.text(max_size=400))
def test_any_text_has_64_values_that_fit_a_signed_integer_and_16_bands(text: str) -> None:
    signature = text_signature(text)
    assert len(signature) == 64
    assert all(0 <= value < 2**61 for value in signature)
    assert len(set(bands(signature))) == 16
    assert similarity(signature, text_signature(text)) == 1
