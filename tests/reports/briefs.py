"""A brief of one sentence and one reference, quick to render, every text of it open to change."""

from __future__ import annotations

from datetime import date

from tests.reports.views import NOW, PAIR

from tumen.reports.structure import Brief, KeyFigure, Reference, Row, Section, Statement, Table

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ brief.pair }}{% raw %}",
    '#eval("1+1") $x$ *bold* _it_ `code` = heading @label <label> \\u{41} // comment /* x */',
    "[a](javascript:alert(1)) ![b](http://e.example/x.png) <http://e.example>",
    "| cell | `a` |",
    "http://e.example www.e.example a@e.example",
    "1. one",
    "- item",
    "=== ---",
    "북한과 러시아 朝鮮 Россия İstanbul",
    "a\x00b\x1b[31m\x85c",
    "&lt;b&gt; &amp;",
    "~~struck~~ ^up^ <!-- hidden -->",
    "\u202egnissap",
)


def one_brief(text: str) -> Brief:
    """``text`` stands in every place that a document's text can reach."""
    statement = Statement(text or "x", ("clm_1",), (1,), "dlg_1", text)
    table = Table("Table", ("Goods", "Amount", "When", "Dealings"), (Row((text, text, text, "1"), ("clm_1",), (1,)),))
    section = Section(
        "gives",
        "What is given",
        key_figures=(KeyFigure("Dealings", text, text),),
        tables=(table,),
        statements=(statement,),
    )
    reference = Reference(1, "doc_1", ("clm_1",), text, text, date(2024, 7, 1), "https://example.org/a?b=c", text)
    return Brief("North Korea and Russia", PAIR, NOW, "", None, (section,), (reference,))
