"""The climb of :func:`tumen.extraction.governing.outlook`, told step by step: which word changed what.

It takes the same steps by the same rules and notes the difference that each makes; a test holds that it ends where
the climb itself ends.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.extraction import governing
from tumen.extraction.explanation import Effect, Governing
from tumen.extraction.findings import meaning
from tumen.extraction.hedging import own_words
from tumen.extraction.outlooks import Outlook
from tumen.extraction.vouching import from_elsewhere, sayings_beside

if TYPE_CHECKING:
    from spacy.tokens import Token

_Seen = tuple[dict[str, str], list[str]]


def climb(trigger: Token) -> tuple[Outlook, list[Governing]]:
    """What stands over an act, and each word from the one that names it to the root with what it changed."""
    view, steps = Outlook(), _Steps()
    token, own, depth = trigger, True, 0
    while depth < governing.DEPTH:
        depth += 1
        before = _seen(view)
        if own:
            own_words(token, view)
        sayings_beside(token, view)
        steps.note(token, before, view)
        head = token.head
        if head.i == token.i:
            break
        before, governors = _seen(view), len(view.governors)
        following, own = governing.step(token, head, view, own=own)
        governs = len(view.governors) > governors or any(voice.cue.i == head.i for voice in view.voices)
        steps.note(following if governs else token, before, view)
        token = following
    before = _seen(view)
    from_elsewhere(trigger, view)
    if view.voices and _seen(view) != before:
        steps.note(view.voices[-1].cue, before, view)
    view.voices.reverse()
    return view, steps.told()


class _Steps:
    """The words on the way, each once, with all that it changed."""

    def __init__(self) -> None:
        self._words: dict[int, Token] = {}
        self._effects: dict[int, list[Effect]] = {}
        self._why: dict[int, list[str]] = {}

    def note(self, word: Token, before: _Seen, view: Outlook) -> None:
        """Note what became different since ``before`` as done by a word."""
        after = _seen(view)
        self._words.setdefault(word.i, word)
        self._effects.setdefault(word.i, []).extend(
            Effect(field, before[0][field], value) for field, value in after[0].items() if before[0][field] != value
        )
        self._why.setdefault(word.i, []).extend(after[1][len(before[1]) :])

    def told(self) -> list[Governing]:
        """The words in the order they were met."""
        return [
            Governing(
                index,
                word.text,
                meaning(word.dep_),
                tuple(self._effects[index]),
                "; ".join(self._why[index]),
            )
            for index, word in self._words.items()
        ]


def _seen(view: Outlook) -> _Seen:
    """The fields of an outlook in words, and its reasons so far."""
    voices = ", ".join(f"{voice.head.text} ({voice.cue.text})" for voice in view.voices)
    fields = {
        "stage": (view.stage or "as the word itself says").replace("_", " "),
        "polarity": "denied" if view.denied else "affirmed",
        "certainty": view.certainty,
        "act": view.act or "as the frame says",
        "speakers": voices or "the document itself",
        "promise": "promised" if view.promise else "no",
        "future": "to come" if view.future else "no",
        "condition": "only supposed" if view.supposed else "no",
    }
    return fields, list(view.reasons)
