from datetime import date
from itertools import pairwise

import pytest
from tests.reports.views import Shelf, speaker, thirty, when

from tumen.relations.timeline import timeline
from tumen.reports.figures import svg, timeline_figure
from tumen.reports.figures.axis import axis_of, bar_of
from tumen.reports.figures.timeline import MOST_LABELLED, description


@pytest.fixture(scope="module")
def entries():
    return timeline(thirty().dealings)


def marks(spec):
    found = {}
    for layer in spec["layer"]:
        for item in layer["data"]["values"]:
            if "says" in item:
                found[item["says"]] = item
    return list(found.values())


def one_entry(earliest, latest, **fields):
    shelf = Shelf()
    denied = fields.get("polarity") == "denied"
    made = shelf.put("x", when=when(earliest, latest), **fields)
    shelf.deal([] if denied else [made], [made] if denied else [])
    return timeline(shelf.view().dealings)


def test_nothing_dated_gives_no_figure_and_says_so():
    entries = one_entry(None, None)
    assert timeline_figure(entries) is None
    assert timeline_figure(()) is None
    assert description(entries) == "Timeline: no dealing has a date."


def test_every_dated_dealing_is_drawn_once(entries):
    dated = [entry for entry in entries if entry.start or entry.end]
    assert len(marks(timeline_figure(entries))) == len(dated)


def test_a_denied_dealing_is_hollow_and_dashed():
    drawn = marks(timeline_figure(one_entry("2024-01-01", "2024-03-31", polarity="denied", speakers=(speaker("x"),))))
    assert [(item["fill"], item["denied"]) for item in drawn] == [(0.0, True)]


def test_plans_are_hollow_and_doubt_is_lighter():
    def fill(**fields):
        return marks(timeline_figure(one_entry("2024-01-01", "2024-03-31", **fields)))[0]["fill"]

    assert fill(stage="pledged") == 0
    assert fill() > fill(certainty="likely") > fill(certainty="possible") > fill(certainty="unclear") > 0


def test_a_day_is_a_point_and_an_open_end_an_arrow(entries):
    axis = axis_of(entries)
    bars = {entry.dealing: bar_of(entry, axis) for entry in entries}
    assert any(bar and bar.point for bar in bars.values())
    for entry in entries:
        bar = bars[entry.dealing]
        if bar:
            assert bar.arrow_right == (entry.end is None)
            assert bar.arrow_left or entry.start is not None
            assert axis.start <= bar.start <= bar.end


def test_a_few_old_dealings_do_not_press_the_rest_into_a_corner(entries):
    axis = axis_of(entries)
    assert axis.cut
    assert axis.start > date(2015, 1, 1)


def test_links_only_with_a_base(entries):
    assert all("href" not in item for item in marks(timeline_figure(entries)))
    linked = marks(timeline_figure(entries, base=""))
    assert all(item["href"].startswith("/dealing/dlg_") for item in linked)
    assert 'href="/dealing/dlg_' in svg(timeline_figure(entries, base=""))


def test_the_words_say_the_same_data(entries):
    words = description(entries)
    assert words.startswith("Timeline of 28 dealings from January 1980 to August 2025.")
    assert "between 10,000 and 12,000 troops (done, certain, denied by some)" in words
    assert "2 without a date are not drawn." in words


def test_hundreds_are_packed_into_few_rows_without_overlap():
    shelf = Shelf()
    for number in range(300):
        day = date.fromordinal(date(2020, 1, 1).toordinal() + number * 6).isoformat()
        shelf.deal([shelf.put(f"x {number}", when=when(day, day))])
    entries = timeline(shelf.view().dealings)
    assert len(entries) > MOST_LABELLED
    spec = timeline_figure(entries)
    assert spec["height"] < 200
    drawn = sorted(marks(spec), key=lambda item: (item["row"], item["start"]))
    for before, after in pairwise(drawn):
        assert before["row"] != after["row"] or before["end"] <= after["start"]
