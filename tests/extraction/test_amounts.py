import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.extraction.amounts import find


@pytest.mark.parametrize(
    ("text", "low", "high", "approximate"),
    [
        ("up to 12,000 troops", None, 12_000, False),
        ("as many as 300 trucks", None, 300, False),
        ("about 10,000 men", 10_000, 10_000, True),
        ("nearly half a million rounds", 500_000, 500_000, True),
        ("more than a million shells", 1_000_000, None, False),
        ("at least two ships", 2, None, False),
        ("16,500 containers", 16_500, 16_500, False),
        ("dozens of missiles", 24, None, True),
        ("tens of thousands of soldiers", 20_000, None, True),
        ("between 10,000 and 12,000 troops", 10_000, 12_000, False),
        ("10,000-12,000 troops", 10_000, 12_000, False),
        ("five to six million rounds", 5_000_000, 6_000_000, False),
        ("1,000 or more troops", 1_000, None, False),
        ("twenty-five tanks", 25, 25, False),
        ("two dozen tanks", 24, 24, False),
        ("a 200-strong delegation", 1, 1, False),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, approximate: bool):
    first = find(text)[0]
    assert (first.low, first.high, first.approximate) == (low, high, approximate)


def test_a_currency_sign_goes_with_its_figure():
    amount = find("worth $2.5 billion last year")[0]
    assert (amount.low, amount.sign) == (2.5e9, "$")


@pytest.mark.parametrize("text", ["152mm shells", "155-millimetre guns", "a range of 900 km", "KN-23", "30 percent"])
def test_a_calibre_a_distance_or_a_share_is_no_amount(text: str):
    assert all(amount.article for amount in find(text))


@given(st.text(alphabet="0123456789,.-$ abtohmilndrefo", max_size=80))
def test_amounts_lie_in_the_text_and_low_is_not_above_high(text: str):
    for amount in find(text):
        assert 0 <= amount.start <= amount.number_start < amount.end <= len(text)
        assert amount.low is None or amount.high is None or amount.low <= amount.high
