"""What axe and Lighthouse say of the pages, in a real browser."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.compressed_server import open_host
from tests.support import audits
from tests.support.browser import axe
from tests.support.browser.watched_page import add_style, wake
from tests.support.report import report
from tests.support.servers import running

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("node")]

WIDTHS = {"wide": 1280, "phone": 390}
SCHEMES = {"light": "default", "dark": "slate"}
STILL = "* { transition: none !important; animation: none !important }"
# The search and the menu that open over a page are the same on all of them.
OPENED = {"index.html", "nodeport.html", "en/index.html", "en/nodeport.html", "404.html"}
# Only what colours can change is asked again in the dark.
BY_COLOUR = ["color-contrast", "link-in-text-block"]
# Not performance: its figures are times. tests/browser/test_first_load.py counts bytes and files.
FULL = {"accessibility": 100, "best-practices": 100, "seo": 100}


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_on_any_page(
    browser: Browser, served: str, site: Path, width: str
) -> None:
    found = []
    # A page of each width: where one is resized hundreds of times, Chromium at times stops drawing.
    page = browser.new_page(
        reduced_motion="reduce", viewport={"width": WIDTHS[width], "height": 800}
    )
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert set(names) > OPENED
    for name in names:
        page.goto(f"{served}/{name}")
        wake(page)
        add_style(page, STILL)
        axe.load(page)
        for says, problems in looks(page, width, opens=name in OPENED):
            found += [f"{name}, {says}: {' '.join(line.split())}" for line in problems]
    page.close()
    report(found)


def looks(page: Page, width: str, *, opens: bool) -> Iterator[tuple[str, list[str]]]:
    """Yield what axe finds on a page, in each scheme, and with what opens over it if asked."""
    for scheme, its_name in SCHEMES.items():
        page.evaluate("name => document.body.dataset.mdColorScheme = name", its_name)
        rules = BY_COLOUR if scheme == "dark" else None
        yield f"{scheme}, {width}", axe.problems(page, None, rules)
        if not opens:
            continue
        yield f"{scheme}, {width}, search open", opened(page, "search", ".md-search", rules)
        if width == "phone":
            yield f"{scheme}, drawer open", opened(page, "drawer", ".md-sidebar--primary", rules)


def opened(page: Page, toggle: str, part: str, rules: list[str] | None) -> list[str]:
    """Return what axe finds in a part of the page that opens over it."""
    turn = "id => document.getElementById(id).click()"
    page.evaluate(turn, f"__{toggle}")
    found = axe.problems(page, part, rules)
    page.evaluate(turn, f"__{toggle}")
    return found


@pytest.fixture(scope="module")
def host(site: Path) -> Iterator[str]:
    """Serve the site compressed, as a host does."""
    with running(open_host(site)) as address:
        yield address


@pytest.mark.parametrize("name", ["nodeport.html", "en/nodeport.html"])
def test_lighthouse_gives_a_content_page_full_marks(host: str, chromium: str, name: str) -> None:
    run: dict[str, Any] = audits.lighthouse(f"{host}/{name}", chromium, [*FULL])
    marks = {key: round(100 * run["categories"][key]["score"]) for key in FULL}
    failed = [name for name, audit in run["audits"].items() if audit.get("score") == 0]
    assert marks == FULL, failed
