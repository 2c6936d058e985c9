import pytest

from tumen.errors import VocabularyError
from tumen.reports.phrases import read_wording, wording
from tumen.vocabulary.acts import acts
from tumen.vocabulary.goods import goods_tree

HEAD = """
[articles]
first_words = []
last_words = []
[hearsay]
cues = []
[speakers]
pronouns = []
determiners = []
[counted]
units = []
[goods]
"""


@pytest.mark.parametrize("stage", ["done", "pledged", "requested", "refused"])
def test_every_act_and_mode_has_a_phrase_of_its_own(stage):
    for code, act in acts().items():
        for mode in (None, *act.modes):
            phrase, tail = wording().find(code, mode, frozenset(), stage, {"recipients": "Russia", "act": "x"})
            assert phrase.act == code or (code == "COOPERATE" and not tail)
            assert "{" not in tail


def test_names_of_goods_are_of_the_tree():
    assert set(wording().goods_names) <= set(goods_tree().categories)


def test_words_are_put_in_once_so_a_brace_in_a_text_stays_a_brace():
    words = {"recipients": "{goods}", "goods": "{recipients}", "act": ""}
    _, tail = wording().find("AID", None, frozenset(), "done", words)
    assert tail == "{goods} with {recipients}"


def test_a_phrase_without_four_forms_is_named():
    with pytest.raises(VocabularyError, match=r"phrase 1 \(AID\) has 1 forms"):
        read_wording(HEAD + '[[phrase]]\nact = "AID"\nforms = ["give"]\ntails = [""]\n')


def test_an_unknown_key_is_named():
    with pytest.raises(VocabularyError, match="unknown key 'tale'"):
        read_wording(HEAD + '[[phrase]]\nact = "AID"\ntale = 1\nforms = ["a", "b", "c", "d"]\ntails = [""]\n')
