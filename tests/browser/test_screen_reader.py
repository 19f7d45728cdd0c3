"""What a screen reader says of a page, by Chromium's accessibility tree."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Browser

from tests.support.browser.watched_page import wake, watched
from tests.support.report import report

pytestmark = pytest.mark.browser

PAGES = ["index", "nodeport", "service-types/index", "glossary", "en/index", "en/nodeport"]
# What must have a name to be told from another: a line of the tree is `- role "name" [level=2]:`.
NAMED = ("button", "dialog", "link", "navigation", "radio", "textbox")
ONCE = ("banner", "main", "article", "contentinfo")
LINE = re.compile(r"^\s*- '?(\w+)(?: \"(.*)\")?(?: \[level=(\d)\])?")


@pytest.mark.parametrize("name", PAGES)
def test_a_screen_reader_finds_its_way(browser: Browser, served: str, name: str) -> None:
    with watched(browser) as page:
        page.goto(f"{served}/{name}.html")
        wake(page)
        lines = page.locator("body").aria_snapshot().splitlines()
    found = [match.groups() for match in map(LINE.match, lines) if match]
    roles = [role for role, _, _ in found]
    levels = [int(level) for role, _, level in found if role == "heading"]
    assert levels[0] == levels.count(1) == 1, "one title, before every other heading"
    report(
        [
            *[f"{role}: has no name" for role, text, _ in found if role in NAMED and not text],
            *[
                f"{role}: is there {roles.count(role)} times"
                for role in ONCE
                if roles.count(role) != 1
            ],
            *[
                f"a heading of level {b} follows one of {a}"
                for a, b in pairwise(levels)
                if b > a + 1
            ],
        ]
    )


@pytest.mark.parametrize("name", ["index", "en/index"])
def test_on_a_phone_the_links_of_the_choice_of_a_type_are_in_sight(
    browser: Browser, served: str, name: str
) -> None:
    with watched(browser, viewport={"width": 390, "height": 844}) as page:
        page.goto(f"{served}/{name}.html")
        wake(page)
        links = page.locator(".cards a")
        assert links.count() > 5
        boxes = [link.bounding_box() for link in links.all()]
        assert all(box and box["x"] + 24 < 390 for box in boxes), "a finger needs 24 pixels"
