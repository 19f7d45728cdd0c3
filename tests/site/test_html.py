"""The built site, as a browser finds it in the folder."""

from pathlib import Path

import pytest

from tests.support import built_site
from tests.support.report import report

PAGE = """<!doctype html>
<html lang="{own}"><head><meta name="description" content="What it is about">
<link rel="stylesheet" href="{up}assets/a.css"><link rel="canonical" href="https://example.org/">
<style>b{{background:url(data:image/png;base64,AA)}}</style></head>
<body><a class="site-language" href="{twin}" hreflang="{other}">other</a>
<h1 id="top">Title</h1><h2 id="더-보기">More</h2>
<a href="page.html#top">up</a> <a href="#%EB%8D%94-%EB%B3%B4%EA%B8%B0">more</a>
<a href="https://kubernetes.io/">elsewhere</a><img src="{up}assets/p.svg" alt="p">
<script src="{up}assets/s.js"></script></body></html>
"""
ENGLISH = {"own": "en", "other": "ko", "up": "../", "twin": "../page.html"}
KOREAN = {"own": "ko", "other": "en", "up": "", "twin": "en/page.html"}


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, built_site.Html]:
    """Return the built pages."""
    return built_site.pages(site)


def test_every_page_holds_together_and_loads_nothing_from_elsewhere(
    site: Path, pages: dict[str, built_site.Html]
) -> None:
    report(built_site.problems(site, pages))


def test_both_languages_have_the_same_pages(pages: dict[str, built_site.Html]) -> None:
    names = set(pages)
    english = {name.removeprefix("en/") for name in names if name.startswith("en/")}
    assert english == {name for name in names if not name.startswith("en/")}
    assert len(english) > len({"index.html", "404.html"})


def test_every_page_ends_with_what_judged_it(pages: dict[str, built_site.Html]) -> None:
    for name, page in pages.items():
        judged = any("judged" in values.get("class", "").split() for _, values in page.tags)
        assert judged != name.endswith("404.html"), name


def test_the_missing_page_speaks_both_languages(pages: dict[str, built_site.Html]) -> None:
    for name in ("404.html", "en/404.html"):
        spoken = {values.get("lang") for tag, values in pages[name].tags if tag == "div"}
        assert {"ko", "en"} <= spoken


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder of two pages in which nothing is wrong."""
    for name, text in {
        "assets/a.css": 'body{background:url("p.svg")}',
        "assets/p.svg": "<svg/>",
        "assets/s.js": "",
        "en/page.html": PAGE.format(**ENGLISH),
        "page.html": PAGE.format(**KOREAN),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert built_site.problems(tmp_path) == []
    return tmp_path


@pytest.mark.parametrize(
    ("name", "good", "bad", "complaint"),
    [
        ("page.html", 'href="page.html#top"', 'href="pages.html"', "leads to no file"),
        ("page.html", "page.html#top", "page.html#tip", "leads to no id of page.html"),
        ("page.html", 'href="#%EB%8D%94', 'href="#%EB%8D%95', "leads to no id"),
        ("page.html", 'id="더-보기"', 'id="top"', "2 elements have the id 'top'"),
        ("page.html", 'src="assets/s.js"', 'src="//cdn.example/s.js"', "from another host"),
        ("page.html", 'src="assets/p.svg"', 'srcset="p.svg, http://h/p.svg 2x"', "another host"),
        ("page.html", 'rel="canonical"', 'rel="preload"', "from another host"),
        ("page.html", "url(data:image/png;base64,AA)", "url(https://h/x)", "another host"),
        ("page.html", "<body>", "<body style=\"background:url('//h/x')\">", "another host"),
        ("page.html", 'src="assets/s.js"', 'src="assets/t.js"', "which is not there"),
        ("assets/a.css", "p.svg", "https://fonts.example/p.woff2", "from another host"),
        ("assets/a.css", "body{", "@import '//h/x.css';body{", "from another host"),
        ("assets/a.css", 'url("p.svg")', 'image-set("//h/x" 1x)', "from another host"),
        ("assets/a.css", "p.svg", "q.svg", "which is not there"),
        ("page.html", "Title", "--8&lt;-- Title --8<--", "literal --8<--"),
        ("page.html", 'rel="canonical"', 'rel="alternate"', "fetches a sitemap"),
        ("page.html", "What it is about", " ", "has no description"),
        ("en/page.html", 'lang="en"', 'lang="ko"', "is not marked as en"),
        ("page.html", 'lang="ko"', 'xml:lang="ko"', "is not marked as ko"),
        ("page.html", 'href="en/page.html"', 'href="en/"', "does not lead to en/page.html"),
        ("en/page.html", 'href="../page.html"', 'href="page.html"', "does not lead to page.html"),
        ("en/page.html", 'class="site-language"', 'class="x"', "does not lead to page.html"),
        ("page.html", 'hreflang="en"', 'hreflang="ko"', "does not say en"),
    ],
)
def test_a_fault_in_a_built_page_is_found(
    small: Path, name: str, good: str, bad: str, complaint: str
) -> None:
    text = (small / name).read_text(encoding="utf-8")
    assert good in text
    (small / name).write_text(text.replace(good, bad, 1), encoding="utf-8")
    found = built_site.problems(small)
    assert any(line.startswith(f"{name}: ") and complaint in line for line in found), found


def test_a_page_in_one_language_only_is_found(small: Path) -> None:
    (small / "en" / "page.html").unlink()
    assert any("does not lead to en/page.html" in line for line in built_site.problems(small))


def test_the_missing_page_of_a_folder_without_an_address_leads_to_both_homes(
    pages: dict[str, built_site.Html],
) -> None:
    for name, homes in (
        ("404.html", {"/index.html", "/en/index.html"}),
        ("en/404.html", {"/en/index.html", "/en/../index.html"}),
    ):
        assert homes <= set(pages[name].links)
