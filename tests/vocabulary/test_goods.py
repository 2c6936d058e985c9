from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.vocabulary.folders import copied_vocabulary, line_of, spoil

from tumen.errors import UnknownIdError, VocabularyError
from tumen.vocabulary.goods import GoodsTerm, goods_tree, load_goods

TERMS: Mapping[str, GoodsTerm] = {term.phrase: term for term in goods_tree().terms}


def test_the_tree_has_at_least_ninety_leaves_each_with_words_and_units() -> None:
    tree = goods_tree()
    named = {term.category for term in tree.terms}
    leaves = tree.leaves()
    assert len(leaves) >= 90
    assert [code for code in leaves if code not in named] == []
    assert all(unit in tree.units for code in leaves for unit in tree.categories[code].units)


@pytest.mark.parametrize(
    ("phrase", "category"),
    [
        ("artillery shell", "arms.ammunition.artillery"),
        ("152mm shell", "arms.ammunition.artillery"),
        ("munition", "arms"),
        ("kn-23", "arms.missiles.ballistic"),
        ("kn23", "arms.missiles.ballistic"),
        ("hwasong-11a", "arms.missiles.ballistic"),
        ("intercontinental ballistic missile", "arms.missiles.ballistic"),
        ("storm shadow", "arms.missiles.cruise"),
        ("himars", "arms.rocket_artillery"),
        ("koksan", "arms.artillery"),
        ("shahed-136", "arms.drones"),
        ("air defense system", "arms.air_defence"),
        ("pantsir", "arms.air_defence"),
        ("armored vehicle", "arms.armour.vehicles"),
        ("troop", "personnel.troops"),
        ("prisoner of war", "personnel.prisoners"),
        ("nuclear program", "technology.nuclear"),
        ("re-entry technology", "technology.missile"),
        ("refined petroleum", "energy.refined_petroleum"),
        ("crude oil", "energy.crude_oil"),
        ("fertilizer", "food.fertiliser"),
        ("hard currency", "money.cash"),
        ("raw material", "materials"),
        ("humanitarian aid", "support.humanitarian"),
        ("military aid", "support.military"),
        ("technical assistance", "support.technical"),
        ("diplomatic support", "support.diplomatic"),
        ("veto", "support.diplomatic.veto"),
        ("satellite imagery", "support.data"),
        ("it worker", "labour.it_workers"),
        ("limousine", "transport.cars"),
        ("container", "transport.containers"),
    ],
)
def test_words_and_designations_name_their_goods(phrase: str, category: str) -> None:
    assert TERMS[phrase].category == category


def test_names_of_makes_need_a_capital_and_everyday_words_need_evidence() -> None:
    assert TERMS["patriot"].proper
    assert not TERMS["artillery shell"].proper
    assert TERMS["help"].weak
    assert not TERMS["howitzer"].weak


def test_a_bare_number_counts_the_default_unit() -> None:
    tree = goods_tree()
    assert tree.default_unit("personnel.troops") == "persons"
    assert tree.default_unit("arms.missiles.ballistic") == "missiles"
    assert tree.default_unit("arms.ammunition.artillery") == "rounds"
    assert tree.default_unit("money.loan") == "USD"


def test_codes_have_titles_tops_and_paths() -> None:
    tree = goods_tree()
    assert tree.title("arms.missiles.ballistic") == "Ballistic missiles"
    assert tree.top("support.diplomatic.veto") == "support"
    assert tree.path("arms.missiles.ballistic") == ("arms", "arms.missiles", "arms.missiles.ballistic")
    assert tree.compatible("arms", "arms.missiles")
    assert not tree.compatible("arms.missiles", "arms.bombs")
    with pytest.raises(UnknownIdError, match="arms\\.none"):
        tree.title("arms.none")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("goods.toml", '"howitzer"', '"howitzer", "tank"', "the phrase 'tank' already names"),
        ("goods.toml", 'words = ["rice",', 'words = ["Rice",', "has a capital"),
        ("goods.toml", 'names = ["Sputnik V"', 'names = ["sputnik"', "has no capital"),
        ("goods.toml", 'code = "food.rice"', 'code = "foods.rice"', "which is not written above it"),
        ("goods.toml", 'code = "food.rice"', 'code = "food.wheat"', "the code 'food.wheat' is already taken"),
        ("goods.toml", 'code = "food.rice"', 'code = "Food Rice"', "not one to four lower-case names"),
        ("goods.toml", 'units = ["persons"]', 'units = ["heads"]', "unknown unit 'heads'"),
        ("goods.toml", 'units = ["persons"]\n', "", "has no units and no parent"),
        ("goods.toml", '[[weak]]\nwords = ["access"', '[[weak]]\nwords = ["unheard-of"', "names no goods"),
        ("units.toml", 'words = ["missile"]', 'words = ["missile", "round"]', "the word 'round' is already taken"),
        ("units.toml", 'signs = ["%"]', 'signs = ["$"]', "the sign '$' is already taken"),
        ("units.toml", 'kind = "share"', 'kind = "sort"', "unknown kind of unit 'sort'"),
    ],
)
def test_a_wrong_tree_is_an_error(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    folder = copied_vocabulary(tmp_path)
    spoil(folder, file, old, new)
    with pytest.raises(VocabularyError) as error:
        load_goods(folder)
    assert said in str(error.value)
    assert str(error.value).startswith(f"{file}:")


def test_the_error_for_a_repeated_phrase_names_its_line(tmp_path: Path) -> None:
    folder = copied_vocabulary(tmp_path)
    spoil(folder, "goods.toml", '"wheat shipment"', '"wheat shipment", "artillery shell"')
    with pytest.raises(VocabularyError) as error:
        load_goods(folder)
    assert str(error.value).startswith(f"goods.toml:{line_of(folder, 'goods.toml', 'wheat shipment')}: ")
