"""One English sentence for one dealing, composed from its fields: who, what, to whom, when, how sure, who says so.

Nothing is said that is not in a field of the dealing or of its claims. A denied dealing is only ever said as denied,
a pledge as a pledge, a recommendation as one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tumen.model import Claim, Dealing, Document, Quantity, Stage
from tumen.reports.amounts import goods_words
from tumen.reports.characters import one_line
from tumen.reports.clauses import Subject, Tense, affirmed, capitalised, denied, listed
from tumen.reports.dates import interval_words
from tumen.reports.parties import UNKNOWN, parties_words, party_words, speaker_words, subject_of, ties_of, with_article
from tumen.reports.phrases import Verb, wording
from tumen.vocabulary.acts import acts

#: Names of speakers and goods longer than this are cut short with an ellipsis: a brief's sentence stays readable.
LONGEST_NAME = 80
_MOST_NAMED = 3


def dealing_sentence(dealing: Dealing, claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The sentence that says a dealing as its claims do, with hedge, time and speaker.

    Args:
        dealing: The dealing. When its polarity is denied, the sentence says who denied it.
        claims: The claims behind the sentence; at least one.
        documents: The documents of the claims, by id: a lone source is named by its publisher.

    """
    if dealing.polarity == "denied":
        return denial_sentence(dealing, claims, documents)
    subject, verb, stage, tense = _clause_parts(dealing, claims)
    cues = {cue.text.casefold() for claim in claims for cue in claim.certainty_cues}
    hearsay = bool(cues) and cues <= wording().hearsay
    clause = affirmed(subject, verb, stage, dealing.certainty, hearsay=hearsay, tense=tense)
    return _sentence(f"{clause}{_circumstances(dealing)}{_attribution(claims, documents)}")


def denial_sentence(dealing: Dealing, claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """The sentence that says who denied a dealing. ``claims`` are the denials; at least one."""
    subject, verb, stage, tense = _clause_parts(dealing, claims)
    deniers = _speakers(claims, documents)
    clause = denied(listed(deniers) or None, subject, verb, stage, tense)
    return _sentence(f"{clause}{_circumstances(dealing)}")


def goods_list(dealing: Dealing, claims: Sequence[Claim]) -> str:
    """The goods of a dealing with their amounts: "up to 12,000 troops and artillery"; empty without goods."""
    quantities: dict[str, Quantity] = dict(dealing.quantities)
    texts = {goods.category: one_line(goods.text) for claim in claims for goods in claim.goods}
    names = [goods_words(code, quantities.get(code), texts.get(code)) for code in _narrowest(dealing.categories)]
    return _short(listed(list(dict.fromkeys(names))))


def _narrowest(categories: Sequence[str]) -> list[str]:
    """The categories without those that another one only makes more exact."""
    return [
        code for code in categories if not any(other != code and other.startswith(f"{code}.") for other in categories)
    ]


def _clause_parts(dealing: Dealing, claims: Sequence[Claim]) -> tuple[Subject, Verb, Stage, Tense]:
    title = acts()[dealing.act].title if dealing.act in acts() else dealing.act
    contexts = list(dict.fromkeys(name.replace("_", " ") for claim in claims for name in claim.act.context))
    words = {
        "recipients": parties_words([party for party in dealing.recipients if party not in {"", "?"}]),
        "goods": goods_list(dealing, claims),
        "field": contexts[0] if contexts else "",
        "act": title,
    }
    kinds = frozenset(path for code in dealing.categories for path in _paths(code))
    phrase, tail = wording().find(dealing.act, dealing.mode, kinds, dealing.stage, words)
    parties = [*dealing.actors, *dealing.recipients] if phrase.subject == "ties" else list(dealing.actors)
    subject = ties_of(parties) if phrase.subject == "ties" else _subject(dealing, claims)
    verb = phrase.verb.followed(tail)
    goes_on = dealing.earliest is not None or dealing.stage == "under_way"
    tense: Tense = "since" if goes_on and dealing.latest is None else "past"
    return subject, verb, "done" if dealing.stage in phrase.says else dealing.stage, tense


def _paths(category: str) -> list[str]:
    """The category and all above it: ``a``, ``a.b``, ``a.b.c``."""
    parts = category.split(".")
    return [".".join(parts[: depth + 1]) for depth in range(len(parts))]


def _subject(dealing: Dealing, claims: Sequence[Claim]) -> Subject:
    """The actors; for a visit or talks, the one person who is named for a state is named with it."""
    people = {
        f"{one_line(mention.via.name)} ({party_words(mention.id)})"
        for claim in claims
        for mention in claim.actors
        if mention.via is not None and mention.via.kind == "person" and mention.id in dealing.actors
    }
    if dealing.act == "CONSULT" and len(dealing.actors) == 1 and len(people) == 1:
        return Subject(_short(people.pop()), plural=False)
    named = [party for party in dealing.actors if party not in {"", "?"}]
    return subject_of(named) if named else Subject(_unknown_actor(claims), plural=False)


def _unknown_actor(claims: Sequence[Claim]) -> str:
    texts = [one_line(mention.text) for claim in claims for mention in claim.actors if mention.id is None]
    return _short(texts[0]) if texts and texts[0] else UNKNOWN


def _circumstances(dealing: Dealing) -> str:
    time = interval_words(dealing.earliest, dealing.latest)
    places = listed([one_line(place) for place in dealing.places[:_MOST_NAMED]])
    affected = parties_words([party for party in dealing.affected if party not in dealing.recipients])
    return "".join(
        (
            f" {time}" if time else "",
            f" (place named: {_short(places)})" if places else "",
            f", affecting {affected}" if affected else "",
        )
    )


def _attribution(claims: Sequence[Claim], documents: Mapping[str, Document]) -> str:
    """Who says so, when every claim is someone's word; the publisher, when there is only one document."""
    if all(claim.speakers for claim in claims):
        chain = claims[0].speakers
        if len({claim.document for claim in claims}) == 1 and len(chain) > 1:
            first, second = (_speaker_name(claims[0], index, documents) for index in (0, 1))
            return f", according to {first}, citing {second}" if first != second else f", according to {first}"
        return f", according to {listed(_speakers(claims, documents))}"
    publishers = {one_line(documents[claim.document].publisher or "") for claim in claims}
    lone = publishers.pop() if len(publishers) == 1 else ""
    return f", according to {with_article(_short(lone))}" if lone else ""


def _speakers(claims: Sequence[Claim], documents: Mapping[str, Document]) -> list[str]:
    names = [_speaker_name(claim, 0, documents) for claim in claims if claim.speakers]
    distinct = list({name.casefold(): name for name in reversed(names)}.values())[::-1]
    if len(distinct) <= _MOST_NAMED:
        return distinct
    others = len(distinct) - _MOST_NAMED + 1
    return [*distinct[: _MOST_NAMED - 1], f"{others} others"]


def _speaker_name(claim: Claim, index: int, documents: Mapping[str, Document]) -> str:
    """The speaker in the text's words, unless these name no one; then the party, then the publisher."""
    speaker = claim.speakers[index]
    text = one_line(speaker.text)
    if text and text.casefold() not in wording().pronouns:
        return speaker_words(_short(text))
    party = speaker.id or speaker.party
    if party:
        return party_words(party)
    return one_line(documents[claim.document].publisher or "") or "an unnamed speaker"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_NAME else f"{text[: LONGEST_NAME - 1].rstrip()}…"


def _sentence(clause: str) -> str:
    return f"{capitalised(clause)}."
