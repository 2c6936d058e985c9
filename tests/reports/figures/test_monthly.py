import xml.etree.ElementTree as ET

import pytest

from tumen.relations.monthly import MonthCount
from tumen.relations.spark import SparkPoint, spark
from tumen.reports.figures import monthly_figure, spark_svg, svg
from tumen.reports.figures.monthly import whole_steps

COUNTS = (
    MonthCount("2024-01", "military", 2, ("dlg_1", "dlg_2")),
    MonthCount("2024-01", "economic", 1, ("dlg_3",)),
    MonthCount("2024-12", "diplomatic", 1, ("dlg_4",)),
)


def test_no_counts_give_no_figure():
    assert monthly_figure(()) is None
    assert spark_svg(()) == ""


def test_domains_stack_without_overlap():
    january = [item for item in monthly_figure(COUNTS)["data"]["values"] if item["says"].startswith("January")]
    assert [(item["domain"], item["from"], item["to"]) for item in january] == [("military", 0, 2), ("economic", 2, 3)]


def test_the_words_say_total_span_and_peak():
    assert monthly_figure(COUNTS)["description"] == (
        "Dealings a month, January 2024 to December 2024: 4 in all (military 2, economic 1, diplomatic 1). "
        "Busiest month: January 2024 with 3."
    )


def test_it_can_be_drawn_in_every_theme():
    for theme in ("light", "dark", "print", "auto"):
        assert svg(monthly_figure(COUNTS), theme).startswith("<svg")


@pytest.mark.parametrize("highest", [1, 2, 5, 6, 31, 1000])
def test_the_scale_has_whole_steps_and_holds_the_highest(highest):
    steps = whole_steps(highest)
    assert steps[0] == 0
    assert steps[-1] >= highest
    assert len(steps) <= 7


def test_a_spark_line_has_a_bar_for_each_point_and_says_its_data():
    points = spark([("2024-01", 3), ("2024-04", 1)])
    root = ET.fromstring(spark_svg(points))  # noqa: S314 -- our own output
    assert len([node for node in root if node.tag.endswith("rect")]) == 4
    assert root.get("aria-label") == "2024-01 to 2024-04: 4 in all, most in 2024-01 (3)"


def test_a_spark_line_of_nothing_is_flat():
    assert 'height="1.00"' in spark_svg((SparkPoint("2024-01", "2024-01", 0, 0.0),))


def test_one_old_deed_does_not_thin_the_bars_and_is_said_to_be_left_out():
    old = MonthCount("1999-05", "military", 1, ("dlg_9",))
    spec = monthly_figure((old, *COUNTS))
    assert len(spec["data"]["values"]) == len(COUNTS)
    assert spec["description"].endswith("1 before the last 8 years is not drawn.")
