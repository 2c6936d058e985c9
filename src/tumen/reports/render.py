"""From a Vega-Lite spec to a picture, offline: SVG that is safe inside a page under a strict CSP, and PNG.

What vl-convert writes is parsed and rebuilt from a list of allowed elements and attributes. So a figure holds no
script, no style, no event handler, no foreign object, and no link but to a place on the page's own site.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import vl_convert

from tumen.errors import ReportError
from tumen.reports.characters import printable
from tumen.reports.themes import INK, Theme, config

SVG: Final = "http://www.w3.org/2000/svg"
XLINK: Final = "http://www.w3.org/1999/xlink"
VEGA_LITE: Final = "5.21"
ELEMENTS: Final = frozenset({"svg", "g", "path", "rect", "line", "circle", "text", "tspan", "a", "title", "desc"})
ATTRIBUTES: Final = frozenset(
    [
        "width",
        "height",
        "viewBox",
        "transform",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "dx",
        "dy",
        "r",
        "cx",
        "cy",
        "rx",
        "ry",
        "fill",
        "fill-opacity",
        "stroke",
        "stroke-width",
        "stroke-opacity",
        "stroke-dasharray",
        "stroke-dashoffset",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-miterlimit",
        "opacity",
        "text-anchor",
        "dominant-baseline",
        "font-family",
        "font-size",
        "font-weight",
        "font-style",
        "display",
        "pointer-events",
    ]
)
_LOCAL_LINK = re.compile(r"/[A-Za-z0-9][A-Za-z0-9/_.:-]*(#[A-Za-z0-9_.-]+)?|#[A-Za-z0-9_.-]+")
# vl-convert's loader puts this before every relative address.
_LOADER_BASE = "https://vega.github.io/vega-datasets/"


def themed(spec: Mapping[str, Any], theme: Theme) -> dict[str, Any]:
    """The same figure in another theme: its data and marks untouched, its config exchanged."""
    return {**spec, "config": config(theme)}


def local_link(address: str) -> str | None:
    """The address when it is a path or anchor on the page's own site; else None."""
    return address if _LOCAL_LINK.fullmatch(address) and "//" not in address else None


def svg(spec: Mapping[str, Any], theme: Theme | None = None) -> str:
    """The figure as SVG text, ready to stand inside an HTML page.

    Args:
        spec: A Vega-Lite v5 spec with its data inside; ``description`` is its text alternative.
        theme: Another theme than the spec's own. ``auto`` has no background and takes the page's text colour.

    Returns:
        One ``<svg>`` element, without XML declaration.

    Raises:
        ReportError: the spec cannot be drawn.

    """
    drawn = _clean(themed(spec, theme) if theme else dict(spec))
    try:
        _know_fonts()
        raw: str = vl_convert.vegalite_to_svg(drawn, vl_version=VEGA_LITE, allowed_base_urls=[])
    except ValueError as error:
        raise _cannot_draw(error) from error
    return safe_svg(raw, str(drawn.get("description", "")), auto=theme == "auto")


def png(spec: Mapping[str, Any], theme: Theme | None = None, *, scale: float = 2.0) -> bytes:
    """The figure as a PNG. ``scale`` is pixels per point of the figure; the brief prints at 2.

    Raises :class:`ReportError` when the spec cannot be drawn.
    """
    drawn = _clean(themed(spec, theme) if theme else dict(spec))
    try:
        _know_fonts()
        data: bytes = vl_convert.vegalite_to_png(drawn, vl_version=VEGA_LITE, scale=scale, allowed_base_urls=[])
    except ValueError as error:
        raise _cannot_draw(error) from error
    return data


@cache
def _know_fonts() -> None:
    """Tell the converter of the fonts that come with Tumen, once a process."""
    vl_convert.register_font_directory(str(files("tumen.reports") / "fonts"))


def _cannot_draw(error: ValueError) -> ReportError:
    first = str(error).strip().splitlines()[0] if str(error).strip() else "no reason given"
    return ReportError(f"a figure cannot be drawn: {first}", hint="This is a fault of Tumen: please report it.")


def _clean(value: Any) -> Any:  # noqa: ANN401 -- a JSON value
    """The value with every string fit for XML and every link kept to the page's own site."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {
            printable(key): _clean(item)
            for key, item in value.items()
            if not (key == "href" and isinstance(item, str) and local_link(item) is None)
        }
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    return value


def safe_svg(raw: str, description: str, *, auto: bool = False) -> str:
    """The SVG rebuilt from allowed parts, with ``description`` as its name for those who do not see it."""
    try:
        source = ET.fromstring(raw)  # noqa: S314 -- what our own converter wrote; entities cannot occur in it
    except ET.ParseError as error:
        raise ReportError(f"a figure's SVG cannot be read back: {error}") from error
    root = ET.Element("svg", {"xmlns": SVG})
    linked = any(_tag(node) == "a" for node in source.iter())
    root.set("role", "group" if linked else "img")
    if description:
        root.set("aria-label", description)
    _copy_attributes(source, root, auto=auto)
    for child in source:
        _copy(child, root, auto=auto)
    return ET.tostring(root, encoding="unicode")


def _tag(node: ET.Element) -> str:
    name = node.tag if isinstance(node.tag, str) else ""
    return name.removeprefix(f"{{{SVG}}}")


def _copy(node: ET.Element, parent: ET.Element, *, auto: bool) -> None:
    tag = _tag(node)
    if tag not in ELEMENTS or node.get("display") == "none" or node.get("opacity") == "0":
        return
    copied = ET.SubElement(parent, tag)
    _copy_attributes(node, copied, auto=auto)
    if tag in {"text", "tspan", "title", "desc"}:
        copied.text = node.text
    label = node.get("aria-label")
    if tag == "a":
        _link(node, copied)
    elif label and tag in {"path", "rect", "circle", "line"} and node.get("role") == "graphics-symbol":
        ET.SubElement(copied, "title").text = label
    for child in node:
        _copy(child, copied, auto=auto)


def _link(node: ET.Element, copied: ET.Element) -> None:
    address = (node.get(f"{{{XLINK}}}href") or node.get("href") or "").removeprefix(_LOADER_BASE)
    target = local_link(address)
    if target is not None:
        copied.set("href", target)
        labels = [child.get("aria-label") for child in node.iter() if child.get("aria-label")]
        if labels and labels[0]:
            copied.set("aria-label", labels[0])


def _copy_attributes(node: ET.Element, copied: ET.Element, *, auto: bool) -> None:
    for name, value in node.attrib.items():
        if name in ATTRIBUTES and "url(" not in value and not (auto and name == "font-family"):
            copied.set(name, "currentColor" if auto and value == INK else value)
