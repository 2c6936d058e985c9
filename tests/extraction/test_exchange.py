"""Two legs of one exchange, and sentences that go on about a transfer."""

from tests.extraction.reading_aloud import read, short


def legs(body: str) -> list[str]:
    claims = [claim for claim in read(body) if claim.exchange]
    assert len({claim.exchange for claim in claims}) == 1
    return [short(claim) for claim in claims]


def test_goods_in_return_for_goods():
    assert legs("North Korea supplied Russia with shells in return for oil.") == [
        "AID PRK>RUS arms.ammunition.artillery",
        "AID RUS>PRK energy.crude_oil",
    ]


def test_receivers_set_against_each_other():
    assert legs("Iran gets jets, while Russia gets drones.") == [
        "AID RUS>IRN arms.aircraft.combat",
        "AID IRN>RUS arms.drones",
    ]


def test_in_return_ties_to_the_sentence_before():
    assert legs("Iran sent drones to Russia. In return, Russia gave Iran helicopters.") == [
        "AID IRN>RUS arms.drones",
        "AID RUS>IRN arms.aircraft.helicopters",
    ]


def test_each_leg_has_a_certainty_of_its_own():
    body = "Iran gets jets, while Russia gets drones and has likely received missiles."
    assert [claim.certainty for claim in read(body)] == ["certain", "certain", "likely"]


def test_a_sentence_that_lists_more_goods_goes_on_about_the_transfer():
    claims = read("North Korea sent arms to Russia. They included rockets and howitzers.")
    assert short(claims[-1]) == "AID PRK>RUS arms.ammunition.rockets,arms.artillery"


def test_a_payment_for_these_weapons_goes_to_who_gave_them():
    claims = read("Iran sent missiles to Russia. It is unclear what Russia paid in exchange for these missiles.")
    assert short(claims[-1]) == "AID RUS>IRN money.payment"
    assert claims[-1].certainty == "unclear"
    assert claims[0].exchange == claims[-1].exchange
