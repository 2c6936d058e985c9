"""The domain of a dealing: military, technology, economic, humanitarian, diplomatic or other.

Invariants, each checked when the file is read: a category is in the goods tree and in one domain; an act is in one
domain; every top kind of goods has a domain; there is a domain ``other``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources.abc import Traversable
from types import MappingProxyType

from tumen.vocabulary.goods import goods_tree
from tumen.vocabulary.loading import check_unique, read_entries

_OTHER = "other"


@dataclass(frozen=True, slots=True)
class Domains:
    """The domains in the order that breaks ties, with the categories and acts of each."""

    titles: Mapping[str, str]
    categories: Mapping[str, str]
    acts: Mapping[str, str]

    def of(self, act_code: str, categories: Iterable[str]) -> str:
        """The domain of a dealing with this act and these kinds of goods. An act no domain names is ``other``."""
        votes = Counter(self._of_category(code) for code in categories)
        votes.pop(_OTHER, None)
        if not votes:
            return self.acts.get(act_code, _OTHER)
        order = list(self.titles)
        return min(votes, key=lambda code: (-votes[code], order.index(code)))

    def _of_category(self, code: str) -> str:
        while code and code not in self.categories:
            code = code.rpartition(".")[0]
        return self.categories.get(code, _OTHER)


def domain(act_code: str, categories: Iterable[str]) -> str:
    """The domain of a dealing: that of most of its goods, or of its act where it has none.

    ``act_code`` is a PLOVER code or ``TIES``; ``categories`` are codes of the goods tree.

    >>> domain("AID", ["arms.missiles.ballistic"])
    'military'
    """
    return domains().of(act_code, categories)


@cache
def domains() -> Domains:
    """The domains, read once. Raises :class:`VocabularyError` where the file is wrong."""
    return load_domains()


def load_domains(folder: Traversable | None = None) -> Domains:
    """Read ``domains.toml`` from a folder (the package's own where None) and check it against the goods tree."""
    entries = read_entries(
        "domains.toml", "domain", required=("code", "title", "categories", "acts"), allowed=(), folder=folder
    )
    tree = goods_tree()
    for key, what in (("categories", "category"), ("acts", "act")):
        check_unique(((value, entry) for entry in entries for value in entry.texts(key)), what)
    check_unique(((entry.text("code"), entry) for entry in entries), "code")
    for entry in entries:
        for code in entry.texts("categories"):
            if code not in tree.categories:
                raise entry.error(f"unknown category {code!r}: use a code from goods.toml", code)
    categories = {code: entry.text("code") for entry in entries for code in entry.texts("categories")}
    last = entries[-1]
    for top in sorted({tree.top(code) for code in tree.categories} - set(categories)):
        raise last.error(f"the goods {top!r} have no domain: add them to one")
    if _OTHER not in {entry.text("code") for entry in entries}:
        raise last.error(f"there is no domain {_OTHER!r}: add it")
    return Domains(
        titles=MappingProxyType({entry.text("code"): entry.text("title") for entry in entries}),
        categories=MappingProxyType(categories),
        acts=MappingProxyType({act: entry.text("code") for entry in entries for act in entry.texts("acts")}),
    )
