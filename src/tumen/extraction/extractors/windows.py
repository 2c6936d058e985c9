"""Windows: a document cut into stretches of whole sentences, whole paragraphs where they fit, to be read one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tumen.extraction.sentences import LONGEST, split
from tumen.model import Span


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a text that is read at once: its sentences, in order, and the one before them, if any."""

    sentences: tuple[Span, ...]
    before: Span | None

    @property
    def span(self) -> Span:
        """From the start of the first sentence to the end of the last."""
        return Span(self.sentences[0].start, self.sentences[-1].end)


def windows(text: str, size: int) -> Iterator[Window]:
    """The windows of a text, each at most ``size`` characters (not under the longest sentence, 2,000)."""
    size = max(size, LONGEST)
    held: list[Span] = []
    before: Span | None = None
    for paragraph in _paragraphs(text, split(text)):
        for part in _cut(paragraph, size):
            if held and part[-1].end - held[0].start > size:
                yield Window(tuple(held), before)
                held, before = [], held[-1]
            held.extend(part)
    if held:
        yield Window(tuple(held), before)


def _paragraphs(text: str, sentences: Sequence[Span]) -> Iterator[list[Span]]:
    held: list[Span] = []
    for sentence in sentences:
        if held and "\n" in text[held[-1].end : sentence.start]:
            yield held
            held = []
        held.append(sentence)
    if held:
        yield held


def _cut(paragraph: list[Span], size: int) -> Iterator[list[Span]]:
    held: list[Span] = []
    for sentence in paragraph:
        if held and sentence.end - held[0].start > size:
            yield held
            held = []
        held.append(sentence)
    yield held
