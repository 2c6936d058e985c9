"""Who vouches for a claim, outermost first, with the words that name them and the verb of saying."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.extraction.gazetteer import singular
from tumen.extraction.outlooks import Outlook, Voice
from tumen.extraction.roles import is_person, parties_of
from tumen.extraction.sentence import PartyAt, Sentence
from tumen.model import PartyKind, Speaker
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_OUTLETS = word_set("speakers.outlets")
_NOT_SPEAKERS = frozenset({"it", "there", "this", "that", "which", "what", "who", "i", "we", "you"})
_PRONOUNS = frozenset({"he", "she", "they", "his", "her", "their", "its"})
_CLAUSES = frozenset({"relcl", "acl", "appos", "prep", "punct", "advcl", "ccomp"})


def speakers_of(sentence: Sentence, view: Outlook) -> tuple[Speaker, ...]:
    """The speakers of an act, outermost first. A voice that names nobody is left out."""
    found: list[Speaker] = []
    for voice in view.voices:
        speaker = _speaker(sentence, voice)
        if speaker is not None and all(speaker.span != other.span for other in found):
            found.append(speaker)
    return tuple(found)


def speaker_at(sentence: Sentence, head: Token, cue: Token) -> Speaker | None:
    """Who a noun phrase before a verb of saying is, as a speaker."""
    return _speaker(sentence, Voice(head, cue))


def _speaker(sentence: Sentence, voice: Voice) -> Speaker | None:
    head = voice.head
    cue = "according to" if voice.cue.lower_ == "according" else voice.cue.text
    parties = parties_of(sentence, [head]) or _before(sentence, head, voice)
    if not parties:
        if (
            head.lower_ in _NOT_SPEAKERS
            or head.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}
            or head.lower_ in _PRONOUNS
        ):
            return None
        first, last = _phrase(head)
        kind: PartyKind = "person" if head.ent_type_ == "PERSON" else "body"
        return Speaker(None, kind, sentence.doc[first:last].text, sentence.span(first, last), cue, None)
    if _is_outlet(sentence, head):
        first, last = _phrase(head)
        return Speaker(None, "body", sentence.doc[first:last].text, sentence.span(first, last), cue, None)
    party = parties[0]
    return _known(sentence, party, head, cue)


def _is_outlet(sentence: Sentence, head: Token) -> bool:
    """Whether a newspaper or broadcaster speaks: it speaks for no state, unless it is the state's own."""
    first, last = _phrase(head)
    words = {singular(token.lower_) for token in sentence.doc[first:last]}
    return bool(words & _OUTLETS) and not words & {"state", "official", "government", "agency"}


def _before(sentence: Sentence, head: Token, voice: Voice) -> list[PartyAt]:
    """The nationality right before a speaker at the end of a sentence ("..., Ukrainian intelligence estimates")."""
    if voice.cue.i != head.i + 1 or head.i == 0:
        return []
    party = sentence.party_at.get(head.i - 1)
    return [party] if party is not None and party.form in {"adjective", "demonym"} else []


def _known(sentence: Sentence, party: PartyAt, head: Token, cue: str) -> Speaker:
    state = party.id
    if party.form == "reference" and head.i == party.start:
        text = party.via.name if party.via is not None else head.text
        person = is_person(party) and (party.via is None or party.via.kind == "person")
        if party.via is not None and not person:
            return Speaker(state, "body", party.via.name, sentence.span(head.i, head.i + 1), cue, state)
        return Speaker(state, "person" if person else party.kind, text if person else head.text,
                       sentence.span(head.i, head.i + 1), cue, state if person else None)  # fmt: skip
    if party.via is not None and party.via.kind == "person" and party.form in {"person", "surname"}:
        span = sentence.span(party.start, party.end)
        return Speaker(state, "person", sentence.doc[party.start : party.end].text, span, cue, state)
    organ = party.via is not None and party.via.kind not in {"capital", "seat", "place"}
    whole = head.i < party.start or head.i >= party.end or organ
    if not whole:
        span = sentence.span(party.start, party.end)
        return Speaker(state, party.kind, sentence.doc[party.start : party.end].text, span, cue, None)
    first, last = _phrase(head)
    first, last = min(first, party.start), max(last, party.end if party.end <= head.i + 1 else last)
    kind: PartyKind = "person" if is_person(party) or head.ent_type_ == "PERSON" else "body"
    return Speaker(state, kind, sentence.doc[first:last].text, sentence.span(first, last), cue, state)


def _phrase(head: Token) -> tuple[int, int]:
    """The words of a noun phrase, without the clauses and asides that hang on it, without a leading article."""
    words = [head.i]
    for child in head.children:
        if child.dep_ not in _CLAUSES and child.dep_ not in {"cc", "conj"} and child.i < head.i:
            words.extend(item.i for item in child.subtree)
        elif child.dep_ == "prep" and child.lower_ in {"of", "for"} and head.ent_type_ != "PERSON":
            words.extend(item.i for item in child.subtree if item.dep_ != "relcl")
    first, last = min(words), max(words) + 1
    if head.doc[first].lower_ in {"the", "a", "an"} and first < head.i:
        first += 1
    return first, last
