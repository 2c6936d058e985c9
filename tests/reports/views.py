"""A made-up relation of thirty varied dealings, for the tests of reports and for looking at their results."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from tumen.contract import claim_id, document_id
from tumen.model import (
    Act,
    Claim,
    Cue,
    Dealing,
    Document,
    Figure,
    GoodsMention,
    PartyMention,
    Quantity,
    Span,
    Speaker,
    Via,
    When,
)
from tumen.relations.view import RelationView, make_view

NOW = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
PAIR = ("PRK", "RUS")
_NAMES = {"PRK": "North Korea", "RUS": "Russia", "UKR": "Ukraine", "KOR": "South Korea", "USA": "the United States"}


def document(text: str, **fields: object) -> Document:
    made = Document(id=document_id(text), text=text, title="A made-up report", publisher="Test Wire", reliability="B")
    return replace(made, **{"published": date(2024, 11, 20), "url": "https://example.org/report", **fields})


def mention(party: str, **fields: object) -> PartyMention:
    return replace(PartyMention(party, "state", _NAMES.get(party, party), Span(0, 1)), **fields)


def speaker(text: str, party: str | None = None) -> Speaker:
    return Speaker(party, "state" if party else "person", text, Span(0, 1), cue="said")


def claim(source: Document, act: str = "AID", actors: str = "PRK", recipients: str = "RUS", **fields: object) -> Claim:
    """A claim over the whole text; ``mode``, ``goods`` as (category, quantity) pairs, ``said_by`` as speakers."""
    mode, goods = fields.pop("mode", None), fields.pop("goods", ())
    context = fields.pop("context", ())
    whole = Span(0, len(source.text))
    made = Claim(
        id="",
        document=source.id,
        source_id=None,
        sentence=whole,
        quote=source.text,
        act=Act(act, mode, context, 2, 5.0, "word", Span(0, 1)),
        actors=tuple(mention(party) for party in actors.split()),
        recipients=tuple(mention(party) for party in recipients.split()),
        goods=tuple(GoodsMention(code, code, Span(0, 1), quantity) for code, quantity in goods),
    )
    made = replace(made, **fields)
    return replace(made, id=claim_id(made))


def dealing(claims: list[Claim], denials: list[Claim] = (), **fields: object) -> Dealing:
    """The dealing that these claims make, without consolidation: the first claim's fields, the widest interval."""
    first = (claims or denials)[0]
    quantities = {goods.category: goods.quantity for item in claims for goods in item.goods if goods.quantity}
    figures = [
        Figure(item.id, goods.category, goods.quantity) for item in claims for goods in item.goods if goods.quantity
    ]
    made = Dealing(
        id=f"dlg_{min(item.id for item in (*claims, *denials)).removeprefix('clm_')}",
        act=first.act.code,
        mode=first.act.mode,
        actors=tuple(item.id for item in first.actors if item.id),
        recipients=tuple(item.id for item in first.recipients if item.id),
        affected=tuple(item.id for item in first.affected if item.id),
        categories=tuple(dict.fromkeys(goods.category for item in claims or denials for goods in item.goods)),
        quantities=tuple(quantities.items()),
        figures=tuple(figures),
        earliest=first.when.earliest if first.when else None,
        latest=first.when.latest if first.when else None,
        stage=first.stage,
        polarity="affirmed" if claims else "denied",
        certainty=first.certainty,
        credibility=3,
        credibility_reason="one reliable source",
        independent_sources=len({item.document for item in claims}),
        claims=tuple(sorted(item.id for item in claims)),
        denials=tuple(sorted(item.id for item in denials)),
        first_reported=date(2024, 11, 20),
        last_reported=date(2024, 11, 20),
    )
    return replace(made, **fields)


def when(earliest: str | None, latest: str | None = None) -> When:
    start = date.fromisoformat(earliest) if earliest else None
    end = date.fromisoformat(latest) if latest else None
    return When(start, end, "open" if start is None or end is None else "month", "then", None)


class Shelf:
    """Collects documents, claims and dealings while a view is built."""

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        self.claims: dict[str, Claim] = {}
        self.dealings: list[Dealing] = []

    def put(self, text: str, act: str = "AID", actors: str = "PRK", recipients: str = "RUS", **fields: object) -> Claim:
        about = {key: fields.pop(key) for key in ("publisher", "title", "published", "url", "marking") if key in fields}
        source = document(text, **about)
        made = claim(source, act, actors, recipients, **fields)
        self.documents[source.id], self.claims[made.id] = source, made
        return made

    def deal(self, claims: list[Claim], denials: list[Claim] = (), **fields: object) -> Dealing:
        made = dealing(claims, denials, **fields)
        self.dealings.append(made)
        return made

    def view(self, pair: tuple[str, str] = PAIR) -> RelationView:
        return make_view(pair, self.dealings, self.claims, self.documents)


def one_view(text: str = "North Korea sent shells to Russia.", **fields: object) -> RelationView:
    """A view of one claim and its dealing; dealing fields are given as ``deal_...``."""
    shelf = Shelf()
    of_dealing = {key.removeprefix("deal_"): fields.pop(key) for key in list(fields) if key.startswith("deal_")}
    denied = fields.get("polarity") == "denied"
    made = shelf.put(text, **fields)
    shelf.deal([] if denied else [made], [made] if denied else [], **of_dealing)
    return shelf.view()


def persons(low: float | None, high: float | None, **fields: object) -> Quantity:
    return Quantity(low, high, "persons", **fields)


def thirty() -> RelationView:
    """Thirty dealings of every section: deeds both ways, talks, denials, plans, history, odd dates, Korean text."""
    shelf = Shelf()
    _troops(shelf)
    _arms(shelf)
    _returns(shelf)
    _talks(shelf)
    _unclear(shelf)
    _plans(shelf)
    _history(shelf)
    return shelf.view()


def _troops(shelf: Shelf) -> None:
    troops = {"affected": (mention("UKR"),), "when": when("2024-10-01", "2024-11-20")}
    first = shelf.put(
        "Seoul's spy agency counted 10,000 soldiers of the North in western Russia by mid-November.",
        goods=(("personnel.troops", persons(10_000, 10_000)),),
        speakers=(speaker("South Korea's spy agency", "KOR"),),
        **troops,
    )
    second = shelf.put(
        "As many as 12,000 troops crossed from North Korea into Russia that autumn, a Pentagon spokesman said.",
        goods=(("personnel.troops", persons(None, 12_000)),),
        speakers=(speaker("a Pentagon spokesman", "USA"),),
        publisher="Harbour Post",
        **troops,
    )
    third = shelf.put(
        "Moscow dismissed talk of foreign soldiers as invention.",
        polarity="denied",
        speakers=(speaker("the Kremlin", "RUS"),),
        goods=(("personnel.troops", None),),
        **troops,
    )
    shelf.deal(
        [first, second],
        [third],
        quantities=(("personnel.troops", persons(10_000, 12_000)),),
        credibility=2,
        credibility_reason="two independent sources agree",
        places=("Kursk",),
    )
    engineers = shelf.put(
        "Some 1,000 army engineers are to clear mines, the minister said.",
        goods=(("personnel.engineers", persons(1000, 1000, approximate=True)),),
        stage="expected",
        speakers=(speaker("Sergei Example"),),
        when=when("2025-06-01", "2025-08-31"),
    )
    shelf.deal([engineers])


def _arms(shelf: Shelf) -> None:
    shells = "arms.ammunition.artillery"
    batches = [
        ("2023-09-01", "2023-09-30", 1000),
        ("2024-02-01", "2024-02-29", 6700),
        ("2024-07-01", "2024-07-31", 12000),
    ]
    for number, (start, end, count) in enumerate(batches):
        made = shelf.put(
            f"Up to {count:,} containers of shells had gone by rail (report {number}).",
            goods=((shells, Quantity(None, count, "containers")),),
            when=when(start, end),
            speakers=(speaker("White House officials", "USA"),) if number == 0 else (),
            publisher=("Test Wire", "The Daily Example", "연합 예시 통신")[number],
            title=("Rail traffic grows", "What the trains carry", "북한, 러시아에 포탄 공급")[number],
        )
        shelf.deal([made], credibility=(2, 3, 4)[number])
    missiles = shelf.put(
        "Debris in Kharkiv was traced to missiles made in North Korea.",
        basis="use",
        goods=(("arms.missiles.ballistic", None),),
        when=when("2024-01-02", "2024-01-02"),
        affected=(mention("UKR"),),
    )
    shelf.deal([missiles], credibility=1, credibility_reason="confirmed by an inspection on the spot")
    early = shelf.put(
        "Weapons from the North were in Russian hands as early as 2023.",
        basis="use",
        goods=(("arms", None),),
        when=when(None, "2023-12-31"),
    )
    shelf.deal([early])
    guns = shelf.put(
        "Long-range guns were seen on flat wagons.",
        certainty="likely",
        certainty_cues=(Cue("reportedly", Span(0, 1)),),
        goods=(("arms.artillery", Quantity(20, 50, "items")),),
        when=when("2024-11-01", "2024-11-30"),
    )
    shelf.deal([guns], credibility=4)
    once = shelf.put(
        "Once the North sold rockets far and wide, <b>Moscow</b> included.",
        goods=(("arms.ammunition.rockets", None),),
        when=when("1980-01-01", None),
        stage="under_way",
    )
    shelf.deal([once], credibility=6, credibility_reason="the source cannot be judged")


def _returns(shelf: Shelf) -> None:
    oil = shelf.put(
        "More than a million barrels of oil left Vostochny for the North.",
        actors="RUS",
        recipients="PRK",
        goods=(("energy.crude_oil", Quantity(1_000_000, None, "barrels")),),
        when=when("2024-03-01", "2024-10-31"),
    )
    shelf.deal([oil], credibility=2, independent_sources=3)
    food = shelf.put(
        "Flour and rice came in return.",
        actors="RUS",
        recipients="PRK",
        goods=(("food", None),),
        when=when("2023-10-01", "2023-12-31"),
        certainty="likely",
    )
    shelf.deal([food])
    nuclear = shelf.put(
        "It may have had help with its reactors.",
        actors="RUS",
        recipients="PRK",
        certainty="possible",
        goods=(("technology.nuclear", None),),
        when=when("2024-01-01", "2024-12-31"),
    )
    shelf.deal([nuclear], credibility=4)
    money = shelf.put(
        "Moscow freed $9 million of frozen funds.",
        actors="RUS",
        recipients="PRK",
        goods=(("money", Quantity(9_000_000, 9_000_000, "USD")),),
        when=when("2024-02-01", "2024-02-29"),
    )
    shelf.deal([money])
    veto = shelf.put(
        "Russia's vote ended the panel of experts.",
        actors="RUS",
        recipients="PRK",
        goods=(("support.diplomatic.veto", None),),
        when=when("2024-03-28", "2024-03-28"),
        publisher="UN Example Press",
    )
    shelf.deal([veto], credibility=1, credibility_reason="the vote is on record")
    air = shelf.put(
        "Air defences were handed over, the adviser in Seoul said.",
        actors="RUS",
        recipients="PRK",
        goods=(("arms.air_defence", None),),
        when=when("2024-11-01", "2024-11-22"),
        speakers=(speaker("Shin Example"), speaker("Washington", "USA")),
    )
    shelf.deal([air])


def _talks(shelf: Shelf) -> None:
    putin = mention("RUS", via=Via("Vladimir Putin", "person", "president"))
    visit = shelf.put(
        "Mr Putin came to Pyongyang on 19 June.",
        "CONSULT",
        "RUS",
        "PRK",
        mode="visit",
        when=when("2024-06-19", "2024-06-19"),
    )
    visit = replace(visit, actors=(putin,))
    shelf.claims[visit.id] = visit
    shelf.deal([visit], credibility=1, credibility_reason="both sides announced it")
    treaty = shelf.put(
        "The two signed a treaty of partnership.", "SUPPORT", "PRK RUS", "", when=when("2024-06-19", "2024-06-19")
    )
    shelf.deal([treaty], credibility=1)
    talks = shelf.put("The foreign ministers met.", "CONSULT", "PRK RUS", "", when=when("2024-11-01", "2024-11-01"))
    shelf.deal([talks])
    exercise = shelf.put(
        "Ships of both held an exercise.",
        "COOPERATE",
        "PRK RUS",
        "",
        context=("military",),
        when=when("2023-07-01", "2023-07-31"),
    )
    shelf.deal([exercise], credibility=5)
    deal = shelf.put(
        "They agreed on a bridge for cars.",
        "AGREE",
        "PRK RUS",
        "",
        goods=(("transport", None),),
        when=when("2024-06-01", "2024-06-30"),
        stage="agreed",
    )
    shelf.deal([deal])
    phone = shelf.put("The leaders spoke.", "CONSULT", "PRK RUS", "", mode="phone")
    shelf.deal([phone], credibility=6)


def _unclear(shelf: Shelf) -> None:
    denial = shelf.put(
        "Pyongyang called the reports of arms sales a fiction.",
        polarity="denied",
        speakers=(speaker("North Korea's defence ministry", "PRK"),),
        goods=(("arms", None),),
        when=when("2022-09-01", "2022-09-30"),
    )
    shelf.deal([], [denial], credibility=5)
    unclear = shelf.put(
        "What else Moscow pays cannot be said.",
        actors="RUS",
        recipients="PRK",
        certainty="unclear",
        goods=(("money", None),),
        when=when("2024-01-01", "2024-12-31"),
    )
    shelf.deal([unclear])


def _plans(shelf: Shelf) -> None:
    workers = shelf.put(
        "Moscow asked for workers.",
        "REQUEST",
        "RUS",
        "PRK",
        mode="assist",
        goods=(("labour", None),),
        stage="requested",
        when=when("2025-01-01", "2025-01-31"),
    )
    shelf.deal([workers])
    pledge = shelf.put(
        "The North promised to send more men.",
        stage="pledged",
        goods=(("personnel.troops", None),),
        when=when("2025-01-01", "2025-02-28"),
    )
    shelf.deal([pledge])
    advice = shelf.put(
        "Enforce the sanctions on both, the paper urges.",
        "SANCTION",
        "USA",
        "PRK RUS",
        stage="recommended",
        speakers=(speaker("the report"),),
    )
    shelf.deal([advice], actors=("PRK",), recipients=("RUS",), act="COOPERATE")
    rail = shelf.put(
        "A new rail service was proposed.",
        "COOPERATE",
        "RUS",
        "PRK",
        stage="proposed",
        goods=(("transport", None),),
        when=when("2024-12-01", "2024-12-31"),
    )
    shelf.deal([rail])
    refused = shelf.put(
        "Moscow would not hand over jets.",
        actors="RUS",
        recipients="PRK",
        stage="refused",
        goods=(("arms.aircraft", None),),
        when=when("2024-05-01", "2024-05-31"),
    )
    shelf.deal([refused])


def _history(shelf: Shelf) -> None:
    cooled = shelf.put(
        "Ties cooled once the Soviet Union was gone.",
        "TIES",
        "PRK RUS",
        "",
        mode="worsen",
        when=when("1991-12-26", "1999-12-31"),
    )
    shelf.deal([cooled])
    warmed = shelf.put(
        "They warmed again late in the 2010s.",
        "TIES",
        "PRK RUS",
        "",
        mode="improve",
        when=when("2017-01-01", "2019-12-31"),
    )
    shelf.deal([warmed], credibility=2)
