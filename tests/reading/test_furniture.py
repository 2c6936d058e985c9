from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tumen.reading.furniture import role_of, rules, without_furniture

GOES = [(rule.name, line) for rule in rules() for line in rule.goes]
STAYS = [(rule.name, line) for rule in rules() for line in rule.stays]


@pytest.mark.parametrize(("name", "line"), GOES)
def test_each_rule_matches_its_examples(name, line):
    assert next(rule for rule in rules() if rule.name == name).matches(line)
    assert role_of(line) is not None


@pytest.mark.parametrize(("name", "line"), STAYS)
def test_a_sentence_that_holds_such_words_stays(name, line):
    text = f"Before it came this.\n\n{line}\n\nAfter it came that."
    assert without_furniture(text) == text


def test_the_edges_of_a_page_go_and_the_article_stays():
    text = "top of page\n\nA title\n\nA sentence.\n\nComments\n\nbottom of page"
    assert without_furniture(text).split("\n\n") == ["\nA title", "A sentence.", ""]


def test_a_wrapped_sentence_keeps_its_middle():
    text = "The envoy asked the council for\nComments\non the draft."
    assert without_furniture(text) == text


def test_a_menu_goes_as_a_run_but_one_country_name_stays():
    assert "World" not in without_furniture("Home\nWorld\nBusiness\nOpinion\n\nThe ship sailed.")
    assert without_furniture("Russia\n\nThe ship sailed.") == "Russia\n\nThe ship sailed."


def test_a_closing_list_of_headlines_goes_with_its_heading():
    text = "The ship sailed.\n\nRelated articles\n\nShip seen in port\n\nWhat we know of the ship"
    assert without_furniture(text).strip() == "The ship sailed."


def test_after_such_a_heading_a_sentence_of_the_text_stays():
    text = "The ship sailed.\n\nRecommended\n\nThe council should inspect the ship."
    assert "The council should inspect the ship." in without_furniture(text)
    assert "Recommended" not in without_furniture(text)


def test_every_rule_has_examples_on_both_sides():
    assert all(rule.goes and rule.stays for rule in rules())


@given(st.lists(st.sampled_from(["The ship sailed north with coal.", "Share", "Comments", "", "Home", "Trending"])))
def test_sentences_are_never_removed_and_nothing_is_added(lines):
    text = "\n".join(lines)
    left = without_furniture(text)
    assert left.count("The ship sailed north with coal.") == text.count("The ship sailed north with coal.")
    assert set(left.split("\n")) <= {*lines, ""}
