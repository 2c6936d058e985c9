"""A spark line as a few bars of SVG, small enough to stand in every row of a table: no converter, no spec."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence

from tumen.relations.spark import SparkPoint
from tumen.reports.render import SVG


def spark_svg(points: Sequence[SparkPoint], *, width: int = 120, height: int = 24) -> str:
    """The bars as one ``<svg>`` element in the page's text colour; empty text without points.

    ``width`` and ``height`` are in points. The text alternative names the span, the sum and the highest bar.
    """
    if not points:
        return ""
    total = sum(point.count for point in points)
    peak = max(points, key=lambda point: point.count)
    label = f"{points[0].first} to {points[-1].last}: {total} in all, most in {peak.first} ({peak.count})"
    root = ET.Element("svg", {"xmlns": SVG, "role": "img", "aria-label": label, "width": str(width)})
    root.set("height", str(height))
    root.set("viewBox", f"0 0 {width} {height}")
    ET.SubElement(root, "title").text = label
    step = width / len(points)
    for index, point in enumerate(points):
        tall = max(point.height * (height - 2), 1)
        bar = {"x": f"{index * step:.2f}", "y": f"{height - tall:.2f}", "width": f"{max(step - 1, 0.5):.2f}"}
        bar |= {"height": f"{tall:.2f}", "fill": "currentColor", "fill-opacity": "0.9" if point.count else "0.25"}
        ET.SubElement(root, "rect", bar)
    return ET.tostring(root, encoding="unicode")
