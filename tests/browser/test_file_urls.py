"""The folder of the site as a reader carries it about: links, pictures and downloads."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.support.browser.watched_page import watched

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def carried(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the site in a folder whose name a careless script stumbles over."""
    folder = tmp_path_factory.mktemp("usb") / "내 문서 (K8s & 서비스) #1"
    shutil.copytree(site, folder)
    return folder


def opened(page: Page, where: str) -> list[str]:
    """Note what a page asks for outside a folder or a server from now on."""
    outside: list[str] = []

    def look(address: str) -> None:
        if not address.startswith((where, "data:", "blob:", "about:")):
            outside.append(address)

    page.on("request", lambda request: look(request.url))
    return outside


@pytest.mark.parametrize("place", ["http", "file"])
def test_a_reader_walks_through_the_whole_folder(
    page: Page, carried: Path, served: str, place: str
) -> None:
    home = served if place == "http" else carried.as_uri()
    outside = opened(page, home)
    page.goto(f"{home}/index.html")
    for link in page.locator(".md-tabs__link, .md-nav--primary a.md-nav__link").all():
        address = link.evaluate("one => one.href")
        assert address.startswith(f"{home}/")
    page.locator("a.md-tabs__link", has_text="타입").click()
    page.wait_for_url("**/service-types/index.html")
    page.locator(".md-nav--primary a.md-nav__link", has_text="NodePort").first.click()
    page.wait_for_url("**/nodeport.html")
    page.locator("a.site-language").click()
    page.wait_for_url("**/en/nodeport.html")
    save(page, "pod.yaml", "kind: Pod")
    page.locator("input[name=query]").click()
    page.keyboard.type("ExternalName")
    page.locator(".md-search-result__item a").first.click()
    page.wait_for_url(f"{home}/en/**")
    page.locator(".md-footer__link--next").click()
    page.wait_for_url(f"{home}/en/**")
    page.locator("a.site-language").click()
    page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == "ko"
    assert outside == []


def save(page: Page, name: str, text: str) -> None:
    """Save a file by the name above its block."""
    with page.expect_download() as waiting:
        page.locator("a[download]", has_text=name).first.click()
    assert text in waiting.value.path().read_text()


@pytest.mark.parametrize("place", ["http", "file"])
def test_every_picture_shows(page: Page, carried: Path, served: str, place: str) -> None:
    home = served if place == "http" else carried.as_uri()
    for name in ("nodeport", "en/service-types/index"):
        page.goto(f"{home}/{name}.html")
        for picture in page.locator("article :is(svg[role=img], img)").all():
            box = picture.bounding_box()
            assert box, name
            assert min(box["width"], box["height"]) > 0
        logo = page.locator(".md-header .md-logo img")
        assert logo.evaluate("one => one.naturalWidth") > 0


def test_the_menu_of_a_phone_leads_to_a_page_and_the_other_language(
    browser: Browser, served: str
) -> None:
    with watched(browser, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.goto(f"{served}/en/index.html")
        page.locator(".md-header label[for=__drawer]").tap()
        page.locator(".md-nav--primary a.md-nav__link", has_text="Glossary").tap()
        page.wait_for_url("**/en/glossary.html")
        page.locator("a.site-language").tap()
        page.wait_for_url(f"{served}/glossary.html")
