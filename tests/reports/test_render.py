import xml.etree.ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tumen.errors import ReportError
from tumen.reports.render import ATTRIBUTES, ELEMENTS, SVG, local_link, png, safe_svg, svg, themed

NASTY = "<script>alert(1)</script> \"quoted\" 'x' & 조선 ]]> onload=x"


def spec(label=NASTY, **fields):
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": label,
        "data": {"values": [{"kind": label, "count": 1, **fields}]},
        "mark": "bar",
        "encoding": {
            "x": {"field": "count", "type": "quantitative"},
            "y": {"field": "kind", "type": "nominal"},
            "description": {"field": "kind"},
            **({"href": {"field": "href"}} if "href" in fields else {}),
        },
    }


def safe(text):
    root = ET.fromstring(text)  # noqa: S314 -- our own output
    for node in root.iter():
        assert node.tag.removeprefix(f"{{{SVG}}}") in ELEMENTS
        for name, value in node.attrib.items():
            assert name in ATTRIBUTES | {"role", "aria-label", "href"}
            assert "url(" not in value or name == "aria-label"
            assert not name.startswith("on")
            assert name != "style"
        assert not node.get("href") or local_link(node.get("href"))
    return root


def test_a_figure_is_safe_inside_a_page_and_keeps_its_text():
    root = safe(svg(spec()))
    assert root.get("aria-label") == NASTY
    assert root.get("role") == "img"
    texts = ["".join(node.itertext()) for node in root.iter(f"{{{SVG}}}text")]
    assert any(text.startswith("<script>alert(1)") for text in texts)


@settings(max_examples=15, deadline=None)
@given(st.text(alphabet=st.characters(), min_size=1, max_size=40))
def test_any_label_gives_a_safe_figure(text):
    safe(svg(spec(text)))


def test_links_stay_on_the_site():
    root = safe(svg(spec(href="/dealing/dlg_1")))
    links = [node.get("href") for node in root.iter(f"{{{SVG}}}a")]
    assert links == ["/dealing/dlg_1"]
    assert root.get("role") == "group"


@pytest.mark.parametrize(
    "bad", ["javascript:alert(1)", "//evil.example/x", "https://evil.example/", "data:text/html,x"]
)
def test_other_links_are_dropped(bad):
    assert local_link(bad) is None
    root = safe(svg(spec(href=bad)))
    assert all(node.get("href") is None for node in root.iter())


def test_what_vega_never_writes_is_dropped_all_the_same():
    raw = (
        f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()" width="1"><script>x()</script>'
        '<style>*{}</style><foreignObject/><g style="fill:red" onclick="x()" fill="url(http://e.example)">'
        '<a xlink:href="javascript:x()"><rect width="1"/></a><image href="http://e.example"/></g></svg>'
    )
    root = safe(safe_svg(raw, "words"))
    assert [node.tag.rpartition("}")[2] for node in root.iter()] == ["svg", "g", "a", "rect"]


def test_themes_change_the_config_only():
    light, dark = themed(spec(), "light"), themed(spec(), "dark")
    assert light["config"] != dark["config"]
    assert {key: value for key, value in light.items() if key != "config"} == spec()


def test_the_auto_theme_takes_the_pages_own_ink():
    drawn = svg(spec(), "auto")
    assert "currentColor" in drawn
    assert "#1b1f24" not in drawn


def test_a_picture_is_a_png_of_the_size_asked_for():
    one, two = png(spec(), "print", scale=1), png(spec(), "print", scale=2)
    assert one.startswith(b"\x89PNG")
    width = [int.from_bytes(data[16:20], "big") for data in (one, two)]
    assert abs(width[1] - 2 * width[0]) <= 2


def test_drawing_is_deterministic():
    assert svg(spec()) == svg(spec())


def test_nothing_is_loaded_from_elsewhere():
    outside = spec() | {"data": {"url": "http://127.0.0.1:9/data.json"}}
    with pytest.raises(ReportError):
        svg(outside)


def test_a_spec_that_cannot_be_drawn_is_an_error_of_ours():
    with pytest.raises(ReportError, match="cannot be drawn"):
        svg({"mark": "nonsense"})
