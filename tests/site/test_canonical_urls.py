"""A site that knows its address: what it tells search engines, and where its pages lead."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from http.client import BAD_REQUEST, NOT_FOUND
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tests.support import built_site, mini_project
from tests.support.browser.watched_page import watched
from tests.support.servers import serving

pytestmark = pytest.mark.slow

REPOSITORY = "https://github.com/example/services"
NAMES = ("index.html", "more.html")
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


# In a process of its own: the variables must not reach the site that is built beside the tests.
BUILD = """
import pathlib, sys
from servicedocs.site import build
build.build(pathlib.Path(sys.argv[1]))
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build a small site for a folder of a host, as project pages are, and serve it there."""
    folder = tmp_path_factory.mktemp("host")
    with serving(folder) as host:
        build_site(folder, f"{host}/sub")
        yield f"{host}/sub"


def build_site(folder: Path, address: str) -> None:
    """Build the site, and put it and its 404 page where the host has them."""
    project = folder / "project"
    project.mkdir()
    mini_project.make(project)
    known = {"SITE_URL": address, "REPO_URL": REPOSITORY}
    command = [sys.executable, "-c", BUILD, str(project)]
    subprocess.run(command, env=os.environ | known, check=True)
    (project / "site").rename(folder / "sub")
    (folder / "404.html").symlink_to(folder / "sub" / "404.html")


@pytest.fixture(scope="module")
def folder(address: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the site that is served."""
    return next(tmp_path_factory.getbasetemp().glob("host*")) / "sub"


def alternates(page: built_site.Html) -> dict[str, str]:
    """Return where a page says that its languages are."""
    return {
        values["hreflang"]: values["href"]
        for tag, values in page.tags
        if tag == "link" and values.get("rel", "").split() == ["alternate"]
    }


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_page_names_itself_and_both_languages_by_whole_addresses(
    folder: Path, address: str, name: str, prefix: str
) -> None:
    page = built_site.Html(folder, prefix + name)
    korean, english = f"{address}/{name}", f"{address}/en/{name}"
    assert alternates(page) == {"ko": korean, "en": english, "x-default": korean}
    head = {values.get("rel"): values.get("href") for tag, values in page.tags if tag == "link"}
    assert head["canonical"] == f"{address}/{prefix}{name}"
    told = {v["property"]: v["content"] for tag, v in page.tags if "property" in v}
    assert told["og:url"] == f"{address}/{prefix}{name}"
    assert told["og:description"] in ("What it is about", "How it goes on")


@pytest.mark.parametrize("prefix", ["", "en/"])
def test_a_shared_page_shows_a_picture_with_the_site_s_name(
    folder: Path, address: str, prefix: str
) -> None:
    page = built_site.Html(folder, f"{prefix}{NAMES[0]}")
    told = {v["property"]: v["content"] for tag, v in page.tags if "property" in v}
    assert told["og:image"] == f"{address}/{prefix}assets/social.png"
    with Image.open(folder / prefix / "assets" / "social.png") as picture:
        assert picture.size == (1200, 630)
        title = picture.convert("L").crop((80, 80, 1120, 180))
        assert title.getextrema()[1] == 255  # white on the cover's dark ground


def test_the_sitemap_has_every_page_in_both_languages(folder: Path, address: str) -> None:
    root = ElementTree.parse(folder / "sitemap.xml").getroot()  # noqa: S314 - our own file
    listed: dict[str, dict[str, str]] = {}
    for url in root.findall("s:url", SITEMAP):
        others = url.findall("x:link", SITEMAP)
        links = {one.attrib["hreflang"]: one.attrib["href"] for one in others}
        listed[url.findtext("s:loc", "", SITEMAP)] = links
    wanted: dict[str, dict[str, str]] = {}
    for name in NAMES:
        korean, english = f"{address}/{name}", f"{address}/en/{name}"
        links = {"ko": korean, "en": english, "x-default": korean}
        wanted |= {korean: links, english: links}
    assert listed == wanted
    assert (folder / "en" / "sitemap.xml").read_bytes() == (folder / "sitemap.xml").read_bytes()


@pytest.mark.parametrize("name", ["404.html", "en/404.html"])
def test_the_missing_page_claims_no_address_of_its_own(folder: Path, name: str) -> None:
    page = built_site.Html(folder, name)
    assert alternates(page) == {}
    assert not any(values.get("rel") == "canonical" for _, values in page.tags)


def test_without_an_address_no_page_names_one(site: Path) -> None:
    for page in built_site.pages(site).values():
        assert alternates(page) == {}, page.path
        assert not any("property" in values for _, values in page.tags), page.path
    assert "<loc>" not in (site / "sitemap.xml").read_text()


@pytest.mark.parametrize(("prefix", "code"), [("", "ko"), ("en/", "en")])
def test_a_page_leads_to_its_source_where_the_repository_is_known(
    folder: Path, prefix: str, code: str
) -> None:
    page = built_site.Html(folder, f"{prefix}more.html")
    edits = [values["href"] for _, values in page.tags if values.get("rel") == "edit"]
    assert edits == [f"{REPOSITORY}/edit/main/docs/{code}/more.md"]
    # Material's own link to the repository asks its host for stars.
    assert not any(values.get("data-md-component") == "source" for _, values in page.tags)


@pytest.mark.parametrize(("prefix", "code"), [("", "ko"), ("en/", "en")])
def test_a_page_names_its_source_where_the_repository_is_not_known(
    site: Path, prefix: str, code: str
) -> None:
    page = built_site.Html(site, f"{prefix}nodeport.html")
    assert not any(values.get("rel") == "edit" for _, values in page.tags)
    foot = re.search(r'<p class="page-source[^>]*>.*?</p>', page.text, re.DOTALL)
    assert foot
    assert f"<code>docs/{code}/nodeport.md</code>" in foot[0]


@pytest.mark.browser
def test_no_script_asks_for_a_sitemap_or_another_host(browser: Browser, address: str) -> None:
    with watched(browser) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for name in ("more.html", "en/more.html"):
            page.goto(f"{address}/{name}", wait_until="networkidle")
    assert asked
    assert [url for url in asked if "sitemap" in url or not url.startswith(address)] == []


@pytest.mark.browser
@pytest.mark.parametrize("place", ["nothing.html", "en/far/away/nothing.html", "a/b/c/d/"])
def test_the_missing_page_works_at_any_depth_of_a_folder_of_a_host(
    browser: Browser, address: str, place: str
) -> None:
    page = browser.new_page()
    answers: list[tuple[int, str]] = []
    page.on("response", lambda answer: answers.append((answer.status, answer.url)))
    page.goto(f"{address}/{place}", wait_until="networkidle")
    homes = [link.get_attribute("href") for link in page.locator("article p a").all()]
    assert homes == ["/sub/index.html", "/sub/en/index.html"]
    find(page, "kubectl")
    page.locator("a.site-language").click()
    expect(page).to_have_url(f"{address}/en/index.html")
    assert [answer for answer in answers if answer[0] >= BAD_REQUEST] == [
        (NOT_FOUND, f"{address}/{place}")
    ]
    page.close()


def find(page: Page, word: str) -> None:
    """Search, and demand a hit."""
    field = page.locator("input[name=query]")
    field.click()
    field.fill(word)
    field.dispatch_event("keyup")  # Material waits for it; filling in sends none
    page.locator(".md-search-result__item a").first.wait_for(state="attached")
    page.keyboard.press("Escape")
