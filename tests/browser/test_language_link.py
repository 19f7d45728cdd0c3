"""The language link: the same page and section in the other language, also without scripts."""

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser.watched_page import watched

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}


def test_the_language_link_leads_to_the_same_page_and_back(page: Page, home: str) -> None:
    page.goto(f"{home}/nodeport.html")
    page.locator("a.site-language").click()
    assert page.url == f"{home}/en/nodeport.html"
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("a.site-language").click()
    assert page.url == f"{home}/nodeport.html"
    assert page.locator("html").get_attribute("lang") == "ko"


def test_the_language_link_leads_to_the_section_being_read(page: Page, home: str) -> None:
    page.goto(f"{home}/nodeport.html#four-port-numbers")
    page.locator("a.site-language").click()
    assert page.url == f"{home}/en/nodeport.html#four-port-numbers"
    read(page, "#fields")
    page.locator("a.site-language").click()
    assert page.url == f"{home}/nodeport.html#fields"
    read(page, "")
    page.locator("a.site-language").click()
    assert page.url == f"{home}/en/nodeport.html"


def read(page: Page, section: str) -> None:
    """Scroll to a section (or to the top), until the page's address names it."""
    jump = f"document.querySelector({section!r}).scrollIntoView()" if section else "scrollTo(0, 0)"
    page.wait_for_load_state()
    for _ in range(40):
        page.mouse.wheel(0, 40)
        page.evaluate(jump)
        page.wait_for_timeout(300)  # Material waits for a reader to rest
        if page.url.partition("#")[2] == section[1:]:
            return
    raise AssertionError(f"the address does not follow to {section!r}: {page.url}")


def test_the_language_link_works_on_a_phone_without_scripts(browser: Browser, home: str) -> None:
    with watched(browser, viewport=PHONE, java_script_enabled=False) as page:
        page.goto(f"{home}/en/clusterip.html")
        page.locator("a.site-language").click()
        assert page.url == f"{home}/clusterip.html"
