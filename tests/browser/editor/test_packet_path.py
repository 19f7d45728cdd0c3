"""The picture of a packet's path on a page: whole without a press, a form after one."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.editor.test_packets import choose, result
from tests.support.browser import axe

pytestmark = pytest.mark.browser
PAGE = {"en": "en/nodeport.html", "ko": "nodeport.html"}
PRESS = {"en": "Send another packet", "ko": "다른 패킷 보내 보기"}
CLOSE = {"en": "Close", "ko": "닫기"}
READY = {"en": "Pod pooh-db-nginx-pod", "ko": "파드 pooh-db-nginx-pod"}


def _picture(page: Page) -> Locator:
    return page.locator("figure.path:visible")


def _words(page: Page) -> str:
    return " ".join(_picture(page).locator("text").all_text_contents())


def _open(page: Page, served: str, language: str) -> Locator:
    page.goto(f"{served}/{PAGE[language]}")
    press = page.get_by_role("button", name=PRESS[language])
    press.click()
    page.locator(".packet-answer[data-asked]").wait_for()
    return page.locator(".path-offer")


@pytest.mark.parametrize("language", PAGE)
def test_the_form_first_asks_what_the_picture_shows_and_draws_the_same(
    page: Page, served: str, language: str
) -> None:
    page.goto(f"{served}/{PAGE[language]}")
    shown = _words(page)
    _open(page, served, language)
    expect(_picture(page)).to_have_count(1)
    assert _words(page) == shown
    assert "worker-node2" in shown


@pytest.mark.parametrize("language", PAGE)
def test_a_pod_that_is_made_unready_changes_the_picture(
    page: Page, served: str, language: str
) -> None:
    _open(page, served, language)
    choose(page, READY[language], "unready")
    expect(result(page)).to_have_class("packet-result bad")
    expect(_picture(page).locator(".cross")).to_have_count(1)
    axe.load(page)
    assert axe.problems(page, ".packet-answer") == []


def test_a_second_press_gives_the_picture_back(page: Page, served: str) -> None:
    press = _open(page, served, "en")
    expect(press).to_have_text(CLOSE["en"])
    press.click()
    expect(page.locator(".packet-form")).to_have_count(0)
    expect(page.locator("figure.path[data-from]")).to_be_visible()
    expect(press).to_have_text(PRESS["en"])
    press.click()
    expect(page.locator(".packet-answer[data-asked]")).to_be_visible()


def test_without_javascript_the_picture_is_there_and_no_button(
    browser: Browser, served: str
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{served}/{PAGE['en']}")
    expect(page.locator("figure.path svg")).to_be_visible()
    expect(page.get_by_role("button", name=PRESS["en"])).to_have_count(0)
    page.context.close()
