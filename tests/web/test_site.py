from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tumen.web.site import KEPT_ANSWERS, KEPT_PAST_SECONDS, KEPT_SECONDS, Kept


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2025, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


def test_an_answer_is_kept_for_a_while_and_then_made_anew() -> None:
    clock = Clock()
    kept, made = Kept(clock), iter(range(100))
    assert kept.get("key", lambda: next(made)) == 0
    clock.time += timedelta(seconds=KEPT_SECONDS - 1)
    assert kept.get("key", lambda: next(made)) == 0
    clock.time += timedelta(seconds=2)
    assert kept.get("key", lambda: next(made)) == 1


def test_answers_are_forgotten_when_the_ledger_changed() -> None:
    kept, made = Kept(Clock()), iter(range(100))
    assert kept.get("key", lambda: next(made)) == 0
    kept.forget()
    assert kept.get("key", lambda: next(made)) == 1


def test_only_so_many_answers_are_kept_and_the_oldest_goes_first() -> None:
    kept = Kept(Clock())
    for number in range(KEPT_ANSWERS + 1):
        kept.get(number, lambda number=number: number)
    assert kept.get(KEPT_ANSWERS, lambda: "anew") == KEPT_ANSWERS
    assert kept.get(0, lambda: "anew") == "anew"


def test_an_answer_of_none_is_kept_too() -> None:
    kept, made = Kept(Clock()), iter([None, 1])
    assert kept.get("key", lambda: next(made)) is None
    assert kept.get("key", lambda: next(made)) is None


def test_an_answer_about_a_past_day_is_kept_longer_than_one_about_today() -> None:
    clock = Clock()
    kept, made = Kept(clock), iter(range(100))
    past, today = clock.time.date() - timedelta(days=1), clock.time.date()
    assert [kept.get(day, lambda: next(made), as_of=day) for day in (past, today)] == [0, 1]
    clock.time += timedelta(seconds=KEPT_SECONDS + 1)
    assert [kept.get(day, lambda: next(made), as_of=day) for day in (past, today)] == [0, 2]
    clock.time += timedelta(seconds=KEPT_PAST_SECONDS)
    assert kept.get(past, lambda: next(made), as_of=past) == 3
