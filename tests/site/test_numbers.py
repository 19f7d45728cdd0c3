"""The numbers on the home page and under a page's title are counted from the pages."""

import itertools
import json
import re
from pathlib import Path

import pytest

from servicedocs.markdown.page import Page
from servicedocs.project import LANGUAGES, ROOT
from tests.support.site import load

pytestmark = pytest.mark.slow


def home(site: Path, language: str) -> str:
    return (site / LANGUAGES[language].folder / "index.html").read_text(encoding="utf-8")


def shown(page: Page) -> dict[str, int]:
    """Return the numbers of a page's blocks."""
    wrong = {"rejected", "accepted-but-wrong"}
    manifests = [fence for fence in page.fences if fence.language == "yaml"]
    return {
        "judged": sum("custom" not in fence.classes for fence in manifests),
        "wrong": sum(bool(wrong & set(fence.classes)) for fence in page.fences),
        "recorded": sum(bool(fence.metadata.digest) for fence in page.recorded),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_home_page_counts_the_blocks_of_all_pages(site: Path, language: str) -> None:
    found = re.findall(r'data-number="(\w+)">(\w+)<', home(site, language))
    pages = [shown(page) for (code, _), page in load().pages.items() if code == language]
    wanted = {name: sum(page[name] for page in pages) for name in ("judged", "wrong", "recorded")}
    assert {name: int(number) for name, number in found} == wanted


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_under_its_title_what_was_judged_there(site: Path, language: str) -> None:
    page = (site / LANGUAGES[language].folder / "nodeport.html").read_text(encoding="utf-8")
    (line,) = re.findall(r'<p class="page-line[^>]*>.*?</p>', page, re.DOTALL)
    numbers = shown(load().pages[language, "nodeport.md"])
    for number in (15, numbers["judged"], numbers["recorded"]):
        assert re.search(rf"\b{number}", line), line


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_landing_page_has_a_card_for_each_page_beside_it(site: Path, language: str) -> None:
    folder = site / LANGUAGES[language].folder
    page = (folder / "how-it-works.html").read_text(encoding="utf-8")
    cards = page.partition('<ul class="cards landing')[2].partition("</ul>")[0]
    links = re.findall(r'href="([\w-]+)\.html"', cards)
    assert links == _menu_beside("how-it-works.md", language)
    for name in links:
        question = str(load().pages[language, f"{name}.md"].front["question"])
        assert question in cards


def _menu_beside(landing: str, language: str) -> list[str]:
    """Return the pages after a landing page in its part of the menu."""
    menu = (ROOT / LANGUAGES[language].config).read_text(encoding="utf-8")
    rest = menu.partition(f"- {landing}\n")[2]
    lines = itertools.takewhile(lambda line: line.startswith("      - "), rest.splitlines())
    found = [line.removeprefix("      - ").removesuffix(".md") for line in lines]
    assert len(found) > 1
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_index_knows_the_kind_of_every_page_that_has_one(
    site: Path, language: str
) -> None:
    folder = site / LANGUAGES[language].folder / "search"
    docs = json.loads((folder / "search_index.json").read_text(encoding="utf-8"))["docs"]
    kinds = {doc["location"]: doc.get("kind") for doc in docs if "#" not in doc["location"]}
    assert {name for name, kind in kinds.items() if not kind} <= {"index.html"}
    script = (folder / "search_index.js").read_text(encoding="utf-8")
    assert json.loads(script.partition(" = ")[2])["docs"] == docs


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_pages_have_tags_in_the_search_index(site: Path, language: str) -> None:
    index = site / LANGUAGES[language].folder / "search" / "search_index.json"
    docs = json.loads(index.read_text(encoding="utf-8"))["docs"]
    tagged = {doc["location"] for doc in docs if "tags" in doc}
    assert tagged == {doc["location"] for doc in docs if "#" not in doc["location"]}
