"""From a frame and what stands over it to an act: its code, mode, stage, polarity, and who is on which side of it.

The rules of the PLOVER manual for what has not happened: a cooperative act that is promised, agreed or to come is
AGREE; a hostile one that is promised is THREATEN; one that is asked for is REQUEST, from who asks to who is asked; one
that is refused is REJECT; help or trade that ends is SANCTION (discontinue). What somebody recommends to others keeps
its code, and its stage says that it is only recommended.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tumen.extraction.filled import Filled
from tumen.extraction.outlooks import Outlook
from tumen.extraction.roles import parties_of
from tumen.extraction.sentence import GoodsAt, PartyAt, Sentence
from tumen.extraction.syntax import conjuncts, is_passive, subjects
from tumen.model import QUADS, Act, Polarity, Stage
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree

if TYPE_CHECKING:
    from spacy.tokens import Token

_MATERIAL = frozenset({"AID", "COOPERATE", "MOBILIZE", "ASSAULT", "COERCE", "TIES"})
_ENDING = frozenset({"AID", "COOPERATE", "SUPPORT"})
_THREATS = {"ASSAULT": "violence", "SANCTION": "restrict", "COERCE": "restrict"}
_CONTEXTS = {
    "arms": "military", "personnel": "military", "money": "economic", "energy": "economic", "food": "economic",
    "materials": "economic", "machinery": "economic", "transport": "economic", "labour": "economic",
    "technology": "technology",
}  # fmt: skip
_BACKING = frozenset(
    {"support", "backing", "solidarity", "endorsement", "praise", "condolence", "approval", "blessing"}
)
_HUMANITARIAN = frozenset({"support.humanitarian", "support.medical", "food"})


@dataclass(slots=True)
class Decided:
    """An act with its sides, as it will stand in a claim."""

    code: str
    mode: str | None
    actors: list[PartyAt]
    recipients: list[PartyAt]
    stage: Stage
    polarity: Polarity
    reason: str


def decide(sentence: Sentence, filled: Filled, view: Outlook) -> Decided | None:
    """The act of a frame as it stands under its governors; None where nobody is left to do it."""
    frame = filled.frame
    _as_demand(sentence, filled, view)
    if frame.act == "AID" and filled.goods and all(_is_backing(sentence, goods) for goods in filled.goods):
        frame = replace(frame, act="SUPPORT", mode=None)
        filled.frame = frame
    stage = _stage(sentence, filled, view)
    decided = Decided(
        frame.act, frame.mode, filled.actors, filled.recipients, stage, "denied" if view.denied else "affirmed", "frame"
    )
    by_doer = _said_by_doer(sentence, filled, view)
    if (
        stage == "expected"
        and view.future
        and not view.promise
        and by_doer
        and not acts()[frame.act].kept_when_promised
    ):
        stage = decided.stage = "pledged"
    if view.denied and stage in {"expected", "pledged"} and view.future and by_doer and view.voices:
        decided.code, decided.mode, decided.stage, decided.polarity = "REJECT", None, "refused", "affirmed"
        decided.reason = "will not: refused"
        return decided
    cooperative = not acts()[frame.act].kept_when_promised
    if view.act is not None and view.act != frame.act:
        _overridden(sentence, filled, view, decided)
    elif view.stage == "ended" and frame.act in _ENDING and filled.trigger.dep_ not in {"nsubj", "nsubjpass"}:
        decided.code, decided.mode, decided.reason = "SANCTION", "discontinue", "help or trade that ends"
        if frame.mutual:
            _who_ends_it(sentence, view, decided)
    elif (view.promise or view.future) and cooperative and stage not in {"done", "under_way", "recommended", "ended"}:
        if not view.denied:
            decided.code, decided.mode, decided.reason = "AGREE", None, "promised or to come (PLOVER)"
    elif _announces_harm(sentence, filled, view):
        decided.code, decided.mode, decided.reason = "THREATEN", _THREATS.get(frame.act), "harm announced by its doer"
    elif view.promise and acts()[frame.act].quad == 4 and stage in {"pledged", "expected"}:  # noqa: PLR2004 - PLOVER's quad
        decided.code, decided.mode = "THREATEN", _THREATS.get(frame.act)
        decided.reason = "a hostile act promised"
    return decided if decided.actors or decided.recipients else None


def _who_ends_it(sentence: Sentence, view: Outlook, decided: Decided) -> None:
    """Of those who did it together, who ends it is the actor, and the rest are who it is ended with."""
    ending = parties_of(
        sentence, [part for word in view.governors for head in subjects(word) for part in conjuncts(head)]
    )
    ids = {party.id for party in ending}
    rest = [party for party in decided.actors if party.id not in ids]
    if ending and rest:
        decided.actors, decided.recipients = ending, rest


def _announces_harm(sentence: Sentence, filled: Filled, view: Outlook) -> bool:
    """Whether who says that harm will be done is who will do it ("said it would strike")."""
    if acts()[filled.frame.act].quad != QUADS[-1] or view.stage != "expected" or view.denied or not view.voices:
        return False
    return _said_by_doer(sentence, filled, view)


def _said_by_doer(sentence: Sentence, filled: Filled, view: Outlook) -> bool:
    """Whether the doer says it, or nobody else does."""
    speakers = {party.id for party in parties_of(sentence, [voice.head for voice in view.voices])}
    return not view.voices or bool(speakers & {party.id for party in filled.actors if party.id is not None})


def _is_backing(sentence: Sentence, goods: GoodsAt) -> bool:
    """Whether what is given is only words ("gave its full backing to")."""
    word = sentence.doc[goods.end - 1].lemma_.lower()
    return goods.category in {"support", "support.political", "support.diplomatic"} and word in _BACKING


def _as_demand(sentence: Sentence, filled: Filled, view: Outlook) -> None:
    """What a party says that another must do is asked of it: REQUEST (PLOVER)."""
    if view.act is not None or view.stage != "recommended" or not view.voices or not filled.actors:
        return
    speaker = parties_of(sentence, [view.voices[-1].head])
    doers = {party.id for party in filled.actors}
    if speaker and speaker[0].id is not None and speaker[0].id not in doers:
        view.act, view.stage = "REQUEST", "requested"
        view.asker = [view.voices[-1].head]
        view.asked = [sentence.doc[party.end - 1] for party in filled.actors if party.form != "reference"]


def _overridden(sentence: Sentence, filled: Filled, view: Outlook, decided: Decided) -> None:
    """The act asked for, refused or threatened: from the governor's subject."""
    askers = parties_of(sentence, [part for head in view.asker for part in conjuncts(head)])
    asked = parties_of(sentence, [part for head in view.asked for part in conjuncts(head)])
    inner = filled.parties
    ids = {party.id for party in askers}
    others = [party for party in (asked or inner) if party.id not in ids] or [p for p in inner if p.id not in ids]
    decided.code, decided.mode = view.act or decided.code, None
    if view.act == "REQUEST" and filled.frame.act in {"AID", "SUPPORT"}:
        decided.mode = "assist"
    if view.act == "REQUEST" and not asked:
        givers = [party for party in filled.actors if party.id not in ids]
        others = givers or others
    if view.act == "REJECT" and filled.frame.act in {"AID", "SUPPORT", "COOPERATE"}:
        decided.mode = "assist"
    if view.act == "THREATEN":
        decided.mode = _THREATS.get(filled.frame.act)
        others = asked or [party for party in filled.recipients if party.id not in ids] or others
    decided.actors = askers or filled.actors
    decided.recipients = others
    decided.reason = f"{view.act} by the governor"


def _stage(sentence: Sentence, filled: Filled, view: Outlook) -> Stage:
    if view.stage is not None:
        return view.stage  # type: ignore[return-value]
    if filled.frame.stage is not None:
        return filled.frame.stage  # type: ignore[return-value]
    verb = _tensed(filled.trigger)
    if verb is None:
        return "done"
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    if "to" in auxiliaries and verb.head.i == verb.i:
        view.future = True
        return "expected"
    if verb.tag_ == "VBG" and auxiliaries & {"is", "are", "'s", "'re", "been", "being", "be", "am"}:
        return "under_way"
    if "being" in auxiliaries and not auxiliaries & {"was", "were"}:
        return "under_way"
    present = verb.tag_ in {"VBZ", "VBP"} and not auxiliaries & {"did", "have", "has", "had", "was", "were"}
    if is_passive(verb) and auxiliaries & {"is", "are"} and "been" not in auxiliaries:
        present = True
    if present and not sentence.headline and filled.frame.act in _MATERIAL:
        return "under_way"
    return "done"


def _tensed(trigger: Token) -> Token | None:
    """The verb whose tense an act has: its own, or that of the verb a noun depends on."""
    token = trigger
    while token.pos_ not in {"VERB", "AUX"}:
        if token.head.i == token.i or token.dep_ in {"pobj", "relcl"}:
            return None
        token = token.head
    return token


def contexts(filled: Filled) -> tuple[str, ...]:
    """PLOVER contexts: the frame's own, and those that the goods bring."""
    found = list(filled.frame.context)
    tree = goods_tree()
    for goods in filled.goods:
        top = tree.top(goods.category)
        context = "humanitarian" if goods.category in _HUMANITARIAN else _CONTEXTS.get(top)
        if goods.category.startswith("support.diplomatic"):
            context = "diplomatic"
        elif goods.category.startswith(("support.intelligence", "support.data")):
            context = "intelligence"
        elif goods.category.startswith(("support.military", "support.training")):
            context = "military"
        elif goods.category.startswith(("technology.nuclear", "arms.nuclear")):
            context = "cbrn"
        if context is not None and context not in found:
            found.append(context)
    return tuple("human_security" if context == "humanitarian" else context for context in found)


def act_of(sentence: Sentence, filled: Filled, decided: Decided) -> Act:
    """The act as the claim contract has it."""
    entry = acts()[decided.code]
    mode = decided.mode if decided.mode in entry.modes else None
    trigger = filled.trigger
    return Act(
        code=decided.code,
        mode=mode,
        context=contexts(filled),
        quad=(entry.quad if decided.code != "TIES" else (3 if mode in {"worsen", "sever"} else 1)),
        score=entry.modes[mode] if mode is not None else entry.score,
        text=trigger.text,
        span=sentence.span(trigger.i, trigger.i + 1),
    )
