"""Every page in a real browser: silent, as wide as the screen, in the colours of the device."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from servicedocs.project import ROOT
from tests.support.browser.watched_page import add_style, watched

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
WIDTHS = (320, 360, 768, 1280)
# How many lines a heading is taller than its words.
EMPTY_LINES = """one => {
    const words = document.createRange();
    words.setStart(one, 0);
    words.setEndBefore(one.querySelector(".headerlink"));
    const free = one.getBoundingClientRect().bottom - words.getBoundingClientRect().bottom;
    return free / parseFloat(getComputedStyle(one).lineHeight);
}"""


def names() -> list[str]:
    """Return the pages of the site."""
    folder = ROOT / "docs" / "ko"
    pages = (path.relative_to(folder).with_suffix("") for path in folder.rglob("*.md"))
    return sorted(page.as_posix() for page in pages)


def test_every_page_is_silent_on_the_server_and_asks_no_other_host(page: Page, served: str) -> None:
    for name in names():
        for folder in ("", "/en"):
            page.goto(f"{served}{folder}/{name}.html")
            expect(page.locator("h1").first).to_be_visible()


@pytest.mark.parametrize(
    ("folder", "word"),
    [
        ("", "노드포트를"),
        ("", "헤드리스를"),
        ("", "nodePort"),
        ("/en", "selector"),
        ("/en", "nodePort"),
    ],
)
def test_search_finds_a_word(page: Page, home: str, folder: str, word: str) -> None:
    page.goto(f"{home}{folder}/index.html")
    field = page.locator("input[name=query]")
    field.click()
    field.fill(word)
    field.dispatch_event("keyup")  # Material waits for it; filling in sends none
    first = page.locator(".md-search-result__item a").first
    first.wait_for(state="attached")
    first.click()
    expect(page.locator("article")).to_be_visible()
    assert page.url.startswith(f"{home}{folder}/")


def test_every_page_is_silent_from_disk_and_no_wider_than_the_screen(
    page: Page, site: Path
) -> None:
    for name in names():
        for folder in ("", "/en"):
            page.goto(f"{site.as_uri()}{folder}/{name}.html")
            add_style(page, "* { transition: none !important }")
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 740})
                assert overflow(page) == [], f"{folder}/{name}.html at {width}"


def overflow(page: Page) -> list[str]:
    """Return what makes a page wider than the screen."""
    return list(
        page.evaluate(
            """() => {
                const width = document.documentElement.clientWidth;
                if (document.scrollingElement.scrollWidth <= width) return [];
                return [...document.querySelectorAll("main *, header *")]
                    .filter(one => one.getBoundingClientRect().right > width + 1)
                    .map(one => `${one.tagName}.${one.className}`).slice(0, 5);
            }"""
        )
    )


@pytest.mark.parametrize("name", ["labels-and-selectors.html", "en/labels-and-selectors.html"])
def test_a_phone_shows_the_whole_name_of_the_site_and_no_empty_line_below_a_heading(
    browser: Browser, served: str, name: str
) -> None:
    with watched(browser, viewport=PHONE) as page:
        page.goto(f"{served}/{name}")
        page.evaluate("document.fonts.ready")
        title = page.locator(".md-header__topic .md-ellipsis").first
        assert title.evaluate("one => one.scrollWidth <= one.clientWidth")
        assert page.locator("article h2").all()
        for heading in page.locator("article :is(h1, h2, h3)").all():
            assert heading.evaluate(EMPTY_LINES) < 1, heading.text_content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_colours_follow_the_device_until_the_reader_chooses(
    browser: Browser, served: str, scheme: str
) -> None:
    with watched(browser, color_scheme=scheme) as page:
        page.goto(f"{served}/nodeport.html")
        expected = "slate" if scheme == "dark" else "default"
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", expected)
        labels = page.locator("form[data-md-component=palette] label:visible")
        assert labels.get_attribute("title")


def test_a_marked_block_looks_different_and_says_how(page: Page, served: str) -> None:
    page.goto(f"{served}/nodeport.html")
    rejected = page.locator(".example.rejected").first
    plain = page.locator("article > .highlight").first
    assert "거부" in rejected.locator(".example-label").inner_text()
    frame = "one => getComputedStyle(one).borderLeftWidth"
    assert rejected.evaluate(frame) != plain.evaluate(frame)
    message = rejected.locator(".example-message pre code").first
    assert message.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_a_missing_address_shows_the_page_for_it(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    answer = page.goto(f"{served}/en/no/such/page.html")
    assert answer
    assert answer.status == 404
    expect(page.locator("article [lang=ko]").first).to_be_visible()
    expect(page.locator("article [lang=en]").first).to_be_visible()
    page.locator("a.site-language").click()
    assert page.url == f"{served}/en/index.html"
    context.close()


def test_words_narrow_the_misconceptions_and_a_link_opens_its_proof(page: Page, home: str) -> None:
    page.goto(f"{home}/en/misconceptions.html#local-drops")
    expect(page.locator("#local-drops ~ details").first).to_have_attribute("open", "")
    sections, groups = page.locator("article h3:visible"), page.locator("article h2:visible")
    everything, all_groups = sections.count(), groups.count()
    page.get_by_role("searchbox", name="Show only").fill("ping icmp")
    expect(sections).to_have_count(1)
    expect(page.locator("article details:visible")).to_have_count(2)  # with the messages at the end
    assert groups.count() < all_groups
    page.get_by_role("searchbox", name="Show only").fill("")
    expect(sections).to_have_count(everything)
