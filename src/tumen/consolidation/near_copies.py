"""Near copies: whether two texts are reprints of one story, so that they count as one source family.

MinHash over word 5-shingles (Broder, "On the resemblance and containment of documents", 1997) estimates the Jaccard
similarity of two texts from 64 numbers each; banding (16 bands of 4 rows) finds candidates without comparing all
pairs: two texts share a band with probability 1 - (1 - s^4)^16 at similarity s, which is one half at s = 0.45.
Every number here follows from the text alone, on any machine and in any process.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from itertools import pairwise

VALUES = 64
BANDS = 16
ROWS = VALUES // BANDS
SHINGLE = 5
SHORT = 10

SAME_FAMILY = 0.4
"""The least similarity at which two texts are of one family.

Measured on the stories of tests/consolidation: reprints of one story with another headline, the last paragraph cut,
lines put in between, and all three at once lie at 0.70 and above, in any pairing; different stories on one event at
0.00, and at 0.17 and below when both quote the same forty words of a statement. The threshold lies midway, and a test
holds that the two sides stay apart."""

_PRIME = (1 << 61) - 1
# Chinese and Japanese put no spaces between words, so there each character stands for one.
_UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
# A blank line, or a line's end after the end of a sentence: text wrapped to a width is one passage.
_PASSAGE_END = re.compile(r"\n\s*\n|(?<=[.!?:;\"'”’)。！？])[ \t]*\n")
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def _number(payload: str) -> int:
    return int.from_bytes(blake2b(payload.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


# The 64 hash functions x -> (a x + b) mod p, fixed for ever: a stored signature must stay comparable.
_FUNCTIONS = tuple(
    (
        _number(f"tumen near copies, factor {index}") % (_PRIME - 1) + 1,
        _number(f"tumen near copies, term {index}") % _PRIME,
    )
    for index in range(VALUES)
)


def text_signature(text: str) -> tuple[int, ...]:
    """The MinHash signature of a text: 64 numbers from 0 to 2**61 - 2.

    Case, punctuation, spacing, line width and compatibility forms make no difference. Shingles do not run across
    passages, and passages shorter than ten words (headlines, "Read more") count only in a text that has no longer
    one, so that what a site puts between paragraphs changes little. A text without words has the signature of the
    empty shingle.
    """
    passages = [
        _WORD.findall(passage) for passage in _PASSAGE_END.split(unicodedata.normalize("NFKC", text).casefold())
    ]
    body = [words for words in passages if len(words) >= SHORT] or [[word for words in passages for word in words]]
    shingles = {_number(shingle) % _PRIME for words in body for shingle in _shingles(words)}
    return tuple(min([(factor * item + term) % _PRIME for item in shingles]) for factor, term in _FUNCTIONS)


def _shingles(words: Sequence[str]) -> Iterator[str]:
    """Each run of five words; all words as one where there are fewer."""
    for start in range(max(len(words) - SHINGLE + 1, 1)):
        yield " ".join(words[start : start + SHINGLE])


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """The estimated share of word 5-shingles that two texts have in common, 0 to 1, from their signatures."""
    return sum(left == right for left, right in zip(a, b, strict=True)) / len(a)


def bands(signature: tuple[int, ...]) -> tuple[str, ...]:
    """16 keys: texts that share none are too different to be compared, so a store need look only at these."""
    edges = range(0, VALUES + 1, ROWS)
    return tuple(
        f"{index:02d}:{_number(repr(signature[start:end])):016x}" for index, (start, end) in enumerate(pairwise(edges))
    )
