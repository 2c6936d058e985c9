"""Quotations that run on: what stands in a speaker's quotation is said by him, though another sentence names him.

A quotation is the text between two double quotation marks of one paragraph. Its speaker is who says it in the sentence
that holds its end or its beginning; one without a speaker of its own goes on the one before it in its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tumen.extraction.claims import Told
from tumen.extraction.governors import denies, is_saying
from tumen.extraction.sentence import Sentence
from tumen.extraction.speakers import speaker_at
from tumen.extraction.syntax import subjects
from tumen.model import Span, Speaker

_QUOTED = re.compile(r"“[^“”\n]*(?:”|(?=\n)|$)|\"[^\"\n]*(?:\"|(?=\n)|$)")


def quotations(text: str) -> list[Span]:
    """Where the quotations of a text stand, with their marks."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


def sayings(sentence: Sentence, quoted: Iterable[Span]) -> list[tuple[int, Speaker]]:
    """Who says something in a sentence outside of its quotations, with where the verb of saying stands."""
    found = []
    for token in sentence.doc:
        at = sentence.start + token.idx
        if token.pos_ != "VERB" or not is_saying(token) or denies(token) or any(q.start <= at < q.end for q in quoted):
            continue
        speaker = next((s for head in subjects(token)[:1] if (s := speaker_at(sentence, head, token))), None)
        if speaker is not None:
            found.append((at, speaker))
    return found


def with_speakers(text: str, told: list[Told], said: list[tuple[Span, int, Speaker]]) -> list[Told]:
    """The claims, those inside a quotation with its speaker. ``said`` holds sentence, place and speaker of sayings."""
    quoted = quotations(text)
    if not quoted or not said:
        return told
    by = _speakers(text, quoted, said)
    for item in told:
        span = item.claim.act.span
        for index, quotation in enumerate(quoted):
            speaker = by[index]
            if quotation.holds(span) and speaker is not None and not item.claim.speakers:
                item.claim = replace(item.claim, speakers=(speaker,))
                item.reasons.append("the speaker of the quotation it stands in")
    return told


def _speakers(text: str, quoted: list[Span], said: list[tuple[Span, int, Speaker]]) -> list[Speaker | None]:
    found: list[Speaker | None] = []
    for index, quotation in enumerate(quoted):
        touching = [
            (abs(at - quotation.end), speaker)
            for sentence, at, speaker in said
            if sentence.start < quotation.end and quotation.start < sentence.end
        ]
        if touching:
            found.append(min(touching, key=lambda item: item[0])[1])
        elif index and "\n" not in text[quoted[index - 1].end : quotation.start]:
            found.append(found[-1])
        else:
            found.append(None)
    return found
