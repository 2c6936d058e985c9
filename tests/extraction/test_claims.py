"""Acts of many kinds, each from a sentence written for the test."""

from datetime import date

import pytest
from tests.extraction.reading_aloud import lines, one


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        # giving, in many shapes
        ("Turkey sold Bayraktar TB2 drones to Ukraine in 2019.", ["AID TUR>UKR arms.drones"]),
        ("Serbia handed Cyprus six helicopters.", ["AID SRB>CYP arms.aircraft.helicopters"]),
        ("Belgium provided Moldova with trucks.", ["AID BEL>MDA transport.vehicles"]),
        ("The WFP delivered 5,000 tonnes of wheat to Afghanistan.", ["AID WFP>AFG food.wheat"]),
        ("Poland received 48 K2 tanks from South Korea.", ["AID KOR>POL arms.armour.tanks"]),
        ("India bought Russian crude oil.", ["AID RUS>IND energy.crude_oil"]),
        ("The shipment of 10,000 tonnes of rice by Vietnam to Cuba arrived.", ["AID VNM>CUB food.rice"]),
        ("Tanks were sent to Chad by France.", ["AID FRA>TCD arms.armour.tanks"]),
        ("Egypt paid Ethiopia 5 million dollars.", ["AID EGY>ETH money"]),
        ("North Korea sent troops to help Russia.", ["AID PRK>RUS personnel.troops"]),
        ("Up to 10,000 North Korean soldiers are being trained in Russia.", ["AID RUS>PRK support.training"]),
        ("More than 500 soldiers of Burundi were sent to Somalia.", ["AID BDI>SOM personnel.troops"]),
        ("North Korean weapons were being used by Russian forces.", ["AID PRK>RUS arms"]),
        (
            "Mali bought jets from Russia and got drones from China.",
            ["AID RUS>MLI arms.aircraft.combat", "AID CHN>MLI arms.drones"],
        ),
        # words
        ("Moscow and Minsk signed a treaty on Friday.", ["SUPPORT RUS,BLR>"]),
        ("Lithuania gave its full backing to Taiwan.", ["SUPPORT LTU>TWN support"]),
        ("The German foreign minister visited Rwanda.", ["CONSULT DEU>RWA"]),
        ("Putin met with Modi in Samarkand.", ["CONSULT RUS,IND>"]),
        ("The leaders of China and Brazil spoke by phone.", ["CONSULT CHN,BRA>"]),
        ("Ukraine asked the United States to send missiles.", ["REQUEST UKR>USA arms.missiles"]),
        ("Germany refused to deliver cruise missiles to Kyiv.", ["REJECT DEU>UKR arms.missiles.cruise"]),
        ("Denmark pledged 30 tanks to Ukraine.", ["AGREE DNK>UKR arms.armour.tanks"]),
        ("Nepal criticised India.", ["ACCUSE NPL>IND"]),
        ("Moscow threatened to attack Finland.", ["THREATEN RUS>FIN"]),
        # deeds
        ("Japan imposed sanctions on Belarus.", ["SANCTION JPN>BLR"]),
        ("Seoul halted food aid to North Korea.", ["SANCTION KOR>PRK food"]),
        ("Belarus expelled two Polish diplomats.", ["SANCTION BLR>POL"]),
        ("Canada lifted sanctions on Syria.", ["CONCEDE CAN>SYR"]),
        ("France withdrew its troops from Niger.", ["RETREAT FRA>NER personnel.troops"]),
        ("Israel launched airstrikes on Iran.", ["ASSAULT ISR>IRN"]),
        ("Iran seized a Greek tanker.", ["COERCE IRN>GRC"]),
        ("China and Russia held joint naval drills.", ["COOPERATE CHN,RUS> support.exercises"]),
        ("Relations between Armenia and Russia have deteriorated.", ["TIES ARM,RUS>"]),
    ],
)  # fmt: skip
def test_acts(sentence: str, wanted: list[str]):
    assert lines(sentence) == wanted


@pytest.mark.parametrize(
    "sentence",
    [
        "Turkey is a popular dish at Thanksgiving.",
        "The minister praised farmers for a good harvest.",
        "Kim Jong Un toured a fertiliser factory.",
        "Brazil beat Chile 2-0 in the qualifier.",
        "Did Russia send shells to Mali?",
        "The Jordan flows into the Dead Sea.",
        "Paris Hilton gave an interview.",
    ],
)
def test_a_sentence_without_a_dealing_gives_none(sentence: str):
    assert [line for line in lines(sentence) if line.startswith(("AID", "COOPERATE", "ASSAULT"))] == []


def test_every_field_of_a_full_sentence():
    text = (
        "South Korea's spy agency said Pyongyang has likely shipped more than 13,000 containers of munitions "
        "to Russia since August 2023 for its war with Ukraine."
    )
    claim = one(text)
    assert [mention.id for mention in claim.affected] == ["UKR"]
    assert claim.actors[0].via is not None
    assert claim.actors[0].text == "Pyongyang"
    goods = claim.goods[0]
    assert goods.quantity is not None
    assert (goods.quantity.low, goods.quantity.high, goods.quantity.unit) == (13_000, None, "containers")
    assert text[goods.span.start : goods.span.end] == goods.text == "more than 13,000 containers of munitions"
    assert claim.when is not None
    assert (str(claim.when.earliest), str(claim.when.latest)) == ("2023-08-01", "2024-12-05")
    assert (claim.certainty, [cue.text for cue in claim.certainty_cues]) == ("likely", ["likely"])
    assert [(speaker.id, speaker.text, speaker.cue) for speaker in claim.speakers] == [
        ("KOR", "South Korea's spy agency", "said")
    ]
    assert (claim.act.quad, claim.act.score, "military" in claim.act.context) == (2, 10.0, True)


def test_use_of_anothers_goods_has_the_basis_use():
    assert one("Russia has fired North Korean ballistic missiles at Ukraine.").basis == "use"


def test_a_unit_of_mass_is_not_made_up_for_things_that_are_counted():
    quantity = one("Mongolia sent 400 goats to Kazakhstan.").goods[0].quantity
    assert quantity is not None
    assert quantity.unit == "items"


def test_reading_is_the_same_twice():
    text = "Iran sent drones to Russia. Russia paid Iran 10 million dollars in return."
    assert lines(text) == lines(text)


@pytest.mark.parametrize(
    ("sentence", "earliest"),
    [
        ("Shoigu was the first Russian minister to visit North Korea since the collapse of the Soviet Union.", None),
        ("North Korea sent the largest shipment of shells to Russia since March.", None),
        ("China has sold drones to Myanmar since 2019.", date(2019, 1, 1)),
        ("In a first, Norway has sent tanks to Ukraine since 2022.", date(2022, 1, 1)),
    ],
)
def test_a_time_an_act_is_measured_against_is_not_when_it_happened(sentence, earliest):
    claim = one(sentence)
    assert (claim.when.earliest if claim.when else None) == earliest
