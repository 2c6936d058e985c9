from tests.reports.views import PAIR, Shelf, one_view, thirty

from tumen.relations.sides import sides
from tumen.reports.figures import sides_figure, svg


def figure(view):
    return sides_figure(sides(view.pair, view.dealings))


def bars(view):
    return figure(view)["layer"][0]["data"]["values"]


def test_nothing_given_gives_no_figure():
    assert figure(Shelf().view()) is None
    assert figure(one_view(act="CONSULT", mode="phone")) is None


def test_what_is_given_runs_right_and_what_is_got_runs_left():
    values = bars(thirty())
    assert {item["side"] for item in values} == {"gives", "gets"}
    assert all(item["to"] > 0 for item in values if item["side"] == "gives")
    assert all(item["to"] < 0 for item in values if item["side"] == "gets")


def test_bars_count_the_dealings_behind_them():
    view = thirty()
    columns = sides(view.pair, view.dealings)
    for name, side in (("gives", columns.gives), ("gets", columns.gets)):
        drawn = sum(abs(item["to"] - item["from"]) for item in bars(view) if item["side"] == name)
        assert drawn == sum(len(line.dealings) + len(line.planned) for line in side.lines)


def test_a_plan_is_hollow():
    values = bars(one_view(stage="pledged", goods=(("arms", None),)))
    assert [(item["fill"], item["total"]) for item in values] == [(0.0, "1 planned")]


def test_the_words_name_both_sides():
    words = figure(thirty())["description"]
    assert "North Korea to Russia, by number of dealings: Arms" in words
    assert "Russia to North Korea, by number of dealings:" in words
    assert PAIR == ("PRK", "RUS")


def test_it_can_be_drawn():
    assert svg(figure(thirty())).startswith("<svg")
