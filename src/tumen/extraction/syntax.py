"""Grammar: who is the subject, the object and the rest of a verb or noun.

Through passives, relative clauses, coordination, control and light verbs. Works on the labels of the ClearNLP scheme
that spaCy's English models use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

Slots = dict[str, list["Token"]]

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE = frozenset({"nsubjpass", "csubjpass"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "X", "DET", "SYM"})
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
_OBJECT_CONTROL = word_set("syntax.object_control")
LIGHT = word_set("syntax.light")
_SERIES = word_set("framing.series")
_DEPTH = 12


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive: "was sent", or "sent" after the noun it belongs to."""
    if any(child.dep_ in {"nsubjpass", "auxpass", "csubjpass", "agent"} for child in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not _has_own_clause(verb) and verb.head.pos_ in {"VERB", "AUX"}:
        return not any(child.dep_ == "aux" for child in verb.children) and is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and not _is_perfect(verb)


def _is_perfect(verb: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def conjuncts(token: Token) -> list[Token]:
    """A nominal and those joined to it by "and" or a comma, from the left."""
    found = [token]
    for child in token.children:
        if child.dep_ == "conj" and child.pos_ in _NOMINAL and not any(item.dep_ == "neg" for item in child.children):
            found.extend(conjuncts(child))
        elif child.dep_ == "prep" and child.lower_ == "as" and child.i + 1 < len(child.doc):
            found.extend(_as_well_as(child))
    return found


def _as_well_as(preposition: Token) -> list[Token]:
    before = preposition.doc[max(0, preposition.i - 2) : preposition.i].text.lower()
    if before == "as well":
        return [item for child in preposition.children if child.dep_ == "pobj" for item in conjuncts(child)]
    return []


def slots(trigger: Token) -> Slots:
    """The noun heads in each slot of a verb or noun: ``subj``, ``obj``, ``iobj`` and prepositions by their word."""
    found: Slots = {}
    if trigger.pos_ in {"VERB", "AUX"}:
        _verb(trigger, found)
    else:
        _noun(trigger, found)
    return {slot: _unique(tokens) for slot, tokens in found.items()}


def _unique(tokens: list[Token]) -> list[Token]:
    return list({token.i: token for token in tokens}.values())


def _put(found: Slots, slot: str, token: Token) -> None:
    found.setdefault(slot, []).extend(conjuncts(token))


def _verb(verb: Token, found: Slots) -> None:
    for token in subjects(verb):
        _put(found, "subj", token)
    for token in objects(verb):
        _put(found, "obj", token)
    for child in verb.children:
        if child.dep_ == "dative" and child.pos_ != "ADP":
            _put(found, "iobj", child)
        elif child.dep_ in {"prep", "dative", "agent", "prt", "advmod"}:
            prepositions(child, found, agent=child.dep_ == "agent")
    for subject in _clause_subjects(verb):
        _put(found, "clause", subject)
    for token in list(found.get("obj", ())):
        for child in token.children:
            if child.dep_ == "prep":
                prepositions(child, found)
    for child in verb.children:
        if child.dep_ == "xcomp" and child.tag_ == "VBG":
            found.setdefault("gerund", []).append(child)


def _clause_subjects(verb: Token) -> list[Token]:
    """The subjects of the clauses that a verb governs ("demanded that Japan pay")."""
    return [
        subject
        for child in verb.children
        if child.dep_ in {"ccomp", "xcomp"} and child.pos_ in {"VERB", "AUX"}
        for subject in child.children
        if subject.dep_ in _SUBJECTS | _PASSIVE
    ]


def prepositions(preposition: Token, found: Slots, *, agent: bool = False) -> None:
    """Put what hangs on a preposition under its word, following "from X to Y" and "in return for"."""
    word = preposition.lower_
    if word in {"according", "due", "owing", "thanks", "prior", "contrary"}:
        return
    for child in preposition.children:
        if child.dep_ in {"pobj", "pcomp"} and (child.pos_ in _NOMINAL or child.dep_ == "pobj"):
            if not (agent and word == "by"):
                _put(found, word, child)
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ in {"to", "for", "from", "against", "by"}:
                    prepositions(inner, found)
        elif child.dep_ == "prep":
            prepositions(child, found)


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Who does it: the subject, a passive's "by", or the doer that grammar lends to a clause without its own."""
    if depth > _DEPTH:
        return []
    if is_passive(verb):
        agents = [
            noun
            for child in verb.children
            if child.dep_ in {"agent", "prep"} and child.lower_ == "by"
            for noun in child.children
            if noun.dep_ == "pobj"
        ]
        if agents or any(child.dep_ in _PASSIVE for child in verb.children) or verb.dep_ == "acl":
            return agents
    own = [child for child in verb.children if child.dep_ in _SUBJECTS and child.pos_ in _NOMINAL]
    if (
        own
        and verb.dep_ == "ccomp"
        and verb.head.lemma_ == "use"
        and any(child.lower_ == "to" for child in verb.children)
    ):
        # "used jets to shoot down ...": who uses them does it.
        return subjects(verb.head, depth + 1)
    if own:
        return [_antecedent(token, verb) for token in own]
    return _lent_subjects(verb, depth)


def _antecedent(token: Token, verb: Token) -> Token:
    if token.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return verb.head
    if token.lower_ in _RELATIVE and verb.dep_ == "ccomp" and verb.head.lemma_ == "be":
        # "It was Prague that sent ...".
        return next((child for child in verb.head.children if child.dep_ == "attr"), token)
    return token


def _lent_subjects(verb: Token, depth: int) -> list[Token]:
    head = verb.head
    if verb.dep_ == "conj" and head.pos_ in {"VERB", "AUX"}:
        nearer = _nearer_clause(verb, head)
        if nearer is not None:
            return subjects(nearer, depth + 1)
        if is_passive(head) and not is_passive(verb):
            return passive_subjects(head) or subjects(head, depth + 1)
        return subjects(head, depth + 1)
    if verb.dep_ in {"xcomp", "ccomp", "advcl", "oprd"} and head.pos_ in {"VERB", "AUX", "ADJ"}:
        return _controller(head, depth)
    if verb.dep_ == "acomp" and head.pos_ in {"VERB", "AUX"}:
        return subjects(head, depth + 1)
    if verb.dep_ == "acl":
        if verb.tag_ in {"VB", "VBP"} or _is_perfect(verb):
            return _noun_doer(head, depth)
        return [head]
    if verb.dep_ == "relcl":
        return [] if any(child.dep_ in _SUBJECTS | _PASSIVE for child in verb.children) else [head]
    if verb.dep_ == "pcomp":
        return _before_preposition(head, depth)
    return []


def _nearer_clause(verb: Token, head: Token) -> Token | None:
    """The clause between two joined verbs that the second really continues ("A gets x, while B gets y and has z")."""
    between = [
        child
        for child in head.children
        if child.dep_ == "advcl"
        and head.i < child.i < verb.i
        and any(grand.dep_ in _SUBJECTS | _PASSIVE for grand in child.children)
        and any(grand.dep_ == "mark" and grand.lower_ in {"while", "whereas"} for grand in child.children)
    ]
    return between[-1] if between else None


def _controller(head: Token, depth: int) -> list[Token]:
    if head.pos_ == "ADJ":
        return subjects(head.head, depth + 1) if head.dep_ == "acomp" else []
    if head.lemma_.lower() in _OBJECT_CONTROL:
        controlled = objects(head)
        if controlled:
            return controlled
        on = [noun for child in head.children if child.lower_ in {"on", "upon"} for noun in child.children]
        if on:
            return on
    if is_passive(head):
        passive = passive_subjects(head) if head.lemma_.lower() != "use" else subjects(head, depth + 1)
        if passive:
            return passive
    return subjects(head, depth + 1)


def _before_preposition(preposition: Token, depth: int) -> list[Token]:
    host = preposition.head
    if host.pos_ in {"VERB", "AUX"}:
        if preposition.lower_ in {"of", "for", "from", "with", "over", "against", "into"}:
            controlled = objects(host) if not is_passive(host) else passive_subjects(host)
            if controlled and not (preposition.lower_ == "for" and host.lemma_ == "use"):
                return controlled
        return passive_subjects(host) or subjects(host, depth + 1)
    if host.pos_ in {"NOUN", "PROPN"}:
        return _noun_doer(host, depth)
    return []


def _noun_doer(noun: Token, depth: int) -> list[Token]:
    """Who a noun's action belongs to: its possessor, or the subject of the verb it is the object of."""
    owners = [child for child in noun.children if child.dep_ == "poss"]
    owners += [grand for child in noun.children if child.lower_ == "by" for grand in child.children]
    if owners:
        return owners
    verb = noun.head
    if noun.dep_ in {"dobj", "attr", "nsubjpass", "pobj"}:
        if noun.dep_ == "pobj":
            verb = verb.head
        if verb.pos_ in {"VERB", "AUX"}:
            return subjects(verb, depth + 1)
    return []


def passive_subjects(verb: Token) -> list[Token]:
    """The subject of a passive verb: what it is done to."""
    own = [child for child in verb.children if child.dep_ in _PASSIVE]
    if own:
        return [_antecedent(token, verb) for token in own]
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return [verb.head]
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb.head) and verb.tag_ == "VBN":
        return passive_subjects(verb.head)
    if verb.dep_ in {"xcomp", "ccomp", "oprd"} and verb.head.pos_ in {"VERB", "AUX"} and is_passive(verb):
        return passive_subjects(verb.head) or [child for child in verb.head.children if child.dep_ == "nsubj"]
    return []


def objects(verb: Token) -> list[Token]:
    """What it is done to: the object, a passive's subject, or the noun a relative clause hangs on."""
    found = [child for child in verb.children if child.dep_ in {"dobj", "attr", "oprd"} and child.pos_ in _NOMINAL]
    if not found and _is_misread(verb):
        found = [verb.head]
    found = [_antecedent(token, verb) for token in found]
    if is_passive(verb):
        found = passive_subjects(verb) + found
    elif not found and verb.dep_ == "relcl" and any(child.dep_ == "nsubj" for child in verb.children):
        if not any(child.dep_ == "nsubj" and child.lower_ in _RELATIVE for child in verb.children):
            found = [verb.head]
    elif not found and verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not _has_own_clause(verb):
        found = []
    if not found and verb.head.dep_ != "conj":
        # "bought and shipped weapons": the object stands with the last verb.
        for child in verb.children:
            if child.dep_ == "conj" and child.pos_ == "VERB" and child.i - verb.i <= 2:  # noqa: PLR2004
                found = [grand for grand in child.children if grand.dep_ == "dobj"]
    return found


def _is_misread(verb: Token) -> bool:
    """Whether the parse took a verb with its subject for an adjective ("Korea exported coal": "exported" on "coal")."""
    return verb.dep_ in {"amod", "nmod", "compound"} and verb.head.i > verb.i and _has_own_clause(verb)


def _has_own_clause(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS | _PASSIVE for child in verb.children)


def _noun(noun: Token, found: Slots) -> None:
    for child in noun.children:
        if child.dep_ == "poss":
            _put(found, "subj", child)
        elif child.dep_ in {"amod", "compound", "nmod", "appos"}:
            found.setdefault("mod", []).append(child)
        elif child.dep_ in {"prep", "agent"}:
            if child.lower_ == "by":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        _put(found, "subj", inner)
                        for deep in inner.children:
                            if deep.dep_ == "prep":
                                prepositions(deep, found)
            else:
                prepositions(child, found)
    verb = _carrier(noun)
    if verb is not None:
        _carried(noun, verb, found)


def _carrier(noun: Token) -> Token | None:
    """The verb that carries a noun's action: "carried out an attack", "sanctions were imposed"."""
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        return _carrier(noun.head)
    if noun.dep_ in {"dobj", "nsubjpass"} and noun.head.pos_ == "VERB":
        return noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in {"in", "with", "into"} and noun.head.head.pos_ in {"VERB", "AUX"}:
        return noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in _SERIES:
        return _carrier(noun.head.head)
    if noun.dep_ == "nsubj" and noun.head.pos_ in {"VERB", "AUX"}:
        return noun.head
    return None


def _carried(noun: Token, verb: Token, found: Slots) -> None:
    if noun.dep_ != "nsubj":
        for token in subjects(verb):
            if token.i != noun.i:
                found.setdefault("carrier", []).extend(conjuncts(token))
    for child in verb.children:
        if child.dep_ in {"prep", "dative"} and child.pos_ == "ADP" and child.i > noun.i:
            prepositions(child, found)
        elif child.dep_ == "dative":
            _put(found, "iobj", child)


def subtree_without_clauses(token: Token) -> Iterator[Token]:
    """A noun phrase's words, without the clauses that hang on it."""
    yield token
    for child in token.children:
        if child.dep_ not in {"relcl", "acl", "advcl", "ccomp", "punct", "parataxis"}:
            yield from subtree_without_clauses(child)
