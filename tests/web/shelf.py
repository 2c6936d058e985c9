"""A small realistic ledger for the tests of pages: public facts told in sentences of our own, with hostile ones."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from pathlib import Path

from tests.web.telling import said, told

from tumen import workflow
from tumen.consolidation import SAME_FAMILY, bands, block_of, similarity, text_signature
from tumen.ledger import open_ledger
from tumen.model import Claim, Document

LEARNED = datetime(2025, 1, 10, 12, tzinfo=UTC)
LATER = datetime(2025, 2, 10, 12, tzinfo=UTC)

Told = tuple[Document, list[Claim]]

HOSTILE = told(
    "<script>document.title='owned'</script> {{ 7139 * 7 }} <img src=x onerror=alert(1)>",
    said(
        '[actor PRK|North <b>Korea</b>] [act AID|"><svg onload=alert(1)>sent] '
        "[goods arms.ammunition.artillery 5 5 containers|{{ config }} javascript:alert(1)] to [recipient RUS|Russia] "
        "[when 2024-11-05 2024-11-05 day|on \u202e5 November\u202c] </span></p></body>."
    ),
    "A" * 4000,
    publisher="<iframe src=//evil.example></iframe>",
    author="</title><script>alert(2)</script>",
    url="javascript:alert(document.cookie)",
    published=date(2024, 11, 6),
)

PLAIN: tuple[Told, ...] = (
    told(
        "Ministry says troops have arrived",
        [
            said(
                "[speaker KOR|South Korea's spy agency] said [actor PRK|North Korea] had [act AID|sent] "
                "[goods personnel.troops 10000 12000 persons|between 10,000 and 12,000 troops] to "
                "[recipient RUS|Russia] "
                "[when 2024-10-01 2024-10-31 month|in October], to [where RUS|Kursk] and against "
                "[affected UKR|Ukraine]."
            ),
            "The agency gave no further details.",
        ],
        said(
            "In return, [actor RUS|Moscow] is [cue|likely] to have [act AID|given] [recipient PRK|Pyongyang] "
            "[goods technology.missile|help with its missiles] [when 2024-10-01 2024-12-31 quarter|late "
            "in the year].",
            certainty="likely",
            exchange="exc_1",
        ),
        said(
            "[actor PRK|North Korea] [act AID|shipped] [goods arms.ammunition.artillery 13000 13000 "
            "containers|13,000 "
            "containers of shells] to [recipient RUS|Russia] [when 2024-06-01 2024-06-30 month|in June].",
            exchange="exc_1",
        ),
        publisher="Example Wire",
        published=date(2024, 11, 2),
        url="https://example.org/wire/1",
        reliability="B",
    ),
    told(
        "Analysts count up to 12,000 soldiers",
        said(
            "[actor PRK|Pyongyang] [act AID|deployed] [goods personnel.troops - 12000 persons|up to "
            "12,000 soldiers] to "
            "[recipient RUS|Russia] [when 2024-10-01 2024-10-31 month|in October], the institute wrote."
        ),
        said(
            "[actor RUS Vladimir|President Putin] and [actor PRK|North Korea] [act AGREE|signed] a treaty "
            "[when 2024-06-19 2024-06-19 day|on 19 June 2024] in [where PRK|Pyongyang]."
        ),
        said(
            "Ties of [actor PRK|North Korea] and [actor RUS|Russia] [act TIES/worsen|cooled] after the "
            "Soviet Union fell "
            "[when 1991-01-01 1999-12-31 decade|in the 1990s]."
        ),
        said(
            "They [act TIES/improve|rebounded] between [actor PRK|North Korea] and [actor RUS|Russia] "
            "[when 2017-01-01 2019-12-31 years|by the late 2010s]."
        ),
        publisher="Example Institute",
        published=date(2024, 11, 12),
        reliability="C",
    ),
    told(
        "Kremlin rejects the reports",
        said(
            "[speaker RUS|The Kremlin] denied that [actor PRK|North Korea] had [act AID|sent] "
            "[goods personnel.troops|any troops] to [recipient RUS|Russia] [when 2024-10-01 2024-10-31 "
            "month|in October].",
            polarity="denied",
        ),
        said(
            "[speaker|A deputy minister] said [actor RUS|Russia] [act AID|delivered] [goods food.grain "
            "1000 1500 tonnes|up "
            "to 1,500 tonnes of grain] to [recipient PRK|North Korea] [when 2024-03-01 2024-03-31 month|in March]."
        ),
        said(
            "[actor RUS|Russia] also [act AID|supplied] [goods energy.crude_oil 1000000 1000000 "
            "barrels|a million barrels of "
            "oil] to [recipient PRK|North Korea] [when 2024-03-01 2024-11-30 years|since March]."
        ),
        publisher="State Courier",
        published=date(2024, 11, 15),
        reliability="D",
    ),
    told(
        "북한군이 러시아에 도착했다",
        "북한군이 러시아에 도착했다고 한국 정부가 말했다.",
        publisher="Example Ilbo",
        language="ko",
        read_state="not read (ko)",
        published=date(2024, 10, 25),
    ),
    told(
        "What should be done",
        said(
            "[speaker|The author] writes that [actor USA|the United States] [cue|should] [act COOPERATE|work with] "
            "[actor KOR|South Korea] and [actor JPN|Japan] to share data.",
            stage="recommended",
        ),
        said(
            "[actor IRN|Iran] [act AID|supplied] [goods arms.drones 2400 2400 items|2,400 drones] to "
            "[recipient RUS|Russia] "
            "[when 2022-08-01 2022-12-31 half|from August 2022]."
        ),
        publisher="Example Review",
        published=date(2024, 12, 1),
    ),
)


def fill(path: Path, documents: Iterable[Told] = (*PLAIN, HOSTILE), learned_at: datetime = LEARNED) -> str:
    """Put the documents into the ledger at ``path``, work out the dealings, and give the ledger's address."""
    with open_ledger(str(path), create=True) as ledger:
        for document, claims in documents:
            signature = text_signature(document.text)
            ledger.add(
                document,
                [(claim, block_of(claim)) for claim in claims],
                signature=signature,
                bands=bands(signature),
                similar=lambda one, other: similarity(one, other) >= SAME_FAMILY,
                learned_at=learned_at,
            )
        workflow.refresh(ledger)
    return str(path)
