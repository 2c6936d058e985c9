"""Who vouches for an act: the subject of a saying, a statement's owner, "according to", a headline's end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.extraction.governors import denies, governor_of, is_saying
from tumen.extraction.outlooks import Outlook, Voice
from tumen.extraction.syntax import is_passive, subjects
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_REPORTS = word_set("framing.reports")
_SHORTEST = 4


def add_voice(head: Token, view: Outlook) -> None:
    """Add who says it by a word of saying, and whom that rests on."""
    speakers = subjects(head) if head.pos_ in {"VERB", "AUX"} else owner_of(head) or _stated_by(head)
    _cited(head, view)
    if speakers:
        view.voices.extend(
            Voice(speaker, head) for speaker in speakers[:1] if all(v.head.i != speaker.i for v in view.voices)
        )


def _cited(head: Token, view: Outlook) -> None:
    """Whom a report rests on ("the daily reported, citing officials")."""
    for child in head.children:
        if child.lemma_.lower() in {"cite", "quote"} and child.dep_ in {"advcl", "xcomp", "prep", "acl", "ccomp"}:
            for noun in child.children:
                if noun.dep_ in {"dobj", "pobj"} and all(voice.head.i != noun.i for voice in view.voices):
                    view.voices.append(Voice(noun, child))


def owner_of(noun: Token) -> list[Token]:
    """Whose statement, denial or plan a noun is."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return subjects(noun.head) if noun.dep_ == "acomp" else []
    owners = [child for child in noun.children if child.dep_ == "poss"]
    for child in noun.children:
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            owners.extend(inner for inner in child.children if inner.dep_ == "pobj")
    return owners or [
        child for child in noun.children if child.dep_ in {"amod", "compound"} and child.ent_type_ in {"GPE", "NORP"}
    ]


def _stated_by(noun: Token) -> list[Token]:
    """Who says what stands in a statement: the subject of the saying that it is made in ("said in a statement")."""
    verb = noun.head.head
    inside = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "to", "during"} and verb.pos_ == "VERB"
    return subjects(verb) if inside and is_saying(verb) else []


def noun_subject(noun: Token) -> list[Token]:
    """Who makes a request or threat that is the object of a verb ("issued a reminder to")."""
    return subjects(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else []


def sayings_beside(token: Token, view: Outlook) -> None:
    """A saying put in beside the clause: "Moscow, Kyiv said, sent ..." or "..., as Seoul reported"."""
    for child in token.children:
        if (
            child.dep_ in {"parataxis", "advcl", "ccomp"}
            and child.pos_ == "VERB"
            and is_saying(child)
            and not denies(child)
        ):
            marks = {grand.lower_ for grand in child.children if grand.dep_ in {"mark", "advmod"}}
            if child.dep_ == "parataxis" or "as" in marks:
                if any(grand.dep_ in {"ccomp", "dobj"} and grand.i > child.i for grand in child.children):
                    continue
                for speaker in subjects(child)[:1]:
                    if all(voice.head.i != speaker.i for voice in view.voices):
                        view.voices.append(Voice(speaker, child))


def _denied_report(trigger: Token, view: Outlook) -> None:
    """A report or claim that the sentence denies before telling it, wherever the parse hangs the two."""
    if view.denied or not any(governor.lemma_.lower() in _REPORTS for governor in view.governors):
        return
    for token in trigger.doc:
        governor = governor_of(token)
        before = token.i < trigger.i and governor is not None and governor.objects
        after = token.i > trigger.i and is_passive(token) and view.governors[0].i < trigger.i
        if governor is not None and governor.denied and token.pos_ == "VERB" and (before or after):
            view.denied = True
            view.reasons.append(f"denied by {token.text!r} before the report")
            add_voice(token, view)
            return


def _trailing(trigger: Token, view: Outlook) -> None:
    """A saying at the end of a headline: "X sent shells, Seoul says", where the parse may not see one."""
    words = [token for token in trigger.doc if not token.is_punct]
    if view.voices or len(words) < _SHORTEST or not is_saying(words[-1]) or words[-1].i <= trigger.i:
        return
    last = words[-1]
    if denies(last):
        return
    comma = next((token.i for token in reversed(trigger.doc[: last.i]) if token.text == ","), None)
    if comma is not None and trigger.i < comma and 1 <= last.i - comma - 1 <= _SHORTEST:
        view.voices.append(Voice(trigger.doc[last.i - 1], last))


def _according_to(trigger: Token, view: Outlook) -> None:
    """Find "according to X", wherever it stands in the clause that the act is told in."""
    for token in trigger.doc:
        if token.lower_ != "according" and not (token.lower_ == "per" and token.pos_ == "ADP"):
            continue
        nouns = [
            noun
            for noun in token.subtree
            if noun.dep_ == "pobj" and noun.head.lower_ in {"to", "per"} and noun.head.head.i in {token.i, token.head.i}
        ]
        for noun in nouns[:1]:
            if token.lower_ == "per" and not noun.text[:1].isupper():
                continue
            if all(voice.head.i != noun.i for voice in view.voices):
                view.voices.append(Voice(noun, token))


def from_elsewhere(trigger: Token, view: Outlook) -> None:
    """Voices and denials that stand elsewhere in the sentence than above the act."""
    _denied_report(trigger, view)
    _according_to(trigger, view)
    _trailing(trigger, view)
