"""Goods in a noun phrase, with the amount that the text gives each."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from tumen.extraction.amounts import Amount
from tumen.extraction.gazetteer import singular
from tumen.extraction.sentence import GoodsAt, Sentence
from tumen.model import GoodsMention, Quantity
from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.words import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_INSIDE = frozenset(
    {"compound", "amod", "nmod", "conj", "appos", "pobj", "quantmod", "nummod", "npadvmod", "dobj", "poss", "advmod"}
)
_LINKS = frozenset({"of", "including", "like", "as", "in", "plus", "with", "containing", "per"})
_WORTH = re.compile(r"\s*(?:worth(?: of)?|in|of|'s worth of|value of)\s+(?:\w+[\s-]){0,3}$")
_GAP = re.compile(r"^(?:\s|-)*(?:(?!and\b|or\b|to\b|from\b|by\b)[\w'’/.-]+\s+){0,4}$")
_CARRIERS = word_set("goods.carriers")
_SIGN = 2
_NOMINAL_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "PUNCT", "SYM", "DET", "X", "SPACE"})
_DEPTH = 6
_MONEY_CATEGORIES = "money"


def goods_of(sentence: Sentence, heads: list[Token], *, weak: bool = True) -> list[GoodsAt]:
    """The goods that noun phrases name, in the order of the text. ``weak`` lets ordinary words count as goods."""
    found: dict[int, GoodsAt] = {}
    for head in heads:
        for token in _phrase(head, 0):
            goods = sentence.goods_at.get(token.i)
            if goods is not None and (weak or not goods.weak) and _is_head(sentence, goods, token):
                found.setdefault(goods.start, goods)
    return [found[start] for start in sorted(found)]


def _phrase(token: Token, depth: int) -> list[Token]:
    if depth > _DEPTH:
        return []
    found = [token]
    for child in token.children:
        if child.dep_ in _INSIDE or (child.dep_ == "prep" and child.lower_ in _LINKS):
            found.extend(_phrase(child, depth + 1))
        elif child.dep_ == "prep":
            found.extend(
                inner
                for grand in child.children
                if grand.lower_ in {"as", "like"} or child.lower_ == "such"
                for inner in _phrase(grand, depth + 1)
            )
    return found


def _is_head(sentence: Sentence, goods: GoodsAt, token: Token) -> bool:
    """Whether the words are used as a noun, and not to describe other goods that are named ("missile parts")."""
    last = sentence.doc[goods.end - 1]
    if _measures(sentence, last) or (goods.category == "money" and last.dep_ in {"nummod", "compound", "nmod"}):
        return False
    if last.pos_ in {"VERB", "AUX", "ADV"} and last.dep_ not in {"compound", "amod", "pobj", "dobj", "conj", "nsubj"}:
        return False
    if last.dep_ in {"compound", "amod", "nmod"} and last.head.i >= goods.end and last.head.i in sentence.goods_at:
        outer = sentence.goods_at[last.head.i]
        return outer.category.startswith("access") or _more_particular(goods, outer)
    if last.dep_ in {"compound", "amod", "nmod"} and last.head.i >= goods.end:
        return singular(last.head.lower_) in _CARRIERS or singular(last.head.lower_) in _units()
    return token.i < goods.end


def _measures(sentence: Sentence, last: Token) -> bool:
    """Whether the words only count other goods ("containers of shells")."""
    if singular(last.lower_) not in _units():
        return False
    return any(
        token.i in sentence.goods_at
        for child in last.children
        if child.dep_ in {"prep", "amod"} and child.lower_ in {"of", "in", "worth"}
        for token in child.subtree
    )


def find_money(doc: Doc, amounts: list[Amount], goods: list[GoodsAt]) -> list[GoodsAt]:
    """Sums of money that stand for themselves ("more than $20 billion"), as goods."""
    covered = {index for item in goods for index in range(item.start, item.end)}
    found = []
    for amount in amounts:
        words = [token.i for token in doc if amount.start <= token.idx < amount.end]
        if not words:
            continue
        last = words[-1]
        named = last + 1 < len(doc) and _unit([doc[last + 1].lower_])
        if named and goods_tree().units[named].kind == "money":
            last += 1
        elif amount.sign is None:
            continue
        if last not in covered:
            found.append(GoodsAt(last, last + 1, "money"))
    return found


def _more_particular(goods: GoodsAt, outer: GoodsAt) -> bool:
    path = goods_tree().path(goods.category)
    return outer.category in path and outer.category != goods.category


def mention(sentence: Sentence, goods: GoodsAt) -> GoodsMention:
    """The goods with their amount; the span takes in the amount's words."""
    amount = _amount_of(sentence, goods)
    start = sentence.doc[goods.start].idx
    end = sentence.doc[goods.end - 1].idx + len(sentence.doc[goods.end - 1])
    quantity = None
    if amount is not None:
        first, unit = amount
        quantity = Quantity(first.low, first.high, unit, first.approximate)
        start, end = min(start, first.start), max(end, first.end)
    text = sentence.doc.text[start:end]
    return GoodsMention(goods.category, text, sentence.characters(start, end), quantity)


def _amount_of(sentence: Sentence, goods: GoodsAt) -> tuple[Amount, str] | None:
    text = sentence.doc.text
    start = sentence.doc[goods.start].idx
    last = sentence.doc[goods.end - 1]
    end = last.idx + len(last)
    best: tuple[Amount, str] | None = None
    for amount in sentence.amounts:
        if goods.category == "money" and amount.start <= start < amount.end + _SIGN:
            return amount, _currency(amount, last)
        if _is_date(sentence, amount):
            continue
        if amount.end <= start:
            between = text[amount.end : start]
            unit = _unit_before(amount, between, goods) if _one_phrase(sentence, amount.end, start) else None
            if unit is not None:
                best = (amount, unit)
        elif start <= amount.number_start < end and amount.start <= start and not amount.article:
            best = (amount, _counted(goods))
        elif amount.start >= end and best is None and not amount.article:
            unit = _unit_after(amount, text[end : amount.start], text[amount.end :], goods)
            if unit is not None:
                return amount, unit
    if best is not None and best[0].article and best[1] == _counted(goods) and not _single(last):
        return None
    if best is not None and best[0].article and best[1] not in {"shipments", "containers"}:
        return None
    return best


def _is_date(sentence: Sentence, amount: Amount) -> bool:
    return any(time.start <= amount.number_start < time.end for time in sentence.times)


def _one_phrase(sentence: Sentence, first: int, last: int) -> bool:
    """Whether only words of one noun phrase stand between two characters."""
    between = [token for token in sentence.doc if first <= token.idx < last]
    return all(
        token.pos_ in _NOMINAL_WORDS
        or token.lower_ in {"of", "worth", "in", "more", "per", "a", "'s", "’s", "and"}
        or token.tag_ in {"VBN", "VBG"}
        for token in between
    )


def _single(token: Token) -> bool:
    return token.tag_ in {"NN", "NNP"}


def _counted(goods: GoodsAt) -> str:
    """The unit of a bare number: the goods' own where that is a count, else items."""
    tree = goods_tree()
    counts = [unit for unit in tree.categories[goods.category].units if tree.units[unit].kind == "count"]
    unit = tree.default_unit(goods.category)
    return unit if tree.units[unit].kind == "count" else next((c for c in counts if c in {"items", "persons"}), "items")


def _currency(amount: Amount, last: Token) -> str:
    if amount.sign is not None:
        return _units().get(amount.sign, "USD")
    return _unit([last.lower_]) or _unit([last.nbor(1).lower_] if last.i + 1 < len(last.doc) else []) or "USD"


def _unit_before(amount: Amount, between: str, goods: GoodsAt) -> str | None:
    """The unit, where ``between`` joins an amount to the goods after it: "100 [containers of] shells"."""
    if amount.sign is not None:
        currency = _units().get(amount.sign)
        return currency if currency and (_WORTH.search(between) or _GAP.match(between)) else None
    words = between.strip().lower().split()
    if "of" in words or "worth" in words:
        unit_words = words[: words.index("of")] if "of" in words else words
        rest = words[words.index("of") + 1 :] if "of" in words else []
        unit = _unit(unit_words)
        if unit is not None and len(rest) <= 5 and not {",", "and", "to"} & set(rest):  # noqa: PLR2004
            return unit
        return None if unit_words or len(rest) > 3 else _counted(goods)  # noqa: PLR2004
    if "," in between or ";" in between or not (between.strip() == "" or _GAP.match(between + " ")):
        return None
    unit = _unit(words) if words else None
    if unit is not None and goods_tree().units[unit].kind == "money":
        return unit
    if unit is not None and words and goods_tree().units[unit].kind in {"mass", "volume"}:
        return unit
    return _counted(goods)


def _unit_after(amount: Amount, before: str, after: str, goods: GoodsAt) -> str | None:
    if re.fullmatch(r",?\s*(?:valued at|worth|totalling|totaling|amounting to|estimated at|costing)\s+", before):
        if amount.sign is not None:
            return _units().get(amount.sign)
        return _unit(after.strip().lower().split()[:3]) or _counted(goods)
    if re.fullmatch(r"\s*\(|,?\s*(?:numbering|totalling|totaling|amounting to)\s+", before):
        return _unit(after.strip(" )").lower().split()[:3]) or _counted(goods)
    return None


def _unit(words: list[str]) -> str | None:
    units = _units()
    for size in (4, 3, 2, 1):
        for start in range(max(0, len(words) - size) + 1):
            phrase = words[start : start + size]
            if len(phrase) == size:
                folded = " ".join([*phrase[:-1], singular(phrase[-1].strip(".,;"))])
                if folded in units:
                    return units[folded]
    return None


@cache
def _units() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, unit in goods_tree().units.items():
        for word in (*unit.words, *unit.signs):
            found[word.lower() if word not in unit.signs else word] = code
            found.setdefault(singular(word.lower()), code)
    return found
