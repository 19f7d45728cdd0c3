"""The site's own fonts: each page has all that it shows, and stands still while they come."""

import os
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser, Page, Route

from servicedocs.fonts import subset, web
from servicedocs.project import ROOT
from servicedocs.site.steps import trim
from tests.support.browser import korean_font
from tests.support.browser.watched_page import watched

browser_test = pytest.mark.browser

# Every visible character with the weight and the first font of its element, and what the page's
# style sheets name a file for.
SHOWN = """() => {
    const found = new Set();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent.checkVisibility() || parent.closest("script, style, title, desc")) continue;
        const { fontFamily, fontWeight } = getComputedStyle(parent);
        const family = fontFamily.split(",")[0].replaceAll('"', "");
        const weight = Number(fontWeight) > 500 ? 700 : 400;
        for (const sign of walker.currentNode.data) found.add(`${family}|${weight}|${sign}`);
    }
    return [...found];
}"""
NAMED = """() => [...document.fonts]
    .filter(({ family }) => /^"?Services (Sans|Mono)/.test(family))
    .map(({ family, weight, unicodeRange, status }) =>
        ({ family: family.replaceAll('"', ""), weight: Number(weight), unicodeRange, status }))"""
REST = "U+AC00-D7A3"  # what a page names the rest of a font for
SHIFTS = """
    window.shifts = 0;
    new PerformanceObserver((list) => {
        for (const { value } of list.getEntries()) window.shifts += value;
    }).observe({ type: "layout-shift", buffered: true });
"""
# Korean words that are on two lines; a field name in code may break, and so may what is too long.
BROKEN = """() => {
    const words = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        if (!node.parentElement.checkVisibility()) continue;
        if (node.parentElement.closest("code, pre, svg, script, style, .md-search")) continue;
        for (const { 0: word, index } of node.data.matchAll(/[가-힣]+/g)) {
            const range = document.createRange();
            range.setStart(node, index);
            range.setEnd(node, index + word.length);
            const tops = [...range.getClientRects()].filter(({ width }) => width > 1);
            if (new Set(tops.map(({ top }) => Math.round(top))).size > 1) words.push(word);
        }
    }
    return words;
}"""


def cover(unicode_range: str) -> set[int]:
    """Return the characters of a range as style sheets write it."""
    signs: set[int] = set()
    for part in unicode_range.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        signs.update(range(int(first, 16), int(last or first, 16) + 1))
    return signs


@pytest.fixture(scope="module")
def known() -> dict[tuple[str, int], set[int]]:
    """Return the characters that each of our fonts has."""
    has = {}
    for face in web.FACES:
        with TTFont(ROOT / face.font, lazy=True) as font:
            has[face.family, face.weight] = set(font.getBestCmap())
    return has


def uncovered(page: Page, known: dict[tuple[str, int], set[int]]) -> set[str]:
    """Return what a page shows in one of our fonts and names no file for, but the rest."""
    named: dict[tuple[str, int], set[int]] = {}
    for face in page.evaluate(NAMED):
        if REST in face["unicodeRange"].upper():
            continue
        own = named.setdefault((face["family"], face["weight"]), set())
        own |= cover(face["unicodeRange"])
    bare = set()
    for entry in page.evaluate(SHOWN):
        family, weight, sign = entry.split("|", 2)
        # Bold code comes of the regular; Korean in code is in the other font.
        place = (family, 400 if family == "Services Mono" else int(weight))
        if ord(sign) not in known.get(place, set()):
            place = ("Services Sans", int(weight))
        if ord(sign) in known[place] - named[place]:
            bare.add(entry)
    return bare


@browser_test
def test_every_page_names_a_file_for_all_that_it_shows(
    browser: Browser, site: Path, served: str, known: dict[tuple[str, int], set[int]]
) -> None:
    with watched(browser) as page:
        for path in sorted(site.rglob("*.html")):
            page.goto(f"{served}/{path.relative_to(site).as_posix()}")
            assert uncovered(page, known) == set(), path.relative_to(site)
            assert rest_of(page) <= {"unloaded"}, path.relative_to(site)


@browser_test
@pytest.mark.parametrize("way", ["http", "file"])
@pytest.mark.parametrize("name", ["nodeport.html", "en/nodeport.html", "misconceptions.html"])
def test_a_page_is_drawn_in_our_fonts_and_needs_no_rest_of_them(
    browser: Browser, served: str, site: Path, way: str, name: str
) -> None:
    with watched(browser) as page:
        page.goto(f"{served if way == 'http' else site.as_uri()}/{name}")
        page.evaluate("document.fonts.ready")
        used = {
            font["familyName"]
            for tag in ("h1", "article p", "pre code")
            for font in drawn(page, tag)
        }
        assert used == {"Services Sans", "Services Mono"}
        assert rest_of(page) == {"unloaded"}


def rest_of(page: Page) -> set[str]:
    """Return how far the browser is with the files that only a search needs."""
    page.evaluate("document.fonts.ready")
    faces = page.evaluate(NAMED)
    return {face["status"] for face in faces if REST in face["unicodeRange"].upper()}


def drawn(page: Page, selector: str) -> list[dict[str, str]]:
    """Return the fonts that the browser has drawn an element with."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    top = devtools.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    node = devtools.send("DOM.querySelector", {"nodeId": top, "selector": selector})
    return list(devtools.send("CSS.getPlatformFontsForNode", node)["fonts"])


@pytest.fixture(scope="module")
def with_korean(
    browser: Browser, tmp_path_factory: pytest.TempPathFactory, chromium: str
) -> Iterator[Browser]:
    """Start a browser that has a Korean font to stand in, on a machine without one as well."""
    has = korean_font.environment(tmp_path_factory.mktemp("fonts"))
    started = browser.browser_type.launch(executable_path=chromium, env={**os.environ, **has})
    yield started
    started.close()


@browser_test
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", ["nodeport.html", "en/nodeport.html", "first-service.html"])
def test_nothing_moves_when_the_fonts_come_late(
    with_korean: Browser, served: str, name: str, width: int
) -> None:
    def late(route: Route) -> None:
        time.sleep(0.2)
        route.continue_()

    with watched(with_korean, viewport={"width": width, "height": 800}) as page:
        page.route("**/*.woff2", late)
        page.add_init_script(SHIFTS)
        page.goto(f"{served}/{name}", wait_until="networkidle")
        page.evaluate("document.fonts.ready")
        # What web.dev/articles/cls calls good.
        assert page.evaluate("window.shifts") < 0.1


@browser_test
@pytest.mark.parametrize("width", [320, 390, 1280])
def test_korean_lines_break_between_words(browser: Browser, site: Path, width: int) -> None:
    with watched(browser, viewport={"width": width, "height": 800}) as page:
        for path in sorted(site.glob("*.html")):
            if path.name != "404.html":
                page.goto(path.as_uri())
                page.evaluate("document.fonts.ready")
                assert page.evaluate(BROKEN) == [], path.name


def test_a_cut_font_has_a_name_of_its_own_and_the_same_bytes_each_time() -> None:
    source = BytesIO((ROOT / web.FACES[2].font).read_bytes())
    cuts = []
    for _ in range(2):
        font = subset.cut(source, "Service: 80")
        subset.rename(font, "Services Mono")
        cuts.append(subset.saved(font, "woff2"))
    assert cuts[0] == cuts[1]
    names = TTFont(BytesIO(cuts[0]))["name"].names
    assert {str(name) for name in names if name.nameID in (1, 4, 6)} == {
        "Services Mono",
        "Services Mono Regular",
        "ServicesMonoRegular",
    }


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder with a script of Material's and its map, and search in two languages."""
    lunr = tmp_path / trim.LUNR / "min"
    lunr.mkdir(parents=True)
    for name in ("lunr.ko.min.js", "lunr.multi.min.js", "lunr.stemmer.support.min.js"):
        (lunr / name).write_text("")
    (lunr / "lunr.ar.min.js").write_text("")
    (lunr.parent / "wordcut.js").write_text("")
    (tmp_path / "assets" / "a.js").write_text("run()\n//# sourceMappingURL=a.js.map\n")
    (tmp_path / "assets" / "a.js.map").write_text("{}")
    (tmp_path / "search").mkdir()
    (tmp_path / trim.INDEX).write_text('{"config": {"lang": ["ko", "en"]}}')
    return tmp_path


def test_what_no_page_loads_is_left_out(small: Path) -> None:
    trim.trim_assets(small)
    assert (small / "assets" / "a.js").read_text() == "run()\n"
    left = sorted(path.name for path in small.rglob("*.*"))
    assert left == [
        "a.js",
        "lunr.ko.min.js",
        "lunr.multi.min.js",
        "lunr.stemmer.support.min.js",
        "search_index.json",
    ]


@pytest.mark.parametrize(
    ("signs", "written"), [("abc", "U+61-63"), ("ac", "U+61,U+63"), ("가나", "U+ac00,U+b098")]
)
def test_characters_are_written_as_ranges(signs: str, written: str) -> None:
    assert ",".join(web.ranges(signs)) == written


def test_a_page_loads_what_most_show_once_and_its_own_beside_it() -> None:
    pages = {"ko": frozenset("가나a"), "ko2": frozenset("가다a")}
    pages |= {f"en{number}": frozenset("a") for number in range(3)}
    cut = web.parts(pages)
    assert cut.shared == ["a", "가"]
    assert cut.own["ko"] == "나"
    assert cut.of("en1") == ["나다", "a", "가"]


def test_a_sign_of_some_pages_is_in_no_part_with_korean() -> None:
    pages = {"ko": frozenset("가⚠"), "en1": frozenset("⚠"), "en2": frozenset("a")}
    cut = web.parts(pages)
    assert all("⚠" not in part for part in cut.shared)
    assert cut.own["en1"] == "⚠"
