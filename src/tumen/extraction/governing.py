"""What stands over an act: who vouches for it, how far it has come, whether it is denied, how sure it is.

From the word that names the act the parse is climbed to the root. Each word on the way that the governors know
(governors.toml) adds its effect; so do modal verbs, negation and adverbs of certainty (certainty.toml). A relative or
adverbial clause is said by whoever says the sentence, but is not planned, denied or doubted with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tumen.extraction.syntax import is_passive, objects, passive_subjects, subjects
from tumen.vocabulary.frames import Governor, certainty_cues, frame_lexicon
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

LEVELS = ("certain", "likely", "possible", "unclear")
_NEGATIONS = frozenset({"not", "n't", "never", "no", "neither", "nor", "without", "nt"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "csubj", "csubjpass", "oprd", "acomp", "parataxis", "attr"})
_CONDITIONS = frozenset({"if", "unless", "should", "whether", "lest"})
_EVIDENCE = frozenset({"evidence", "sign", "indication", "proof", "confirmation"})
_REPORTS = word_set("framing.reports")
_NO_COMMENT = word_set("framing.no_comment")
_PREDICATES = frozenset({"attr", "acomp", "oprd", "prep", "ccomp", "xcomp", "dobj"})
_FALSE = word_set("governing.false")
_PASSIVE_SAYING = frozenset({"say", "report", "claim", "allege", "accuse", "rumour", "rumor"})
_TEMPORAL = frozenset(
    {"as", "while", "when", "after", "before", "since", "because", "although", "though", "where", "until"}
)
_DEPTH = 16
_SHORTEST = 4


@dataclass(slots=True)
class Voice:
    """Somebody who vouches for a claim: the words that name them and the verb of saying."""

    head: Token
    cue: Token


@dataclass(slots=True)
class Outlook:
    """What stands over an act."""

    stage: str | None = None
    denied: bool = False
    certainty: str = "certain"
    cues: list[Token] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    promise: bool = False
    act: str | None = None
    asker: list[Token] = field(default_factory=list)
    asked: list[Token] = field(default_factory=list)
    governors: list[Token] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    future: bool = False
    supposed: bool = False

    def doubt(self, certainty: str, *words: Token) -> None:
        """Lower the certainty to a level, and remember the words that did."""
        if certainty == "certain":
            return
        self.cues.extend(word for word in words if word not in self.cues)
        if LEVELS.index(certainty) > LEVELS.index(self.certainty):
            self.certainty = certainty
        self.reasons.append(f"certainty {certainty} by {' '.join(word.text for word in words)!r}")


def outlook(trigger: Token) -> Outlook:
    """Climb from the word that names an act to the root of its sentence."""
    view = Outlook()
    token, own, depth = trigger, True, 0
    while depth < _DEPTH:
        depth += 1
        if own:
            _own_words(token, view)
        _sayings_beside(token, view)
        head = token.head
        if head.i == token.i:
            break
        token, own = _step(token, head, view, own=own)
    _denied_report(trigger, view)
    _according_to(trigger, view)
    _trailing(trigger, view)
    view.voices.reverse()
    return view


def _step(token: Token, head: Token, view: Outlook, *, own: bool) -> tuple[Token, bool]:
    """One step up; returns the next word and whether its own words (modals, negation) still bear on the act."""
    label = token.dep_
    if label == "conj":
        shares = own and not any(
            child.dep_ in {"nsubj", "nsubjpass", "aux"} and child.lower_ != "to" for child in token.children
        )
        return head, shares and head.pos_ == token.pos_
    if label == "relcl" and _governor(head) is not None and any(child.dep_ == "mark" for child in token.children):
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
        and _governor(head) is not None
        and not any(child.dep_ == "mark" and child.lower_ in _TEMPORAL | _CONDITIONS for child in token.children)
        and any(child.lower_ == "to" for child in token.children if child.dep_ == "aux")
        and head.lemma_ != "use"
    )


def _governed(token: Token, head: Token, view: Outlook, *, own: bool, preposition: str = "") -> bool:
    """The effect of a governing word; whether its own words bear on the act too."""
    governor = _governor(head)
    if head.lemma_.lower() == "tell" and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children):
        governor = frame_lexicon().governors["order"][0][1]
    if head.lemma_ == "be" and token.dep_ == "ccomp":
        described = next((child for child in head.children if child.dep_ == "acomp" and child.i < token.i), None)
        governor = (_governor(described) if described is not None else None) or governor
        head = described if described is not None and _governor(described) is not None else head
    if governor is None and preposition == "by" and any(child.dep_ == "pcomp" for child in token.children):
        return own
    if governor is None:
        evidence = _evidence_beside(head)
        if evidence is not None and own and token.dep_ in {"ccomp", "acl", "advcl"}:
            return _governed(token, evidence, view, own=own) and _own_words(evidence, view)
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
            and _governor(child) is not None
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
            _voice(head, view)
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
        _voice(head, view)
    return True


def _voice(head: Token, view: Outlook) -> None:
    speakers = subjects(head) if head.pos_ in {"VERB", "AUX"} else _owner(head) or _stated_by(head)
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


def _owner(noun: Token) -> list[Token]:
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


def _how_far(head: Token, governor: Governor, view: Outlook) -> None:
    """The stage that a governor gives, and the act that it makes of what it governs."""
    if governor.stage is not None and view.stage in {None, "under_way"}:
        view.stage = governor.stage
    _promise_not_to(head, governor, view)
    view.promise = view.promise or governor.promise
    if governor.act is not None and view.act is None:
        view.act = governor.act
        view.asker = subjects(head) if head.pos_ in {"VERB", "AUX"} else _owner(head) or _noun_subject(head)
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
        view.asker = subjects(head) if head.pos_ in {"VERB", "AUX"} else _owner(head)


def _asked(head: Token) -> list[Token]:
    """Whom a governor is said to: its object, the subject of its passive, or what stands behind "to" or "on"."""
    if head.pos_ in {"VERB", "AUX"} and is_passive(head):
        return passive_subjects(head)
    return (objects(head) if head.pos_ in {"VERB", "AUX"} else []) or _on(head)


def _stated_by(noun: Token) -> list[Token]:
    """Who says what stands in a statement: the subject of the saying that it is made in ("said in a statement")."""
    verb = noun.head.head
    inside = noun.dep_ == "pobj" and noun.head.lower_ in {"in", "to", "during"} and verb.pos_ == "VERB"
    return subjects(verb) if inside and is_saying(verb) else []


def _noun_subject(noun: Token) -> list[Token]:
    """Who makes a request or threat that is the object of a verb ("issued a reminder to")."""
    return subjects(noun.head) if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" else []


def _on(verb: Token) -> list[Token]:
    return [
        noun
        for child in verb.children
        if child.lower_ in {"on", "upon", "to", "with"} and child.dep_ in {"prep", "prt"}
        for noun in child.children
        if noun.dep_ == "pobj"
    ]


def _governor(token: Token) -> Governor | None:
    """The governor of a word, the one with most words beside it first."""
    entries = frame_lexicon().governors.get(token.lemma_.lower(), ()) or frame_lexicon().governors.get(token.lower_, ())
    for rest, governor in entries:
        if (governor.passive and not is_passive(token)) or not _fits(token, governor.pos):
            continue
        if all(any(child.lower_ == word for child in token.children) for word in rest):
            return governor
    return None


def denies(token: Token) -> bool:
    """Whether a word says that something is not so."""
    governor = _governor(token)
    return governor is not None and governor.denied and governor.speaker


def _fits(token: Token, pos: str) -> bool:
    if pos == "verb":
        return token.pos_ in {"VERB", "AUX"} or (token.pos_ == "ADJ" and token.tag_ in {"VBN", "VBD"})
    return token.pos_ in ({"NOUN", "PROPN"} if pos == "noun" else {"ADJ", "ADV", "VERB"})


def is_saying(token: Token) -> bool:
    """Whether a word is a verb or noun of saying, believing or accusing."""
    governor = _governor(token)
    return governor is not None and governor.speaker


def _own_words(token: Token, view: Outlook) -> bool:
    """Modals, negation and cues that hang on a word itself. Always false: nothing above it bears on the act."""
    cues = certainty_cues()
    for child in token.children:
        word = child.lower_
        if child.dep_ == "neg" or (child.dep_ in {"det", "preconj", "cc", "advmod"} and word in _NEGATIONS):
            if token.pos_ == "VERB" and token in view.governors and is_saying(token) and not denies(token):
                view.doubt("unclear", child)
            elif not (word in {"not", "nor"} and _only(child)):
                view.denied = not view.denied
                view.reasons.append(f"negated by {child.text!r}")
        elif child.dep_ == "aux" and word in cues.modals:
            certainty, stage = cues.modals[word]
            view.doubt(certainty, child)
            perfect = any(other.lower_ == "have" and other.dep_ == "aux" for other in token.children)
            if stage is not None and not perfect:
                view.stage = view.stage or stage
                view.future = view.future or stage == "expected"
            elif certainty == "possible" and not perfect:
                view.stage = view.stage or "expected"
        elif (word,) in cues.cues and child.dep_ in {"advmod", "amod", "acomp", "nsubj", "npadvmod", "neg"}:
            view.doubt(cues.cues[(word,)], child)
        elif child.dep_ in {"amod", "advmod"} and word in {
            "planned",
            "proposed",
            "expected",
            "future",
            "upcoming",
            "possible",
            "potential",
            "would-be",
        }:
            view.stage = view.stage or ("proposed" if word == "proposed" else "expected")
            view.future = True
    _phrases(token, view)
    _negated_arguments(token, view)
    if token.lemma_.lower() in _EVIDENCE and token.dep_ == "dobj" and _is_negated(token.head):
        view.denied = True
    if token.lemma_.lower() in _EVIDENCE and view.denied:
        view.doubt("unclear", token)
    return False


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" or child.lower_ in _NEGATIONS for child in verb.children)


def _only(child: Token) -> bool:
    """Tell "not only ... but also" affirms."""
    return child.i + 1 < len(child.doc) and child.doc[child.i + 1].lower_ in {"only", "just", "merely"}


def _phrases(token: Token, view: Outlook) -> None:
    cues = certainty_cues().cues
    words = [item.lower_ for item in token.doc]
    left = min((child.i for child in token.children), default=token.i)
    right = max((child.i for child in token.children), default=token.i)
    for phrase, certainty in cues.items():
        if len(phrase) < 2:  # noqa: PLR2004
            continue
        for start in range(max(0, left - len(phrase)), right + 1):
            if tuple(words[start : start + len(phrase)]) == phrase:
                view.doubt(certainty, *token.doc[start : start + len(phrase)])


def _negated_arguments(token: Token, view: Outlook) -> None:
    """Deny by an argument: "sent no weapons", "neither side sent", "No shells were sent"."""
    if token.pos_ not in {"VERB", "AUX"}:
        return
    for child in token.children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass"} and any(
            grand.lower_ in {"no", "neither", "none"} and grand.dep_ in {"det", "preconj", "nummod"}
            for grand in child.children
        ):
            view.denied = not view.denied
            view.reasons.append(f"negated by the argument {child.text!r}")
        elif child.dep_ in {"nsubj", "nsubjpass"} and child.lower_ in {"none", "neither", "nobody", "nothing"}:
            view.denied = not view.denied


def _sayings_beside(token: Token, view: Outlook) -> None:
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
        governor = _governor(token)
        before = token.i < trigger.i and governor is not None and governor.objects
        after = token.i > trigger.i and is_passive(token) and view.governors[0].i < trigger.i
        if governor is not None and governor.denied and token.pos_ == "VERB" and (before or after):
            view.denied = True
            view.reasons.append(f"denied by {token.text!r} before the report")
            _voice(token, view)
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
