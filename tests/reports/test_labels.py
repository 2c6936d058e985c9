from tests.reports.views import one_view, persons

from tumen.relations.timeline import timeline
from tumen.reports.labels import LONGEST, dealing_label


def label(**fields):
    return dealing_label(timeline(one_view(**fields).dealings)[0].label)


def test_goods_say_what_was_given_and_acts_what_was_done():
    assert label(goods=(("personnel.troops", persons(None, 12_000)),)) == "North Korea → Russia: up to 12,000 troops"
    assert label(act="CONSULT", mode="visit") == "North Korea → Russia: consult (visit)"
    assert label(act="CONSULT", actors="PRK RUS", recipients="") == "North Korea and Russia: consult"


def test_an_unknown_party_beside_a_known_one_is_not_drawn():
    assert label(act="CONSULT", actors="PRK RUS", recipients="", deal_actors=("?", "PRK", "RUS")).startswith(
        "North Korea and"
    )


def test_a_long_label_is_cut_with_an_ellipsis():
    goods = (("personnel.troops", None), ("arms.ammunition.artillery", None), ("energy.refined_petroleum", None))
    assert len(label(goods=goods)) == LONGEST
    assert label(goods=goods).endswith("…")
