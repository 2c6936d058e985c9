"""Times: expressions in a sentence resolved to honest intervals against the day the document was published.

A rule never makes up a day that the words do not give: "in June 2024" is a month. Without a day of publication,
what is relative to it ("last week") has an open interval of the right precision and keeps its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from tumen.extraction import calendar
from tumen.extraction.calendar import MONTHS, WEEKDAYS, Interval
from tumen.model import Precision
from tumen.vocabulary.times import events, periods

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[89]|20)\d\d"
_PART = r"early|mid|late|the (?:beginning|start|end|middle|close) of|the (?:early|late) (?:part|months) of"
_COUNT = r"a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|a few|a couple of|\d{1,3}"
_UNIT = r"day|week|month|year|decade"
_NUMBERS = {word: number for number, word in enumerate(
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1)} | {
    "a": 1, "an": 1, "several": 3, "a few": 3, "a couple of": 2}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365, "decade": 3652}
_PRECISIONS: dict[str, Precision] = {
    "day": "day", "week": "week", "month": "month", "year": "year", "decade": "decade",
}  # fmt: skip
_RECENT: dict[str, int] = {"days": 7, "weeks": 42, "months": 183, "years": 1826, "decades": 10957}
_FIRST_YEAR = 1000


@dataclass(frozen=True, slots=True)
class TimeAt:
    """A time expression in a sentence: characters ``[start, end)``, its words, its interval."""

    start: int
    end: int
    text: str
    interval: Interval


_Rule = Callable[[re.Match[str], "date | None"], "Interval | None"]


def find(text: str, published: date | None) -> list[TimeAt]:
    """The time expressions of a sentence, longest first at each place, none overlapping, from the left."""
    taken: list[TimeAt] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            try:
                interval = rule(match, published)
            except (ValueError, OverflowError):  # a day that the month does not have, a year out of reach
                continue
            if interval is not None:
                end = match.end() - (match.end() == len(text) and match.group().endswith("."))
                taken.append(TimeAt(match.start(), end, text[match.start() : end], interval))
    return sorted(taken, key=lambda item: item.start)


def _year_of(match: re.Match[str], published: date | None, number: int) -> int | None:
    """The year that a month without one belongs to: the latest such month not after publication by over a month."""
    given = match.groupdict().get("year")
    if given:
        return int(given)
    if published is None:
        return None
    return published.year if number <= published.month + 1 else published.year - 1


def _full_day(match: re.Match[str], published: date | None) -> Interval | None:
    number = MONTHS[match["month"].lower()]
    year = _year_of(match, published, number)
    if year is None:
        return Interval(None, None, "day")
    last = match.groupdict().get("last")
    first = date(year, number, int(match["day"]))
    if last:
        return Interval(first, date(year, number, int(last)), "day")
    return calendar.day(first)


def _iso(match: re.Match[str], _: date | None) -> Interval:
    return calendar.day(date.fromisoformat(match["iso"]))


def _month(match: re.Match[str], published: date | None) -> Interval | None:
    name = match["month"].lower()
    if name in {"may", "march"} and not match.groupdict().get("year") and match["month"][0].islower():
        return None
    number = MONTHS[name]
    year = _year_of(match, published, number)
    if match["rel"] and published is not None:
        year = published.year + {"last": -1, "this": 0, "next": 1}[match["rel"].lower()]
    if year is None:
        return Interval(None, None, "month")
    interval = calendar.month(year, number)
    return calendar.part(interval, _part(match["part"])) if match["part"] else interval


def _last_next_month(match: re.Match[str], published: date | None) -> Interval | None:
    if published is None:
        return Interval(None, None, "month")
    number = MONTHS[match["month"].lower()]
    if match["which"].lower() == "next":
        return calendar.month(published.year + (number <= published.month), number)
    return calendar.month(published.year - (number >= published.month), number)


def _months(match: re.Match[str], published: date | None) -> Interval | None:
    second = MONTHS[match["month2"].lower()]
    last_year = int(match["year2"]) if match["year2"] else _year_of(match, published, second)
    if last_year is None:
        return Interval(None, None, "month")
    first = MONTHS[match["month1"].lower()]
    first_year = int(match["year1"]) if match["year1"] else last_year - (first > second)
    return Interval(calendar.month(first_year, first).earliest, calendar.month(last_year, second).latest, "month")


def _part(words: str) -> str:
    found = re.search(r"early|mid|late|beginning|start|end|middle|close", words.lower())
    return found.group() if found else ""


def _year(match: re.Match[str], _: date | None) -> Interval:
    interval = calendar.year(int(match["year"]))
    return calendar.part(interval, _part(match["part"])) if match["part"] else interval


def _year_range(match: re.Match[str], _: date | None) -> Interval:
    last = match["last"]
    return calendar.years(int(match["year"]), int(last if len(last) == 4 else match["year"][:2] + last), "years")  # noqa: PLR2004


def _decade(match: re.Match[str], _: date | None) -> Interval:
    first = int(match["decade"][:4])
    interval = calendar.years(first, first + 9, "decade")
    return calendar.part(interval, _part(match["part"])) if match["part"] else interval


def _half(match: re.Match[str], published: date | None) -> Interval | None:
    year = _whose_year(match["of"], published)
    if year is None:
        return Interval(None, None, "half")
    number = 2 if match["which"].lower() in {"second", "latter", "2nd"} else 1
    return calendar.half(year, number)


def _quarter(match: re.Match[str], published: date | None) -> Interval | None:
    year = _whose_year(match["of"], published)
    if year is None:
        return Interval(None, None, "quarter")
    which = match["which"].lower().removeprefix("q")
    return calendar.quarter(year, _ORDINALS.get(which) or int(which))


def _whose_year(words: str | None, published: date | None) -> int | None:
    found = re.search(_YEAR, words or "")
    if found:
        return int(found.group())
    if published is None:
        return None
    return published.year - (1 if words and "last" in words else 0) + (1 if words and "next" in words else 0)


def _season(match: re.Match[str], published: date | None) -> Interval | None:
    name = match["season"].lower()
    year = int(match["year"]) if match["year"] else (published.year if published else None)
    if year is None:
        return Interval(None, None, "season")
    if match["last"] and match["last"].lower() == "last" and published is not None:
        year -= (calendar.season(year, name).latest or published) >= published
    interval = calendar.season(year, name)
    return calendar.part(interval, _part(match["part"])) if match["part"] else interval


def _relative_day(match: re.Match[str], published: date | None) -> Interval:
    if published is None:
        return Interval(None, None, "day")
    word = match.group().lower()
    offset = -1 if "yesterday" in word or "last night" in word else 1 if "tomorrow" in word else 0
    return calendar.day(published + timedelta(days=offset))


def _weekday(match: re.Match[str], published: date | None) -> Interval:
    if published is None:
        return Interval(None, None, "day")
    number = WEEKDAYS[match["weekday"].lower()]
    which = (match["which"] or "").lower()
    back = (published.weekday() - number) % 7
    if which in {"next", "coming", "this coming"}:
        return calendar.day(published + timedelta(days=(number - published.weekday()) % 7 or 7))
    return calendar.day(published - timedelta(days=back or (7 if which == "last" else 0)))


def _unit_ago(match: re.Match[str], published: date | None) -> Interval:
    unit = match["unit"].lower()
    precision = _PRECISIONS[unit]
    if published is None:
        return Interval(None, None, precision)
    return _around(published, -_number(match["count"]), unit)


def _around(published: date, count: int, unit: str) -> Interval:
    if unit == "day":
        return calendar.day(published + timedelta(days=count))
    if unit == "week":
        return calendar.week(published, count)
    if unit == "month":
        return calendar.month(*calendar.add_months(published, count))
    if unit == "year":
        return calendar.year(published.year + count)
    return calendar.years(published.year + 10 * count - 1, published.year + 10 * count + 1, "decade")


def _number(words: str) -> int:
    words = words.lower()
    return int(words) if words.isdigit() else _NUMBERS[words]


def _this_last_next(match: re.Match[str], published: date | None) -> Interval:
    unit = match["unit"].lower()
    if published is None:
        return Interval(None, None, _PRECISIONS.get(unit, "week"))
    which = match["which"].lower()
    offset = -1 if which in {"last", "previous"} else 1 if which in {"next", "coming", "the coming"} else 0
    if unit == "weekend":
        saturday = (calendar.week(published, offset).earliest or published) + timedelta(days=5)
        return Interval(saturday, saturday + timedelta(days=1), "day")
    interval = _around(published, offset, unit)
    if match["part"]:
        return calendar.part(interval, _part(match["part"]))
    if offset == 0 and interval.latest is not None and interval.latest > published:
        return Interval(interval.earliest, published, interval.precision)
    return interval


def _recent(match: re.Match[str], published: date | None) -> Interval:
    units = match["units"].lower()
    precision: Precision = "years" if units in {"years", "decades"} else _PRECISIONS[units.rstrip("s")]
    if published is None:
        return Interval(None, None, precision)
    return Interval(published - timedelta(days=_RECENT[units]), published, precision)


def _past(match: re.Match[str], published: date | None) -> Interval:
    unit = match["unit"].lower()
    count = _number(match["count"]) if match["count"] else 1
    precision: Precision = "years" if unit in {"year", "decade"} else _PRECISIONS[unit]
    if published is None:
        return Interval(None, None, precision)
    days = timedelta(days=_DAYS[unit] * count)
    if match["way"].lower() in {"next", "coming"}:
        return Interval(published, published + days, precision)
    return Interval(published - days, published, precision)


def _for_long(match: re.Match[str], published: date | None) -> Interval:
    units = match["units"].lower()
    precision: Precision = "years" if units in {"years", "decades", "generations"} else "month"
    running = re.search(r"\b(?:has|have|'s|’s|been|is|are)\b", match.string, re.IGNORECASE)
    if published is None or units not in _RECENT or running is None:
        # "For decades they supplied": it ended, the words do not say when.
        return Interval(None, published, precision)
    least = {"decades": 20, "years": 2}.get(units)
    if match["count"]:
        least = _number(match["count"]) * (10 if units == "decades" else 1)
    if least is None:
        return Interval(published - timedelta(days=_RECENT[units]), published, precision)
    return Interval(date(max(published.year - least, _FIRST_YEAR), 1, 1), published, precision)


def _since(match: re.Match[str], published: date | None) -> Interval | None:
    inner = find(match["since"], published)
    if not inner or inner[0].interval.earliest is None:
        return None
    start = inner[0].interval.earliest
    latest = published if published is None or published >= start else None
    return Interval(start, latest, inner[0].interval.precision)


def _bound(match: re.Match[str], published: date | None) -> Interval | None:
    inner = find(match["of"], published)
    if not inner or inner[0].interval.earliest is None:
        return None
    interval = inner[0].interval
    way = match["way"].lower()
    if way.startswith("as early as"):
        return interval
    if way in {"by", "until", "before", "prior to", "no later than", "up to", "by the"}:
        return Interval(None if way != "by" else interval.earliest, interval.latest, interval.precision)
    return Interval(interval.earliest, None, interval.precision)


def _between(match: re.Match[str], published: date | None) -> Interval | None:
    first, second = find(match["first"], published), find(match["second"], published)
    if not first or not second:
        return None
    earliest, latest = first[0].interval.earliest, second[0].interval.latest
    if earliest is None or latest is None or earliest > latest:
        return None
    return Interval(earliest, latest, second[0].interval.precision)


def _period(match: re.Match[str], _: date | None) -> Interval:
    earliest, latest = periods()[match["period"].lower()]
    return Interval(earliest, latest, "years")


def _event(match: re.Match[str], published: date | None) -> Interval:
    day = events()[match["event"].lower()]
    if match["way"].lower() in {"before", "until", "prior to"}:
        return Interval(None, day, "years")
    if match["way"].lower() == "since":
        return Interval(day, published if published and published >= day else None, "years")
    return Interval(day, None, "years")


def _overnight(_: re.Match[str], published: date | None) -> Interval:
    if published is None:
        return Interval(None, None, "day")
    return Interval(published - timedelta(days=1), published, "day")


def _weekend(_: re.Match[str], published: date | None) -> Interval:
    if published is None:
        return Interval(None, None, "day")
    saturday = published - timedelta(days=(published.weekday() - 5) % 7)
    return Interval(saturday, min(published, saturday + timedelta(days=1)), "day")


def _by_the_end(match: re.Match[str], published: date | None) -> Interval:
    unit = match["unit"].lower()
    precision = _PRECISIONS[unit]
    if published is None:
        return Interval(None, None, precision)
    whole = _around(published, 1 if match["which"].lower() == "next" else 0, unit)
    return Interval(published, whole.latest, precision)


def _coming(match: re.Match[str], published: date | None) -> Interval:
    units = match["units"].lower()
    precision = _PRECISIONS[units.rstrip("s")]
    if published is None:
        return Interval(None, None, precision)
    return Interval(published, published + timedelta(days=_RECENT[units]), precision)


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


_SEASON = "|".join(calendar.season_names())
_POINT = (
    rf"(?:(?:{_PART})[\s-])?(?:the\s+)?(?:(?:{_DAY}\s+)?(?:{_MONTH})\b\.?(?:\s+{_DAY}\b(?:st|nd|rd|th)?)?(?:,?\s+(?:{_YEAR}|(?:last|this) year))?"
    rf"|{_YEAR}s?\b|(?:{_SEASON})\s+(?:of\s+)?{_YEAR}|(?:last|this)\s+(?:{_UNIT}|{_SEASON}|{_MONTH}))"
)

_RULES: list[tuple[re.Pattern[str], _Rule]] = [
    (re.compile(pattern, re.IGNORECASE), rule)
    for pattern, rule in (
        (rf"\b(?P<way>after|since|following|before|until|prior to)\s+(?P<event>{_any(events())})", _event),
        (rf"\b(?:between|from)\s+(?P<first>{_POINT})\s+(?:and|to|until|through)\s+(?P<second>{_POINT})", _between),
        (rf"\b(?P<way>as early as|no later than|prior to|by|until|before|after|from|starting in|beginning in)\s+(?P<of>{_POINT})", _bound),
        (rf"\bsince\s+(?:(?:at least|about|around|roughly)\s+)?(?P<since>{_POINT})", _since),
        (r"\b(?P<iso>(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))\b", _iso),
        (rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>{_DAY})(?:st|nd|rd|th)?(?:\s?(?:[-–]|to|and)\s?(?P<last>{_DAY}))?\b(?:,?\s+(?P<year>{_YEAR}))?", _full_day),
        (rf"\b(?P<day>{_DAY})(?:st|nd|rd|th)?(?:(?:\s?[-–]\s?|\s+(?:to|and|until|through)\s+)(?P<last>{_DAY}))?\s+(?:of\s+)?(?P<month>{_MONTH})\b\.?(?:,?\s+(?P<year>{_YEAR}))?", _full_day),
        (rf"\b(?:between\s+)?(?P<month1>{_MONTH})\b\.?(?:\s+(?P<year1>{_YEAR}))?\s?(?:and|to|through|[-–])\s?(?P<month2>{_MONTH})\b\.?(?:\s+(?P<year2>{_YEAR}))?", _months),
        (rf"\b(?P<which>last|next)\s+(?P<month>{_MONTH})\b", _last_next_month),
        (rf"\b(?:in\s+)?(?:(?P<part>{_PART})[\s-])?(?P<month>{_MONTH})\b\.?(?:\s+(?:of\s+)?(?:(?P<year>{_YEAR})|(?P<rel>last|this|next) year))?", _month),
        (rf"\b(?:in\s+)?(?:the\s+)?(?P<which>first|second|latter|1st|2nd)\s+half\s+of\s+(?P<of>{_YEAR}|(?:this|last|the|next)\s+year)", _half),
        (rf"\b(?:in\s+)?(?:the\s+)?(?P<which>first|second|third|fourth|Q[1-4])(?:\s+quarter)(?:\s+of\s+(?P<of>{_YEAR}|(?:this|last|the|next)\s+year))?", _quarter),
        (rf"\b(?P<which>Q[1-4])\s+(?P<of>{_YEAR})", _quarter),
        (rf"\b(?:in\s+|during\s+)?(?P<last>last|this|the)?\s?(?:(?P<part>early|mid|late)[\s-])?(?P<season>{_SEASON})(?:\s+(?:of\s+)?(?P<year>{_YEAR}))", _season),
        (rf"\b(?P<last>last|this)\s+(?:(?P<part>early|mid|late)[\s-])?(?P<season>{_SEASON})(?P<year>)\b", _season),
        (rf"\b(?:in\s+|by\s+|during\s+)?(?:the\s+)?(?:(?P<part>{_PART})[\s-])?(?:the\s+)?(?P<decade>(?:1[89]|20)\d0)'?s\b", _decade),
        (rf"(?<![\d,.$€£-])\b(?P<year>{_YEAR})\s?[-–]\s?(?P<last>(?:20)?\d\d)\b(?![\d,-])", _year_range),
        (rf"(?<![\d,.$€£/-])(?:\b(?:in|during|throughout)\s+)?(?:\b(?P<part>{_PART})[\s-])?\b(?P<year>{_YEAR})\b(?!['’]?\s?(?:mm|km|kg|troops|soldiers|tons|tonnes|barrels|rounds|containers|people|workers|shells|\(|to\b))(?![\d,/-]|\.\d)", _year),
        (r"\bovernight\b", _overnight),
        (r"\b(?:over|at|during)\s+the\s+weekend\b", _weekend),
        (rf"\b(?:by|until|before)\s+the\s+end\s+of\s+(?P<which>the|this|next)\s+(?P<unit>{_UNIT})\b", _by_the_end),
        (r"\b(?:in|over|within)\s+the\s+(?:coming|next few|next several)\s+(?P<units>days|weeks|months|years)\b", _coming),
        (rf"\b(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})s?\s+(?:ago|earlier)\b", _unit_ago),
        (rf"\b(?:over|in|during|within|for|across)\s+the\s+(?P<way>past|last|previous|next|coming)\s+(?:(?P<count>{_COUNT})\s+)?(?P<unit>{_UNIT})s?\b", _past),
        (rf"\b(?:(?P<part>early|late|earlier|later)\s+)?(?P<which>last|this|next|previous|the coming)\s+(?P<unit>{_UNIT}|weekend)\b", _this_last_next),
        (r"\b(?:in|over|during)\s+(?:the\s+)?(?:recent|past|last few|past few|last several)\s+(?P<units>days|weeks|months|years|decades)\b", _recent),
        (r"\bfor\s+(?:(?P<count>two|three|four|five|six|seven|eight|nine|ten|\d+)\s+|many\s+|several\s+|more than\s+|the past\s+)?(?P<units>weeks|months|years|decades|generations)\b", _for_long),
        (r"\b(?:yesterday|today|tomorrow|tonight|last night|this morning|earlier today)\b", _relative_day),
        (r"\b(?:on\s+)?(?:(?P<which>last|next|this|this coming)\s+)?(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b", _weekday),
        (rf"\b(?:during\s+|in\s+|throughout\s+)?(?P<period>{_any(periods())})\b", _period),
    )
]  # fmt: skip
