from dataclasses import replace

from tests.reports.views import Shelf, one_view

from tumen.reports.worked_out import worked_out


def beside(view, number=0):
    return worked_out(view.dealings[number], view)


def test_credibility_with_its_name_rule_and_counts():
    view = one_view(deal_credibility=2, deal_credibility_reason="Probably true: two sources agree.")
    assert beside(view) == "credibility 2 (probably true); two sources agree; 1 independent source; 1 claim"


def test_a_transfer_seen_only_in_use_is_said_to_be_inferred():
    assert "inferred from the goods being seen in use" in beside(one_view(basis="use"))
    assert "inferred" not in beside(one_view())


def test_an_exchange_names_the_other_leg():
    shelf = Shelf()
    shelf.deal([shelf.put("Shells went.", goods=(("arms", None),))], exchange=("x1",))
    shelf.deal([shelf.put("Oil came.", actors="RUS", recipients="PRK", goods=(("food", None),))], exchange=("x1",))
    view = shelf.view()
    told = {item.actors: worked_out(item, view) for item in view.dealings}
    assert told["PRK",].endswith("one leg of an exchange, against Russia → North Korea: food")
    assert told["RUS",].endswith("one leg of an exchange, against North Korea → Russia: arms")


def test_an_exchange_without_its_other_leg_is_still_said():
    view = one_view(deal_exchange=("x1",))
    assert beside(view).endswith("one leg of an exchange")
    assert "exchange" not in worked_out(replace(view.dealings[0], exchange=()), view)
