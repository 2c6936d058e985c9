"""Amounts as a brief writes them: "12,000", "between 10,000 and 12,000 troops", "up to USD 1.5 million"."""

from __future__ import annotations

from tumen.model import Quantity
from tumen.reports.characters import one_line
from tumen.reports.phrases import wording
from tumen.vocabulary.goods import goods_tree

_SCALES = ((1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"))


def number_words(value: float) -> str:
    """A number: "12,000", "2.5", "1.5 million". Never rounded: what does not shorten exactly stays in full."""
    for scale, name in _SCALES:
        if abs(value) >= scale and round(value / scale, 3) * scale == value:
            return f"{_plain(round(value / scale, 3))} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{int(value):,}" if value == int(value) else f"{value:,.15g}"


def range_words(quantity: Quantity, before: str = "") -> str:
    """The range alone: "between 10,000 and 12,000", "at least 10,000", "up to 12,000", "about 100"; maybe empty.

    ``before`` goes before each number ("USD ").
    """
    about = "about " if quantity.approximate else ""
    low = None if quantity.low is None else f"{before}{number_words(quantity.low)}"
    high = None if quantity.high is None else f"{before}{number_words(quantity.high)}"
    if low is None and high is None:
        return ""
    if low is None:
        return f"up to {about}{high}"
    if high is None:
        return f"at least {about}{low}"
    return f"{about}{low}" if low == high else f"between {about}{low} and {high}"


def amount_words(quantity: Quantity) -> str:
    """An amount with its unit, for a table: "between 10,000 and 12,000 persons"; "not given" without numbers."""
    return _with_unit(quantity) or "not given"


def goods_words(category: str, quantity: Quantity | None, text: str | None = None) -> str:
    """Goods with their amount, inside a sentence: "up to 12,000 troops", "100 containers of artillery shells".

    ``text`` is the words of the source; they are used when the category is not in the goods tree.
    """
    name = wording().goods_names.get(category) or lowered(goods_title(category, text))
    if quantity is None:
        return name
    if _is_money(quantity.unit):
        words = _with_unit(quantity)
        if not words:
            return name
        return words if category.startswith("money") else f"{words} in {name}"
    if _counts_the_goods(quantity.unit, category, name):
        words = range_words(quantity)
        return f"{words} {_singular(name) if is_one(quantity) else name}" if words else name
    words = _with_unit(quantity)
    return f"{words} of {name}" if words else name


def _counts_the_goods(unit: str, category: str, name: str) -> bool:
    """Whether the unit is the goods themselves: "12,000 troops", not "12,000 persons of troops".

    Only the unit that a bare number of these goods counts: "22 missiles" put under troops stays "22 missiles".
    """
    tree = goods_tree()
    own = category in tree.categories and tree.default_unit(category) == unit
    plural = name.split(maxsplit=1)[0].endswith("s") or name.rsplit(maxsplit=1)[-1].endswith("s")
    return unit_words(unit) in name or (own and unit in wording().counted_units and plural)


def goods_title(category: str, text: str | None = None) -> str:
    """The title of a category of the goods tree; else the source's own words; else the code as it is."""
    tree = goods_tree()
    return tree.categories[category].title if category in tree.categories else one_line(text or category) or "goods"


def lowered(title: str) -> str:
    """A title inside a sentence: the first letter small, unless the word is an acronym."""
    return title[:1].lower() + title[1:] if title[1:2].islower() or title[1:2] in {" ", ""} else title


def _is_money(unit: str) -> bool:
    known = goods_tree().units.get(unit)
    return known is not None and known.kind == "money"


def _with_unit(quantity: Quantity) -> str:
    if _is_money(quantity.unit):
        return range_words(quantity, f"{quantity.unit} ")
    words = range_words(quantity)
    if not words:
        return ""
    return f"{words} {unit_words(quantity.unit, one=is_one(quantity))}"


def unit_words(unit: str, *, one: bool = False) -> str:
    """A unit's name, plural unless ``one``, from the goods tree; the code itself when it is not there."""
    known = goods_tree().units.get(unit)
    if known is None:
        name = one_line(unit.replace("_", " "))
        return _singular(name) if one else name
    return known.words[0] if one else known.title


def is_one(quantity: Quantity) -> bool:
    """Whether the last number a reader meets before the unit is 1: "1 vessel", "at least 1 vessel"."""
    return (quantity.low if quantity.high is None else quantity.high) == 1


def _singular(name: str) -> str:
    head, of, rest = name.partition(" of ")
    if of:
        return f"{_singular(head)}{of}{rest}"
    return name[:-1] if name.endswith("s") and not name.endswith("ss") else name
