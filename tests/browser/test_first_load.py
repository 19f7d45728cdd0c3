"""What a page costs before its reader has asked for anything, and that search still answers."""

import gzip
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.support.browser.watched_page import until, wake, watched

pytestmark = pytest.mark.browser

MOST = 150  # KiB
TOGETHER = 6  # pages
MOST_OF_OFFERS = 3  # KiB
# What "try it" adds to a page, and to the style that all pages share.
OFFERS = re.compile(
    r' data-(?:check|run|with|of)="[^"]*"|<meta[^>]*Content-Security-Policy[^>]*>'
    r"|<script[^>]*/(?:site|storage|offer)\.js[^>]*></script>"
)
RULES = re.compile(r"\.md-typeset \.check-offer[^{]*\{[^}]*\}")
ICON = "assets/favicon.svg"  # a browser without a window does not load it


def loaded(browser: Browser, *starts: str) -> list[list[str]]:
    """Return what new visitors' browsers load for some pages, side by side: most of it is waits."""
    with ExitStack() as open_pages:
        pages = [open_pages.enter_context(watched(browser)) for _ in starts]
        addresses = [opened(*one) for one in zip(pages, starts, strict=True)]
        for page in pages:
            page.wait_for_load_state("networkidle")
            wake(page)
    return addresses


def opened(page: Page, address: str) -> list[str]:
    """Open an address; return the list of what the page asks for, which grows."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    return asked


def compressed(data: bytes) -> int:
    """Return the size that a host sends, which compresses well."""
    return len(gzip.compress(data, 9, mtime=0))


def share(path: Path, part: re.Pattern[str]) -> int:
    """Return how many of a file's compressed bytes a part of it takes."""
    text = path.read_text(encoding="utf-8")
    without, found = part.subn("", text)
    assert found, path
    return compressed(text.encode()) - compressed(without.encode())


def test_the_first_load_of_every_page_is_at_most_150_kib(
    browser: Browser, served: str, site: Path
) -> None:
    starts = [f"{served}/{path.relative_to(site).as_posix()}" for path in site.rglob("*.html")]
    for first in range(0, len(starts), TOGETHER):
        some = starts[first : first + TOGETHER]
        for start, urls in zip(some, loaded(browser, *some), strict=True):
            files = {ICON, *(url.removeprefix(f"{served}/") for url in urls)}
            sizes = {name: compressed((site / name).read_bytes()) for name in files}
            total = sum(sizes.values()) / 1024
            assert total <= MOST, f"{start}: {total:.1f} KiB: {sizes}"


def test_the_offers_to_try_add_at_most_3_kib_to_any_page(site: Path) -> None:
    names = ("shared/site.js", "shared/storage.js", "offer/offer.js")
    scripts = sum(compressed((site / "assets" / name).read_bytes()) for name in names)
    everywhere = scripts + share(site / "assets/styles.css", RULES)
    for path in sorted(site.rglob("*.html")):
        growth = (everywhere + share(path, OFFERS)) / 1024
        assert growth <= MOST_OF_OFFERS, f"{path.name}: {growth:.1f} KiB"


def test_a_page_loads_no_search_index_before_its_reader_searches(
    browser: Browser, served: str
) -> None:
    late = ("/search/search_index.json", "/search/worker.js")
    (urls,) = loaded(browser, f"{served}/en/nodeport.html")
    assert not [url for url in urls if url.endswith(late)]


def test_material_s_script_waits_for_the_reader_s_first_move(browser: Browser, served: str) -> None:
    with watched(browser) as page:
        page.goto(f"{served}/nodeport.html", wait_until="networkidle")
        assert not page.evaluate("window.document$ !== undefined")
        wake(page)


def test_material_s_script_comes_without_any_move_in_the_end(browser: Browser, served: str) -> None:
    with watched(browser) as page:
        page.goto(f"{served}/nodeport.html")
        until(page, "window.document$ !== undefined")


def test_nothing_in_view_moves_when_material_s_script_comes(browser: Browser, served: str) -> None:
    with watched(browser) as page:
        page.goto(f"{served}/nodeport.html", wait_until="networkidle")
        page.locator("html.js").wait_for(state="attached")  # a script of the page's own
        page.evaluate("async () => { await document.fonts.ready }")  # they move words of their own
        before = page.evaluate(PLACES)
        wake(page)
        page.wait_for_timeout(300)
        assert page.evaluate(PLACES) == before


# Where the parts of the header and the first blocks of the page stand.
PLACES = """() => [...document.querySelectorAll(
    ".md-header__button, .md-search__input, .md-content__inner > :nth-child(-n + 3)"
)].filter((part) => part.offsetParent && !part.htmlFor?.startsWith("__palette"))
    .map((part) => part.getBoundingClientRect()).map(({ x, y }) => [x, y])"""


@pytest.fixture(params=["http", "file"])
def start(request: pytest.FixtureRequest, served: str, site: Path) -> str:
    """Return the address of an English page: on the server, or in the folder."""
    return f"{served if request.param == 'http' else site.as_uri()}/en/labels-and-selectors.html"


@pytest.fixture
def page(browser: Browser, start: str) -> Iterator[Page]:
    """Open the page, as a reader who has waited until all is loaded."""
    with watched(browser) as page:
        page.goto(start, wait_until="networkidle")
        page.bring_to_front()
        yield page


def expect_found(page: Page) -> None:
    """Demand results for a word."""
    first = page.locator(".md-search-result__item a").first
    first.wait_for(state="attached")


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_search_and_the_first_letters_typed_are_searched(
    page: Page, key: str
) -> None:
    page.keyboard.press(key)
    expect(page.locator("input[name=query]")).to_be_focused()
    page.keyboard.type("nodeport")
    expect_found(page)
    assert page.locator("input[name=query]").input_value() == "nodeport"


def test_a_click_opens_the_search(page: Page) -> None:
    page.locator("input[name=query]").click()
    page.keyboard.type("clusterip")
    expect_found(page)


def test_a_tap_on_a_phone_opens_the_search(browser: Browser, start: str) -> None:
    with watched(browser, viewport={"width": 390, "height": 740}, has_touch=True) as page:
        page.goto(start, wait_until="networkidle")
        page.locator("label.md-header__button[for=__search]").tap()
        page.keyboard.type("clusterip")
        expect_found(page)


def test_an_address_with_a_question_shows_the_answer(browser: Browser, start: str) -> None:
    with watched(browser) as page:
        page.goto(f"{start}?q=headless")
        expect_found(page)
        expect(page.locator("input[name=query]")).to_have_value("headless")


def test_the_words_that_led_to_a_page_are_marked_on_it(browser: Browser, start: str) -> None:
    with watched(browser) as page:
        page.goto(f"{start}?h=selector")
        expect(page.locator("article mark").first).to_be_visible()
