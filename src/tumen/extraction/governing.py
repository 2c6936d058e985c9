"""What stands over an act: who vouches for it, how far it has come, whether it is denied, how sure it is.

From the word that names the act the parse is climbed to the root. Each word on the way that the governors know
(governors.toml) adds its effect; so do modal verbs, negation and adverbs of certainty (certainty.toml). A relative or
adverbial clause is said by whoever says the sentence, but is not planned, denied or doubted with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tumen.extraction.governors import governor_of
from tumen.extraction.hedging import own_words
from tumen.extraction.outlooks import Outlook
from tumen.extraction.syntax import is_passive, objects, passive_subjects, subjects
from tumen.extraction.vouching import add_voice, from_elsewhere, noun_subject, owner_of, sayings_beside
from tumen.vocabulary.frames import Governor, frame_lexicon
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "oprd", "acomp", "parataxis", "attr"})
_CONDITIONS = frozenset({"if", "unless", "should", "whether", "lest"})
_NO_COMMENT = word_set("framing.no_comment")
_PREDICATES = frozenset({"attr", "acomp", "oprd", "prep", "ccomp", "xcomp", "dobj"})
_FALSE = word_set("governing.false")
_PASSIVE_SAYING = frozenset({"say", "report", "claim", "allege", "accuse", "rumour", "rumor"})
_TEMPORAL = frozenset(
    {"as", "while", "when", "after", "before", "since", "because", "although", "though", "where", "until"}
)
DEPTH = 16


def outlook(trigger: Token) -> Outlook:
    """Climb from the word that names an act to the root of its sentence."""
    view = Outlook()
    token, own, depth = trigger, True, 0
    while depth < DEPTH:
        depth += 1
        if own:
            own_words(token, view)
        sayings_beside(token, view)
        head = token.head
        if head.i == token.i:
            break
        token, own = step(token, head, view, own=own)
    from_elsewhere(trigger, view)
    view.voices.reverse()
    return view


def step(token: Token, head: Token, view: Outlook, *, own: bool) -> tuple[Token, bool]:
    """One step up; returns the next word and whether its own words (modals, negation) still bear on the act."""
    label = token.dep_
    if label == "conj":
        shares = own and not any(
            child.dep_ in {"nsubj", "nsubjpass", "aux"} and child.lower_ != "to" for child in token.children
        )
        return head, shares and head.pos_ == token.pos_
    if label == "relcl" and governor_of(head) is not None and any(child.dep_ == "mark" for child in token.children):
        return head, _governed(token, head, view, own=own)
    if label in {"relcl", "appos"}:
        return head, False
    if label == "advcl":
        if own and any(child.dep_ == "mark" and child.lower_ in _CONDITIONS for child in token.children):
            view.supposed = True
        if _is_complement(token, head):
            return head, _governed(token, head, view, own=own)
        if own and any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children):
            view.stage = view.stage or "expected"
            view.future = True
        return head, False
    if label in {"prep", "agent", "pobj", "pcomp", "dative"} and head.pos_ in {"ADP", "SCONJ", "PART", "VERB", "NOUN"}:
        if label in {"prep", "agent", "dative"}:
            governed = _governed(token, head, view, own=own, preposition=token.lower_)
            return head, governed
        return head, own
    if label == "xcomp" and own and _still_to_come(token, head, view):
        return head, own
    if label in _COMPLEMENTS or label in {"acl", "dobj", "nsubj", "nsubjpass", "compound", "amod", "poss", "nmod"}:
        return head, _governed(token, head, view, own=own)
    return head, own and head.pos_ == token.pos_


def _still_to_come(token: Token, head: Token, view: Outlook) -> bool:
    """Whether "is to" or "has yet to" stands over a word, and what that says of it."""
    if head.lemma_ == "have" and any(child.lower_ == "yet" for child in head.children):
        view.denied = not view.denied
        view.reasons.append("has yet to: not done")
        return True
    if head.lemma_ == "be" and any(child.lower_ == "to" for child in token.children):
        view.stage, view.future = view.stage or "expected", True
        view.reasons.append("is to: still to come")
        return True
    return False


def _is_complement(token: Token, head: Token) -> bool:
    """An adverbial clause that is really what is said or planned ("is set to send", "plans to send")."""
    if any(child.dep_ == "dobj" for child in head.children):
        return False
    return (
        head.pos_ in {"ADJ", "VERB", "AUX"}
        and governor_of(head) is not None
        and not any(child.dep_ == "mark" and child.lower_ in _TEMPORAL | _CONDITIONS for child in token.children)
        and any(child.lower_ == "to" for child in token.children if child.dep_ == "aux")
        and head.lemma_ != "use"
    )


def _governed(token: Token, head: Token, view: Outlook, *, own: bool, preposition: str = "") -> bool:
    """The effect of a governing word; whether its own words bear on the act too."""
    governor = governor_of(head)
    if head.lemma_.lower() == "tell" and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        governor = frame_lexicon().governors["order"][0][1]
    if head.lemma_ == "be" and token.dep_ == "ccomp":
        described = next((child for child in head.children if child.dep_ == "acomp" and child.i < token.i), None)
        governor = (governor_of(described) if described is not None else None) or governor
        head = described if described is not None and governor_of(described) is not None else head
    if governor is None and preposition == "by" and any(child.dep_ == "pcomp" for child in token.children):
        return own
    if governor is None:
        evidence = _evidence_beside(head)
        if evidence is not None and own and token.dep_ in {"ccomp", "acl", "advcl"}:
            return _governed(token, evidence, view, own=own) and own_words(evidence, view)
        return own and head.pos_ in {"NOUN", "ADP"} and (token.dep_ in {"compound", "pobj"} or preposition == "of")
    if governor.objects and not any(item.lemma_.lower() in governor.objects for item in _objects_over(token, head)):
        governor = None
    if governor is None:
        return False
    verb_argument = token.dep_ in {"dobj", "nsubjpass", "nsubj", "prep"} and head.pos_ == "VERB"
    if token.dep_ == "nsubj" and not governor.passes and head.pos_ == "VERB":
        # "The delivery shows ...": the act is what speaks, not what is spoken of.
        return governor.stage == "ended" and _apply(token, head, governor, view, own=own)
    if (
        verb_argument
        and governor.speaker
        and not governor.denied
        and preposition not in {"of", "for", "over", "about", "from", "on"}
        and token.dep_ == "prep"
    ):
        return False
    return _apply(token, head, governor, view, own=own)


def _evidence_beside(verb: Token) -> Token | None:
    """The evidence that a clause belongs to, though the parse hangs it on the verb ("no evidence emerged that")."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return None
    return next(
        (
            child
            for child in verb.children
            if child.dep_ in {"nsubj", "nsubjpass", "attr", "dobj"}
            and child.pos_ == "NOUN"
            and governor_of(child) is not None
        ),
        None,
    )


def _neither(verb: Token) -> bool:
    """Tell "neither confirmed nor denied", which leaves it open."""
    return any(child.lower_ in {"neither", "nor"} for word in (verb, verb.head) for child in word.children)


def _called_false(noun: Token) -> bool:
    """Whether a report or claim is called false: "is fake", "called the report groundless", "dismissed as"."""
    verb = noun.head
    if verb.lemma_.lower() == "call" and any(item.lemma_.lower() in _FALSE for item in verb.subtree):
        return True
    if verb.pos_ not in {"VERB", "AUX"} or noun.dep_ not in {"nsubj", "nsubjpass", "dobj"}:
        return False
    near = [item for child in verb.children if child.dep_ in _PREDICATES and child != noun for item in child.subtree]
    return any(item.lemma_.lower() in _FALSE for item in near if noun not in item.ancestors)


def _objects_over(token: Token, head: Token) -> list[Token]:
    return [item for item in [*objects(head), token, token.head] if item is not None]


def _apply(token: Token, head: Token, governor: Governor, view: Outlook, *, own: bool) -> bool:
    if not own:
        if governor.speaker and not governor.denied:
            add_voice(head, view)
        return False
    if governor.act == "REQUEST" and any(
        child.dep_ in {"mark", "advmod"} and child.lower_ in _CONDITIONS for child in token.children
    ):
        view.supposed = True
    _likely_to(token, head, view)
    if governor.act == "REJECT" and token.lemma_.lower() in _NO_COMMENT:
        view.doubt("unclear", head)
        return True
    view.governors.append(head)
    view.reasons.append(f"governed by {head.text!r}")
    _how_far(head, governor, view)
    if governor.denied and _neither(head):
        view.doubt("unclear", head)
    elif governor.denied or (head.pos_ == "NOUN" and _called_false(head)):
        view.denied = not view.denied
    if governor.certainty is not None and not (is_passive(head) and head.lemma_.lower() in _PASSIVE_SAYING):
        view.doubt(governor.certainty, head)
    if governor.speaker:
        if is_passive(head) and head.lemma_.lower() in _PASSIVE_SAYING and not subjects(head):
            view.doubt("possible" if head.lemma_.lower() in {"allege", "accuse", "rumour", "rumor"} else "likely", head)
        add_voice(head, view)
    return True


def _how_far(head: Token, governor: Governor, view: Outlook) -> None:
    """The stage that a governor gives, and the act that it makes of what it governs."""
    if governor.stage is not None and view.stage in {None, "under_way"}:
        view.stage = governor.stage
    _promise_not_to(head, governor, view)
    view.promise = view.promise or governor.promise
    if governor.act is not None and view.act is None:
        view.act = governor.act
        view.asker = subjects(head) if head.pos_ in {"VERB", "AUX"} else owner_of(head) or noun_subject(head)
        view.asked = _asked(head)


def _likely_to(token: Token, head: Token, view: Outlook) -> None:
    """What somebody is likely, ready or due to do is still to come."""
    to_do = any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
    perfect = any(child.lemma_ == "have" and child.dep_ == "aux" for child in token.children)
    if head.pos_ == "ADJ" and to_do and not perfect:
        view.stage = view.stage or "expected"


def _promise_not_to(head: Token, governor: Governor, view: Outlook) -> None:
    """A promise not to do it is a refusal ("vowed not to supply")."""
    if governor.promise and view.denied and governor.stage in {"pledged", "agreed", "expected"}:
        view.denied, view.act, view.stage = False, "REJECT", "refused"
        view.asker = subjects(head) if head.pos_ in {"VERB", "AUX"} else owner_of(head)


def _asked(head: Token) -> list[Token]:
    """Whom a governor is said to: its object, the subject of its passive, or what stands behind "to" or "on"."""
    if head.pos_ in {"VERB", "AUX"} and is_passive(head):
        return passive_subjects(head)
    return (objects(head) if head.pos_ in {"VERB", "AUX"} else []) or _on(head)


def _on(verb: Token) -> list[Token]:
    return [
        noun
        for child in verb.children
        if child.lower_ in {"on", "upon", "to", "with"} and child.dep_ in {"prep", "prt"}
        for noun in child.children
        if noun.dep_ == "pobj"
    ]
