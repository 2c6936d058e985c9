from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tumen.web.site import KEPT_ANSWERS, KEPT_PAST_SECONDS, Kept


class Clock:
    def __init__(self) -> None:
        self.time = datetime(2025, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time


class Stamp:
    def __init__(self) -> None:
        self.value = 1

    def __call__(self) -> str:
        return str(self.value)


def test_an_answer_is_kept_until_the_ledger_changes() -> None:
    clock, stamp = Clock(), Stamp()
    kept, made = Kept(clock, stamp), iter(range(100))
    assert kept.get("key", lambda: next(made)) == 0
    clock.time += timedelta(days=1)
    assert kept.get("key", lambda: next(made)) == 0
    stamp.value += 1
    assert kept.get("key", lambda: next(made)) == 1
    assert kept.get("key", lambda: next(made)) == 1


def test_an_answer_made_while_the_ledger_changed_is_not_taken_for_the_new_one() -> None:
    stamp = Stamp()
    kept = Kept(Clock(), stamp)

    def slow() -> str:
        stamp.value += 1
        return "of before"

    assert kept.get("key", slow) == "of before"
    assert kept.get("key", lambda: "of after") == "of after"


def test_answers_can_be_forgotten() -> None:
    kept, made = Kept(Clock(), Stamp()), iter(range(100))
    assert kept.get("key", lambda: next(made)) == 0
    kept.forget()
    assert kept.get("key", lambda: next(made)) == 1


def test_only_so_many_answers_are_kept_and_the_oldest_goes_first() -> None:
    kept = Kept(Clock(), Stamp())
    for number in range(KEPT_ANSWERS + 1):
        kept.get(number, lambda number=number: number)
    assert kept.get(KEPT_ANSWERS, lambda: "anew") == KEPT_ANSWERS
    assert kept.get(0, lambda: "anew") == "anew"


def test_an_answer_of_none_is_kept_too() -> None:
    kept, made = Kept(Clock(), Stamp()), iter([None, 1])
    assert kept.get("key", lambda: next(made)) is None
    assert kept.get("key", lambda: next(made)) is None


def test_an_answer_about_a_past_day_outlasts_a_change_for_a_while() -> None:
    clock, stamp = Clock(), Stamp()
    kept, made = Kept(clock, stamp), iter(range(100))
    past, today = clock.time.date() - timedelta(days=1), clock.time.date()
    assert [kept.get(day, lambda: next(made), as_of=day) for day in (past, today)] == [0, 1]
    stamp.value += 1
    assert [kept.get(day, lambda: next(made), as_of=day) for day in (past, today)] == [0, 2]
    clock.time += timedelta(seconds=KEPT_PAST_SECONDS + 1)
    stamp.value += 1
    assert kept.get(past, lambda: next(made), as_of=past) == 3
