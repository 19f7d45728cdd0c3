"""The editor: loaded on the press, used by the keyboard alone, reset, absent without scripts."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editor.panel import WRONG, opened, status, write
from tests.support.browser import axe
from tests.support.browser.watched_page import watched

pytestmark = pytest.mark.browser


def test_what_was_typed_survives_a_reload_until_reset(page: Page, home: str) -> None:
    address = f"{home}/nodeport.html"
    opened(page, address)
    own = page.locator(".cm-content").inner_text()
    write(page, WRONG)
    opened(page, address)
    status(page).to_contain_text("거부됨")
    page.get_by_role("button", name="원래대로").click()
    status(page).to_contain_text("받아들여짐")
    assert page.locator(".cm-content").inner_text() == own
    opened(page, address)
    status(page).to_contain_text("받아들여짐")


def test_nothing_is_loaded_before_the_press(page: Page, served: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_request("**/offer.js"):
        page.goto(f"{served}/en/nodeport.html")
    page.wait_for_load_state("networkidle")
    parts = ("/engine/", "/codemirror/", "/offer/", "/editor/", "/validator/", "/try/")
    assert [url.rsplit("/", 1)[1] for url in asked if any(part in url for part in parts)] == [
        "offer.js"
    ]


def test_the_keyboard_alone_opens_leaves_and_closes_the_editor(page: Page, served: str) -> None:
    page.goto(f"{served}/en/nodeport.html")
    page.locator(".check-offer").first.focus()
    page.keyboard.press("Enter")
    page.locator(".check[data-judged]").wait_for()
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.locator(".cm-content")).not_to_be_focused()
    page.get_by_role("button", name="Close").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".check-offer").first).to_be_focused()
    expect(page.locator(".check")).to_have_count(0)


def test_what_does_not_load_says_so_and_loads_at_the_next_press(
    browser: Browser, served: str
) -> None:
    page = browser.new_page()
    page.route("**/engine.js", lambda route: route.abort())
    page.goto(f"{served}/en/nodeport.html")
    page.locator(".check-offer").first.click()
    expect(page.locator(".check-offer").first).to_have_text("It did not load. Press again")
    page.unroute("**/engine.js")
    page.locator(".check-offer").first.click()
    status(page).to_contain_text("Accepted")
    page.close()


def test_the_mark_of_the_page_makes_room_for_that_of_the_editor(page: Page, served: str) -> None:
    opened(page, f"{served}/en/labels-and-selectors.html", "selector-typo.yaml")
    example = page.locator(".example:has(.check)")
    expect(example.locator(".example-label, .example-message").first).to_be_hidden()
    page.emulate_media(media="print")
    expect(example.locator(".highlight > pre, .highlight code").first).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_role("button", name="Close").click()
    expect(page.locator(".example-message").first).to_be_visible()


def test_without_scripts_the_pages_are_complete_and_say_what_to_do(
    browser: Browser, home: str
) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(f"{home}/en/workbench.html")
        expect(page.locator(".without-script")).to_be_visible()
        expect(page.locator("#own-manifest button")).to_be_hidden()
        page.goto(f"{home}/en/nodeport.html")
        assert page.locator(".check-offer").count() == 0
        expect(page.locator(".highlight pre").first).to_be_visible()


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_opened_editor(
    browser: Browser, served: str, scheme: str, width: int
) -> None:
    with watched(browser, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        opened(page, f"{served}/nodeport.html")
        write(page, WRONG)
        axe.load(page)
        assert axe.problems(page, ".check") == []
