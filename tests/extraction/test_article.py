"""The main article, where it is present: what a good reading finds in it."""

from datetime import date
from pathlib import Path

import pytest
from tests.extraction.reading_aloud import short

from tumen.extraction import extract_document
from tumen.model import Claim, Document
from tumen.reading import read
from tumen.settings import Settings

ARTICLE = Path(__file__).parents[3] / "shared" / "articles" / "north-korea-russia.txt"

pytestmark = pytest.mark.skipif(not ARTICLE.exists(), reason="the article is not here")


@pytest.fixture(scope="module")
def claims() -> list[Claim]:
    document = next(iter(read([str(ARTICLE)], Settings())))
    assert isinstance(document, Document)
    return extract_document(document)


def find(claims: list[Claim], line: str) -> Claim:
    found = [claim for claim in claims if short(claim) == line]
    assert found, [short(claim) for claim in claims]
    return found[0]


def test_troops_to_aid_russia_in_its_war_with_ukraine(claims: list[Claim]):
    claim = next(claim for claim in claims if short(claim) == "AID PRK>RUS personnel.troops")
    assert [mention.id for mention in claim.affected] == ["UKR"]
    quantity = claim.goods[0].quantity
    assert quantity is not None
    assert (quantity.low, quantity.high, quantity.unit) == (None, 12_000, "persons")
    assert claim.is_deed


def test_two_legs_of_one_exchange_each_with_its_own_certainty(claims: list[Claim]):
    given = find(claims, "AID PRK>RUS personnel.troops,arms")
    aid = find(claims, "AID RUS>PRK support.humanitarian")
    help_ = find(claims, "AID RUS>PRK support.technical")
    assert given.exchange == aid.exchange == help_.exchange is not None
    assert (given.certainty, aid.certainty, help_.certainty) == ("certain", "certain", "likely")


def test_what_russia_pays_is_unclear_and_likely_money_food_materials_and_support(claims: list[Claim]):
    payment = find(claims, "AID RUS>PRK money.payment")
    parts = find(claims, "AID RUS>PRK money.cash,food,materials,support.diplomatic")
    assert (payment.certainty, parts.certainty) == ("unclear", "likely")


def test_weapons_in_use_as_early_as_2023(claims: list[Claim]):
    claim = find(claims, "AID PRK>RUS arms")
    assert claim.basis == "use"
    assert claim.when is not None
    assert claim.when.earliest == date(2023, 1, 1)


def test_the_visit_and_the_relationship_made_formal(claims: list[Claim]):
    visit = find(claims, "CONSULT RUS>PRK")
    assert visit.act.mode == "visit"
    assert visit.when is not None
    assert visit.when.earliest == date(2024, 6, 1)
    assert find(claims, "SUPPORT RUS,PRK>").when is not None


def test_the_history_of_the_relationship(claims: list[Claim]):
    ties = [(claim.act.mode, {mention.id for mention in claim.actors}) for claim in claims if claim.act.code == "TIES"]
    assert ("worsen", {"RUS", "PRK"}) in ties
    assert ("restore", {"RUS", "PRK"}) in ties
    assert ("worsen", {"RUS", "KOR"}) in ties


def test_weapons_for_decades_to_those_without_a_name(claims: list[Claim]):
    claim = find(claims, "AID PRK>?,? arms")
    assert claim.when is not None
    assert claim.when.text == "for decades"


def test_recommendations_are_recommended_and_the_author_says_so(claims: list[Claim]):
    work = find(claims, "COOPERATE USA,KOR,JPN>")
    assert (work.stage, work.speakers[0].text) == ("recommended", "Robert Peters")
    assert find(claims, "SANCTION USA>PRK").stage == "recommended"
