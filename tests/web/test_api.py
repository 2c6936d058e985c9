from __future__ import annotations

import pytest
from tests.web.shelf import PLAIN

from tumen.contract import claim_from_json, dealing_from_json, document_from_json

DOCUMENT, (TROOPS, *_) = PLAIN[0]
LISTS = [
    "/api/relations",
    "/api/relation/PRK/RUS/dealings",
    "/api/relation/PRK/RUS/timeline",
    "/api/relation/PRK/RUS/monthly",
    "/api/dealings",
    "/api/claims",
    "/api/documents",
    "/api/search?q=north",
]


@pytest.mark.parametrize("path", LISTS)
def test_a_list_read_page_by_page_is_the_whole_list(client, path) -> None:
    whole = client.get(path).json()
    assert whole["next"] is None
    assert whole["total"] == len(whole["items"]) > 1
    read, following = [], f"{path}{'&' if '?' in path else '?'}limit=2"
    while following:
        page = client.get(following).json()
        assert page["limit"] == 2
        read += page["items"]
        following = page["next"]
    assert read == whole["items"]


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("query", ["limit=501", "limit=0", "offset=-1", "limit=ten"])
def test_a_stretch_that_cannot_be_is_refused_in_the_envelope(client, path, query) -> None:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}{query}")
    assert answer.status_code == 422
    assert answer.json()["error"].keys() == {"code", "message", "hint"}
    assert query.partition("=")[0] in answer.json()["error"]["message"]


def test_the_nouns_come_back_as_the_contract_writes_them(client) -> None:
    claim = client.get(f"/api/claims/{TROOPS.id}").json()
    assert claim_from_json(claim["claim"]) == TROOPS
    document = client.get(f"/api/documents/{DOCUMENT.id}").json()
    assert document_from_json(document["document"]) == DOCUMENT
    assert [claim_from_json(item) for item in document["claims"]] == sorted(PLAIN[0][1], key=lambda item: item.sentence)
    dealing = dealing_from_json(client.get(f"/api/dealings/{claim['dealing']}").json()["dealing"])
    assert TROOPS.id in dealing.claims
    assert len(dealing.denials) == 1


def test_dealings_can_be_asked_for_by_field(client) -> None:
    def ids(query: str) -> set[str]:
        return {item["id"] for item in client.get(f"/api/dealings?{query}").json()["items"]}

    every = ids("")
    assert ids("pair=RUS,PRK") == ids("pair=PRK,RUS") < every
    assert ids("party=IRN") < every
    assert ids("category=arms") == ids("category=arms.ammunition") | ids("category=arms.drones")
    assert ids("act=TIES") | ids("act=AGREE") | ids("act=AID") | ids("act=COOPERATE") == every
    october = ids("since=2024-10-01&until=2024-10-31")
    assert october < every
    assert not october & ids("act=TIES")


def test_a_relation_as_json_has_its_figures_with_the_dealings_behind_them(client) -> None:
    relation = client.get("/api/relation/PRK/RUS").json()
    assert relation["names"] == ["North Korea", "Russia"]
    assert relation["key_figures"]["people"]["quantity"] == {
        "low": 10000.0, "high": 12000.0, "unit": "persons", "approximate": False,
    }  # fmt: skip
    assert len(relation["history"]) == 2
    sides = client.get("/api/relation/PRK/RUS/sides").json()
    assert {line["category"] for line in sides["gets"]["lines"]} == {"technology", "food", "energy"}
    assert all(line["dealings"] for line in sides["gets"]["lines"])


@pytest.mark.parametrize("name", ["timeline", "monthly", "sides"])
def test_figures_are_vega_lite_with_their_data_inside(client, name) -> None:
    spec = client.get(f"/api/relation/PRK/RUS/figures/{name}").json()
    assert spec["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json"
    assert spec["description"]
    assert "url" not in str(spec.get("data"))


def test_as_of_an_earlier_day_nothing_is_known(client) -> None:
    assert client.get("/api/claims?as_of=2025-01-09").json()["total"] == 0
    assert client.get("/api/relation/PRK/RUS/dealings?as_of=2025-01-09").json()["total"] == 0
    assert client.get(f"/api/claims/{TROOPS.id}?as_of=2025-01-09").status_code == 404
    assert client.get("/api/claims?as_of=2025-01-10").json()["total"] > 10


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/api/nothing", 404, "not_found"),
        ("/api/claims/clm_00000000000000000000", 404, "unknown_id"),
        ("/api/dealings?pair=PRK", 422, "query"),
        ("/api/dealings?min_credibility=7", 422, "query"),
        ("/api/claims?as_of=soon", 422, "query"),
        ("/api/search", 422, "query"),
        ("/api/relation/PRK/NOWHERE", 404, "unknown_id"),
        ("/api/relation/PRK/RUS/figures/pie", 422, "query"),
        ("/api/relation/PRK/RUS/dealings?stage=eaten", 422, "query"),
    ],
)
def test_errors_come_in_one_envelope(client, path, status, code) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert answer.json()["error"]["code"] == code
    assert set(answer.json()) == {"error"}


def test_the_api_describes_itself(client) -> None:
    described = client.get("/api/openapi.json").json()
    assert {"/api/relations", "/api/dealings/{identifier}", "/api/search"} <= described["paths"].keys()
    assert all(path.startswith("/api/") for path in described["paths"])
    for operations in described["paths"].values():
        for operation in operations.values():
            assert operation.get("description"), operation["operationId"]
            assert {"200", "421"} <= operation["responses"].keys()


def test_about_tells_what_the_ledger_holds(client) -> None:
    about = client.get("/api/about").json()
    assert about["ledger"]["documents"] == len(PLAIN) + 1
    assert about["credibility"]["6"] == "cannot be judged"


def test_a_method_that_is_not_there_is_an_envelope_too(client) -> None:
    assert client.delete("/api/claims").json()["error"]["code"] == "method_not_allowed"
