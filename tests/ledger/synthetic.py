"""Documents and claims in any number, made from a seed without reading a text: for tests and benchmarks.

Pairs of parties follow a Zipf distribution, so that a few hold most of the claims, as in life. Claims about the
same deed share parties, act, goods and month, and stand in different documents; some documents are reprints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate, islice
from random import Random

from tumen.contract import claim_id, document_id
from tumen.ledger import Addition, Block, Ledger
from tumen.model import Act, Claim, Dealing, Document, GoodsMention, PartyMention, Quantity, Span, When

START = datetime(2025, 1, 1, tzinfo=UTC)
ACTS = (("AID", "supplied", 10.0), ("CONSULT", "met", 1.0), ("AGREE", "signed", 3.0), ("SANCTION", "fined", -6.0))
GOODS = ("arms.ammunition.artillery", "personnel.troops", "energy.oil", "food.grain", "technology.missile")
FILLER = ("officials said", "according to the ministry", "as the agency wrote", "in the city", "after long talks")
HANGUL = ("북한군", "러시아", "무기", "회담")


def batches(claims: int, *, seed: int = 1, pairs: int = 200, per_document: int = 3) -> Iterator[Addition]:
    """Documents with ``claims`` claims in all on ``pairs`` pairs, the same for the same seed."""
    random = Random(seed)  # noqa: S311 - the same for the same seed is what is wanted
    names = [f"P{number:02d}" for number in range(2 + int((2 * pairs) ** 0.5) + 1)]
    every = [(one, other) for number, one in enumerate(names) for other in names[number + 1 :]]
    chosen = random.sample(every, pairs)
    weights = list(accumulate(1 / rank for rank in range(1, pairs + 1)))
    made = 0
    number = 0
    while made < claims:
        count = min(per_document, claims - made)
        deeds = [_deed(random, chosen, weights) for _ in range(count)]
        yield _batch(random, number, deeds)
        made += count
        number += 1


def same(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Whether two made signatures are of near copies."""
    return one == other


def fill(
    ledger: Ledger, claims: int, *, seed: int = 1, pairs: int = 200, apart: timedelta = timedelta(seconds=1)
) -> None:
    """Add documents with this many claims, a hundred at a time so far ``apart``, and make all dealings."""
    made = batches(claims, seed=seed, pairs=pairs)
    moment = START
    while group := list(islice(made, 100)):
        ledger.add_many(group, similar=same, learned_at=moment)
        moment += apart
    refresh(ledger)


def add(ledger: Ledger, batch: Addition, learned_at: datetime = START) -> bool:
    """Add one made document."""
    return ledger.add(
        batch.document,
        batch.claims,
        signature=batch.signature,
        bands=batch.bands,
        similar=same,
        learned_at=learned_at,
    )


def refresh(ledger: Ledger) -> None:
    """Make the dealings of all blocks that changed."""
    for key in ledger.dirty_blocks():
        block = ledger.block(key)
        ledger.replace_dealings(block, consolidated(block))


def consolidated(block: Block) -> list[Dealing]:
    """A plain consolidation: the claims of one block with the same goods in the same month are one dealing."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in block.claims:
        when = claim.when.earliest if claim.when else None
        groups.setdefault((tuple(item.category for item in claim.goods), when), []).append(claim)
    return [_dealing(group, block) for group in groups.values()]


def block_of(claim: Claim) -> str:
    """The block of a made claim, in the form that consolidation gives it."""
    parties = sorted(mention.id or "?" for mention in (*claim.actors, *claim.recipients))
    return "|".join(parties) + "#" + claim.act.code


def _deed(random: Random, pairs: Sequence[tuple[str, str]], weights: Sequence[float]) -> tuple[object, ...]:
    one, other = random.choices(pairs, cum_weights=weights)[0]
    if random.random() < 0.3:
        one, other = other, one
    month = date(2015 + random.randrange(10), 1 + random.randrange(12), 1)
    return one, other, random.choice(ACTS), random.choice(GOODS), month, random.randrange(1, 900)


def _batch(random: Random, number: int, deeds: Sequence[tuple[object, ...]]) -> Addition:
    sentences: list[str] = []
    title = f"Report {number}"
    position = len(title) + 2
    spans: list[Span] = []
    for actor, recipient, act, goods, month, amount in deeds:
        sentence = (
            f"{actor} {act[1]} {amount} units of {goods} to {recipient} in {month:%B %Y}, "
            f"{random.choice(FILLER)} {random.choice(HANGUL)} {random.randrange(10_000)}."
        )
        spans.append(Span(position, position + len(sentence)))
        sentences.append(sentence)
        position += len(sentence) + 1
    text = f"{title}\n\n" + " ".join(sentences)
    document = Document(
        id=document_id(text),
        text=text,
        title=title,
        publisher=f"Wire {number % 40}",
        published=date(2015, 1, 1) + timedelta(days=number % 3650),
        origin=f"made/{number}.txt",
        reliability="ABCDEF"[number % 6],  # type: ignore[arg-type]
    )
    claims = [_claim(document, span, deed) for span, deed in zip(spans, deeds, strict=True)]
    story = number if number % 10 else number // 50
    signature = tuple(story * 64 + place for place in range(64))
    bands = tuple(f"{place:02d}:{story:08x}" for place in range(16))
    return Addition(document, tuple((claim, block_of(claim)) for claim in claims), signature, bands)


def _claim(document: Document, span: Span, deed: tuple[object, ...]) -> Claim:
    actor, recipient, act, goods, month, amount = deed
    word = Span(span.start, span.start + 3)
    last = date(month.year + month.month // 12, month.month % 12 + 1, 1) - timedelta(days=1)
    claim = Claim(
        id="",
        document=document.id,
        source_id=None,
        sentence=span,
        quote=document.text[span.start : span.end],
        act=Act(act[0], None, (), 1 if act[2] < 5 else 2, act[2], act[1], word),
        actors=(PartyMention(actor, "state", actor, word),),
        recipients=(PartyMention(recipient, "state", recipient, word),),
        goods=(GoodsMention(goods, goods, word, Quantity(amount, amount, "units")),),
        when=When(month, last, "month", f"{month:%B %Y}", word),
        confidence=0.8,
    )
    return Claim(**{name: getattr(claim, name) for name in claim.__slots__} | {"id": claim_id(claim)})


def _dealing(group: Sequence[Claim], block: Block) -> Dealing:
    first = min(group, key=lambda claim: claim.id)
    families = {block.sources[claim.document].family for claim in group}
    published = sorted(filter(None, (block.sources[claim.document].published for claim in group)))
    return Dealing(
        id="dlg_" + first.id.removeprefix("clm_"),
        act=first.act.code,
        mode=None,
        actors=tuple(sorted({mention.id or "?" for mention in first.actors})),
        recipients=tuple(sorted({mention.id or "?" for mention in first.recipients})),
        affected=(),
        categories=tuple(sorted({item.category for item in first.goods})),
        quantities=(),
        figures=(),
        earliest=first.when.earliest if first.when else None,
        latest=first.when.latest if first.when else None,
        stage=first.stage,
        polarity=first.polarity,
        certainty=first.certainty,
        credibility=2 if len(families) > 1 else 3,
        credibility_reason="made for a test",
        independent_sources=len(families),
        claims=tuple(sorted(claim.id for claim in group)),
        first_reported=published[0] if published else None,
        last_reported=published[-1] if published else None,
    )
