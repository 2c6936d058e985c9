"""What Tumen knows about words and the world: data in TOML, checked when it is read, cached once read.

``states``, ``places``, ``parties`` and ``domains`` are also the names of modules here, so those functions are imported
from their modules: ``from tumen.vocabulary.states import states``.
"""

from __future__ import annotations

from tumen.vocabulary.bodies import Body
from tumen.vocabulary.domains import Domains, domain
from tumen.vocabulary.goods import Category, GoodsTerm, GoodsTree, Unit, goods_tree
from tumen.vocabulary.loading import Entry, read_entries
from tumen.vocabulary.parties import Party, PartyForm, PartyName, members, party_kind, party_names, party_title
from tumen.vocabulary.persons import Office, Person, Tenure, offices
from tumen.vocabulary.places import KnownPlace, Places
from tumen.vocabulary.states import Seat, State

__all__ = [
    "Body",
    "Category",
    "Domains",
    "Entry",
    "GoodsTerm",
    "GoodsTree",
    "KnownPlace",
    "Office",
    "Party",
    "PartyForm",
    "PartyName",
    "Person",
    "Places",
    "Seat",
    "State",
    "Tenure",
    "Unit",
    "domain",
    "goods_tree",
    "members",
    "offices",
    "party_kind",
    "party_names",
    "party_title",
    "read_entries",
]
