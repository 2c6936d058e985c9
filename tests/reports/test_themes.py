from tumen.reports.themes import DOMAINS, PALETTE, config, domain_scale
from tumen.vocabulary.domains import domains


def test_every_domain_of_the_vocabulary_has_a_colour_of_its_own():
    assert set(DOMAINS) == set(domains().titles)
    scale = domain_scale(list(DOMAINS))
    assert len(set(scale["range"])) == len(DOMAINS)
    assert set(scale["range"]) <= set(PALETTE)


def test_a_domain_keeps_its_colour_whichever_others_are_there():
    alone, all_of_them = domain_scale(["economic"]), domain_scale(list(DOMAINS))
    assert alone["range"][0] == dict(zip(all_of_them["domain"], all_of_them["range"], strict=True))["economic"]


def test_light_dark_and_print_differ_and_print_has_the_font_that_comes_with_tumen():
    assert config("light") != config("dark")
    assert config("print")["font"] == "Noto Sans KR"
