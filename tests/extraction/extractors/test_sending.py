from __future__ import annotations

import pytest
from tests.builders import make_document

from tumen.errors import MarkingRefusedError, SettingsError
from tumen.extraction.extractors.sending import check_may_send, checked_address, is_loopback

HERE, AWAY = "http://127.0.0.1:11434/v1", "https://models.example.org/v1"


@pytest.mark.parametrize("marking", ["TLP:CLEAR", "TLP:GREEN"])
@pytest.mark.parametrize("url", [HERE, AWAY])
@pytest.mark.parametrize("unmarked", [True, False])
def test_clear_and_green_may_go_where_the_user_said(marking, url, unmarked) -> None:
    check_may_send(make_document(marking=marking), url, unmarked=unmarked)


@pytest.mark.parametrize("marking", ["TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"])
@pytest.mark.parametrize("unmarked", [True, False])
def test_amber_and_red_stay_on_this_machine(marking, unmarked) -> None:
    document = make_document(marking=marking)
    check_may_send(document, HERE, unmarked=unmarked)
    with pytest.raises(MarkingRefusedError, match=rf"{marking.replace('+', '.')}.*models.example.org"):
        check_may_send(document, AWAY, unmarked=unmarked)


@pytest.mark.parametrize("url", [HERE, AWAY])
def test_unmarked_goes_nowhere_until_the_user_says_so(url) -> None:
    with pytest.raises(MarkingRefusedError) as error:
        check_may_send(make_document(), url, unmarked=False)
    assert "TUMEN_LANGUAGE_MODEL_SEND=unmarked" in error.value.hint
    check_may_send(make_document(), url, unmarked=True)


@pytest.mark.parametrize("url", ["http://localhost:1/v1", "http://127.8.9.1/v1", "http://[::1]:8000/v1"])
def test_this_machine_is_known_by_its_spelling(url) -> None:
    assert is_loopback(url)


@pytest.mark.parametrize(
    "url",
    [
        "http://10.0.0.1/v1",
        "http://0.0.0.0/v1",
        "http://localhost.example.org/v1",
        "http://127.0.0.1.example.org/v1",
        "http://models.example.org/localhost",
        "http://[::ffff:8.8.8.8]/v1",
    ],
)
def test_no_other_address_is_this_machine(url) -> None:
    assert not is_loopback(url)


def test_the_base_address_leads_to_the_answers() -> None:
    assert checked_address(HERE, "X") == f"{HERE}/chat/completions"
    assert checked_address(f"{HERE}/", "X") == f"{HERE}/chat/completions"
    assert checked_address(f"{HERE}/chat/completions", "X") == f"{HERE}/chat/completions"


@pytest.mark.parametrize(
    "url", ["127.0.0.1:11434", "ftp://a/v1", "http://", "http://a:99999/", "http://me:word@a/v1", "http://a/v1?key=1"]
)
def test_an_address_that_cannot_be_used_is_refused_by_name(url) -> None:
    with pytest.raises(SettingsError, match="TUMEN_LANGUAGE_MODEL_URL") as error:
        checked_address(url, "TUMEN_LANGUAGE_MODEL_URL")
    assert "word" not in error.value.message.replace("password", "")
