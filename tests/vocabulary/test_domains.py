from pathlib import Path

import pytest
from tests.vocabulary.folders import copied_vocabulary, spoil

from tumen.errors import VocabularyError
from tumen.vocabulary.domains import domain, domains, load_domains
from tumen.vocabulary.goods import goods_tree


@pytest.mark.parametrize(
    ("act", "categories", "expected"),
    [
        ("AID", ["arms.ammunition.artillery"], "military"),
        ("AID", ["personnel.troops", "food.rice"], "military"),
        ("AID", ["food.rice", "energy.coal", "arms"], "economic"),
        ("AID", ["technology.nuclear"], "technology"),
        ("AID", ["support.humanitarian"], "humanitarian"),
        ("AID", ["personnel.prisoners"], "humanitarian"),
        ("SUPPORT", ["support.diplomatic.veto"], "diplomatic"),
        ("CONSULT", [], "diplomatic"),
        ("ASSAULT", [], "military"),
        ("SANCTION", [], "economic"),
        ("AID", [], "other"),
        ("CONSULT", ["support"], "diplomatic"),
        ("NO_SUCH_ACT", [], "other"),
    ],
)
def test_goods_decide_then_the_act(act: str, categories: list[str], expected: str) -> None:
    assert domain(act, categories) == expected


def test_the_order_of_the_goods_does_not_matter() -> None:
    assert domain("AID", ["food", "arms"]) == domain("AID", ["arms", "food"]) == "military"


def test_every_kind_of_goods_has_a_domain_with_a_title() -> None:
    titles = domains().titles
    assert all(domain("AID", [code]) in titles for code in goods_tree().categories)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('categories = ["support"]', 'categories = ["suport"]', "unknown category 'suport'"),
        ('categories = ["support"]', "categories = []", "the goods 'support' have no domain"),
        ('acts = ["AID"]', 'acts = ["TIES"]', "the act 'TIES' is already taken"),
        ('categories = ["support"]', 'categories = ["support", "arms"]', "the category 'arms' is already taken"),
        ('code = "other"', 'code = "rest"', "there is no domain 'other'"),
        ('code = "other"', 'code = "economic"', "the code 'economic' is already taken"),
    ],
)
def test_a_wrong_file_is_an_error(tmp_path: Path, old: str, new: str, said: str) -> None:
    folder = copied_vocabulary(tmp_path)
    spoil(folder, "domains.toml", old, new)
    with pytest.raises(VocabularyError) as error:
        load_domains(folder)
    assert said in str(error.value)
    assert str(error.value).startswith("domains.toml:")
