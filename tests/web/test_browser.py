"""The pages in a real browser: what only a browser can tell."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from tests.web.shelf import HOSTILE, PLAIN

from tumen.settings import Settings
from tumen.web import create_app

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TROOPS_DOCUMENT, (TROOPS, MISSILES, SHELLS) = PLAIN[0]
PATHS = [
    "/",
    "/relation/PRK/RUS",
    f"/dealing/dlg_{TROOPS.id.removeprefix('clm_')}",
    f"/document/{TROOPS_DOCUMENT.id}",
    f"/document/{HOSTILE[0].id}",
    f"/claim/{TROOPS.id}",
    "/search?q=north",
    "/about",
    "/nothing",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="Chromium is not installed"),
]
sync_api = pytest.importorskip("playwright.sync_api")


@pytest.fixture(scope="module")
def address(filled: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        app = create_app(str(filled), Settings())
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with sync_api.sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield made
        made.close()


@pytest.fixture
def opened(browser, address):
    """Opens a path in a page of its own and collects what the browser complains about."""
    contexts = []

    def open_page(path: str, **options: object):
        contexts.append(browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options}))
        page = contexts[-1].new_page()
        page.complaints = []
        page.on("console", lambda message: page.complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address + path)
        for canvas in page.locator(".canvas[hx-get]").all() if options.get("java_script_enabled", True) else ():
            canvas.locator("svg").wait_for()
        return page

    yield open_page
    for context in contexts:
        context.close()


def too_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > window.innerWidth")


@pytest.mark.parametrize("path", PATHS)
def test_no_page_breaks_its_policy_or_scrolls_sideways(opened, path) -> None:
    desk = opened(path)
    expected = ["404"] if path == "/nothing" else []
    assert [text for text in desk.complaints if not any(word in text for word in expected)] == []
    assert not too_wide(desk)
    desk.set_viewport_size({"width": 640, "height": 400})  # 1280 points at 200%
    assert not too_wide(desk)
    desk.set_viewport_size({"width": 390, "height": 844})
    assert not too_wide(desk)


def test_nothing_of_a_hostile_document_runs(opened) -> None:
    page = opened(f"/document/{HOSTILE[0].id}")
    assert page.title() != "owned"
    assert page.locator("iframe, .text img, .text svg, .text b").count() == 0


def test_dark_follows_the_system_and_the_choice_on_the_page(opened) -> None:
    page = opened("/about", color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(ground)
    page.get_by_role("button", name="Light").click()
    page.wait_for_load_state("networkidle")
    assert page.url.endswith("/about")
    assert page.evaluate(ground) != dark
    assert page.complaints == []


def test_the_keyboard_leads_from_claim_to_claim(opened) -> None:
    page = opened(f"/document/{TROOPS_DOCUMENT.id}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("j")
    assert page.locator(f"#{TROOPS.id} .body").is_visible()
    page.keyboard.press("j")
    assert page.locator(f"#{MISSILES.id} .body").is_visible()
    assert not page.locator(f"#{TROOPS.id} .body").is_visible()
    assert page.locator(".text .f.on").all_inner_texts() == [
        "Moscow", "likely", "given", "Pyongyang", "help with its missiles", "late in the year",
    ]  # fmt: skip
    page.keyboard.press("k")
    assert page.locator(f"#{TROOPS.id} .body").is_visible()


def test_pointing_at_marked_words_shows_their_claim(opened) -> None:
    page = opened(f"/document/{TROOPS_DOCUMENT.id}")
    page.locator(".text").get_by_text("13,000 containers of shells").hover()
    assert page.locator(f"#{SHELLS.id} .body").is_visible()
    page.mouse.move(5, 5)
    assert not page.locator(f"#{SHELLS.id} .body").is_visible()


def test_figures_arrive_and_their_marks_lead_to_dealings(opened) -> None:
    page = opened("/relation/PRK/RUS")
    page.wait_for_selector(".canvas svg a")
    page.locator(".canvas svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/dealing/dlg_*")


def test_the_filter_of_relations_needs_no_button(opened) -> None:
    page = opened("/")
    page.get_by_label("Filter by name").press_sequentially("iran")
    sync_api.expect(page.locator("#relations tbody tr")).to_have_count(1)
    assert page.complaints == []


def test_the_table_of_dealings_is_filtered_in_place(opened) -> None:
    page = opened("/relation/PRK/RUS")
    page.get_by_label("Way", exact=True).select_option("gets")
    sync_api.expect(page.locator("#dealings-found")).not_to_contain_text("13,000 containers")
    assert "grain" in page.locator("#dealings-found").inner_text()


def test_without_scripts_everything_is_still_there(opened) -> None:
    page = opened(f"/document/{TROOPS_DOCUMENT.id}", java_script_enabled=False)
    page.get_by_role("link", name="Claim 2").click()
    assert page.locator(f"#{MISSILES.id} .body").is_visible()
    relation = opened("/relation/PRK/RUS", java_script_enabled=False)
    assert relation.locator("figure img").count() == 2
    relation.get_by_label("Way", exact=True).select_option("gets")
    relation.locator("#dealings form button").click()
    assert "way=gets" in relation.url
    home = opened("/", java_script_enabled=False)
    home.get_by_label("Filter by name").fill("iran")
    home.get_by_role("button", name="Show").click()
    assert home.locator("#relations tbody tr").count() == 1
