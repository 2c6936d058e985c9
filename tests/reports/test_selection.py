from datetime import date

import pytest
from tests.reports.views import PAIR, one_view

from tumen.reports.selection import by_weight, in_turn, section_of, select


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"goods": (("arms", None),)}, "gives"),
        ({"actors": "RUS", "recipients": "PRK"}, "gets"),
        ({"act": "CONSULT", "mode": "visit"}, "together"),
        ({"act": "AGREE", "actors": "PRK RUS", "recipients": "", "stage": "agreed"}, "together"),
        ({"act": "THREATEN"}, "pressure"),
        ({"stage": "refused"}, "pressure"),
        ({"stage": "pledged"}, "planned"),
        ({"stage": "recommended"}, "planned"),
        ({"polarity": "denied"}, "unclear"),
        ({"certainty": "unclear"}, "unclear"),
        ({"certainty": "possible"}, "gives"),
        ({"act": "TIES", "mode": "improve"}, "history"),
    ],
)
def test_each_dealing_has_its_section(fields, key):
    assert section_of(PAIR, one_view(**fields).dealings[0]) == key


def ranked(credibility, day):
    return one_view(f"x {credibility} {day}", deal_credibility=credibility, deal_latest=day).dealings[0]


def test_what_cannot_be_judged_stands_after_the_improbable():
    order = by_weight([ranked(6, None), ranked(5, None), ranked(1, None)])
    assert [item.credibility for item in order] == [1, 5, 6]


def test_the_more_recent_stands_first_among_equals():
    old, new = ranked(2, date(2020, 1, 1)), ranked(2, date(2024, 1, 1))
    assert by_weight([old, new]) == [new, old]


def test_what_is_left_out_is_counted():
    chosen, more = select([ranked(number % 6 + 1, date(2020, 1, number + 1)) for number in range(20)], most=5)
    assert (len(chosen), more) == (5, 15)


def test_a_summary_takes_the_best_of_each_section_in_turn():
    visits = [one_view(f"He came {number}.", act="CONSULT", mode="visit", deal_credibility=1) for number in range(5)]
    shells = one_view("Shells went.", goods=(("arms", None),), deal_credibility=4)
    oil = one_view("Oil came.", actors="RUS", recipients="PRK", deal_credibility=5)
    chosen = in_turn(PAIR, [view.dealings[0] for view in (*visits, shells, oil)], 4)
    assert [section_of(PAIR, item) for item in chosen] == ["gives", "gets", "together", "together"]
