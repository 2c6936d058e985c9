from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.datastructures import Headers

from tumen.web.security import CONTENT_SECURITY_POLICY, Guard, host_name, local_path

HERE = "http://127.0.0.1:8350"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost.evil:8350", "[::2]", "192.0.2.7"]
)
def test_a_foreign_host_is_refused_and_told_nothing(client, host) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json()["error"]["code"] == "foreign_host"
    assert "Korea" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:9000", "LOCALHOST", "[::1]:8350"])
def test_own_hosts_are_answered_on_any_port(client, host) -> None:
    assert client.get("/about", headers={"host": host}).status_code == 200


def test_a_host_given_with_a_port_is_answered_on_that_port_alone() -> None:
    guard = Guard(lambda *_: None, hosts=["tumen.example:8350"])
    assert guard.refusal("GET", Headers({"host": "tumen.example:8350"})) is None
    assert guard.refusal("GET", Headers({"host": "tumen.example:9999"})).status_code == 421
    assert guard.refusal("GET", Headers({"host": "tumen.example"})).status_code == 421


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        "http://127.0.0.1:8351",
        "http://127.0.0.1",
        "https://127.0.0.1.evil",
        "file://",
        "x",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_foreign_origin_is_refused(client, origin, method) -> None:
    answer = client.request(method, "/theme" if method == "POST" else "/", headers={"origin": origin})
    assert answer.status_code == 403
    assert answer.json()["error"]["code"] == "foreign_origin"


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_from_another_site_is_refused_even_without_an_origin(client, site) -> None:
    answer = client.post("/theme", data={"theme": "dark"}, headers={"sec-fetch-site": site})
    assert answer.status_code == 403


def test_our_own_form_is_let_through(client) -> None:
    headers = {"origin": HERE, "sec-fetch-site": "same-origin"}
    assert client.post("/theme", data={"theme": "dark", "back": "/about"}, headers=headers).status_code == 303


def test_a_link_from_another_site_opens_a_page(client) -> None:
    assert client.get("/", headers={"sec-fetch-site": "cross-site"}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/about", "/nothing", "/api/relations", "/api/nothing", "/static/tumen.css"])
def test_every_answer_carries_the_guard_headers(client, path) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "unsafe" not in headers["content-security-policy"]


def test_no_page_carries_a_script_or_style_of_its_own(client) -> None:
    for path in ("/", "/relation/PRK/RUS", "/about", "/search?q=north"):
        page = client.get(path).text
        assert "<style" not in page
        assert " style=" not in page
        assert page.count("<script") == page.count('<script src="/static/') == 2
        assert " onclick" not in page


@given(st.text())
def test_a_way_back_never_leaves_this_server(path) -> None:
    back = local_path(path)
    assert back.startswith("/")
    assert not back.startswith(("//", "/\\"))
    assert back.isprintable()


@given(st.text())
def test_any_host_header_has_a_name(host) -> None:
    assert host_name(host) == host_name(host).lower()
