import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from tumen.reports.characters import one_line, printable, web_address


@given(st.text(alphabet=st.characters()))
def test_any_text_becomes_fit_for_xml(text):
    node = ET.Element("p")
    node.text = printable(text)
    assert ET.fromstring(ET.tostring(node, encoding="unicode")).text in {node.text.replace("\r", "\n"), None}  # noqa: S314 -- our own output


@given(st.text())
def test_one_line_is_one_line_and_stays_so(text):
    line = one_line(text)
    assert line.splitlines() in ([], [line])
    assert one_line(line) == line


def test_a_control_character_is_seen_not_lost():
    assert printable("a\x00b") == "a\ufffdb"


def test_marks_that_reorder_a_line_are_removed():
    assert printable("abc\u202edef") == "abcdef"


def test_only_web_addresses_become_links():
    assert web_address("https://example.org/a?b=c#d") == "https://example.org/a?b=c#d"
    for bad in (
        None,
        "",
        "javascript:alert(1)",
        "data:text/html,x",
        "https://a b",
        'https://a"b',
        "file:///etc/passwd",
    ):
        assert web_address(bad) is None
