"""Both languages tell the same: same pages, headings, blocks, links, pictures, code and numbers."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import zip_longest
from typing import Any

from servicedocs.html import Node
from servicedocs.markdown.page import CODE, Page, Section
from tests.support.site import Site, problem, read_settings

HANGUL = re.compile("[가-힣]")
LATIN = re.compile("[A-Za-z]")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NOT_PROSE = frozenset({"pre"})


def problems(site: Site) -> list[str]:
    """Return every way in which the two languages differ."""
    return [
        *_missing_pages(site),
        *_navigation(site),
        *(found for pair in site.pairs() for found in pair_problems(*pair)),
    ]


@cache
def pair_problems(ko: Page, en: Page) -> tuple[str, ...]:
    """Return every way in which one page differs from its translation."""
    return tuple(_pair(ko, en))


def _pair(ko: Page, en: Page) -> Iterator[str]:
    for what, look in LOOKS.items():
        if difference := _difference(look(ko), look(en)):
            yield _differ(ko, en, what, difference, 1)
    for id_ in [heading.id for heading in ko.headings if heading.id in en.sections]:
        for what, look_at in SECTION_LOOKS.items():
            if difference := _difference(look_at(ko.sections[id_]), look_at(en.sections[id_])):
                yield _differ(ko, en, what, difference, ko.line_of("{#" + id_))


def _differ(ko: Page, en: Page, what: str, difference: str, line: int) -> str:
    remedy = f"make both pages say the same ({en.label})"
    return ko.problem(line, f"{what} differ: {difference}", remedy)


def _difference(here: list[Any], there: list[Any]) -> str:
    """Name the first place where two lists differ, or nothing."""
    for number, (one, other) in enumerate(zip_longest(here, there, fillvalue=NOTHING), 1):
        if one != other:
            return f"number {number} is {one!r} in Korean, {other!r} in English"
    return ""


NOTHING = ()


def _missing_pages(site: Site) -> Iterator[str]:
    for language, other in (("ko", "en"), ("en", "ko")):
        for name in site.names:
            if (language, name) not in site.pages:
                remedy = f"write it after docs/{other}/{name}"
                yield problem(f"docs/{language}/{name}", 1, "this page is missing", remedy)


def _navigation(site: Site) -> Iterator[str]:
    """Compare the two navigations, and both with the pages that exist."""
    ko, en = (list(_entries(read_settings(site.config_text(code))["nav"])) for code in ("ko", "en"))
    if ko != en:
        yield problem("mkdocs.en.yml", 1, "nav differs from mkdocs.yml", "list the same pages")
    for name in set(site.names) - set(ko):
        yield problem("mkdocs.yml", 1, f"nav does not list {name}", "add the page, in both files")


def _entries(nav: Any) -> Iterator[str]:
    """Yield the pages of a navigation, and a bracket where a group begins."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
            continue
        for pages in entry.values():
            yield from _entries(pages if isinstance(pages, list) else [pages])


def _headings(page: Page) -> list[Any]:
    return [(heading.level, heading.id) for heading in page.headings]


def _fences(page: Page) -> list[Any]:
    return [
        (fence.language, fence.classes, dict(fence.attributes), fence.file, fence.source)
        for fence in page.fences
    ]


def _pictures(page: Page) -> list[Any]:
    return [(fence.classes, dict(fence.attributes), fence.file) for fence in page.pictures]


def _recorded(page: Page) -> list[Any]:
    return [(fence.language, dict(fence.attributes), fence.file) for fence in page.recorded]


def _links(page: Page) -> list[Any]:
    """Sorted: a sentence may name two pages in another order in another language."""
    return sorted(page.links)


def _images(page: Page) -> list[Any]:
    return [(node.attrib.get("src"), node.attrib.get("class")) for node in page.images]


def _notes(page: Page) -> list[Any]:
    """Count the items of every numbered list, notes on code among them."""
    return [len(node.children_of("ol", "li")) for node in page.root.all("ol")]


def _keys(page: Page) -> list[Any]:
    return sorted(page.front)


def _boxes(page: Page) -> list[Any]:
    """List admonitions, hidden answers, tabs and what else has a class, in order."""
    names = {"admonition", "tabbed-set", "example", "task-list", "footnote"}
    return [
        (node.tag, sorted(node.classes), "open" in node.attrib, len(node.all("label")))
        for node in page.root.walk()
        if names & set(node.classes) or node.tag == "details"
    ]


def _tables(page: Page) -> list[Any]:
    """List which cells are filled: a row that lost one gets an empty one at its end."""
    return [[[bool(cell) for cell in row] for row in table] for table in page.tables]


LOOKS: dict[str, Callable[[Page], list[Any]]] = {
    "front matter keys": _keys,
    "headings": _headings,
    "blocks of code": _fences,
    "links": _links,
    "pictures": _images,
    "drawings": _pictures,
    "recorded files": _recorded,
    "numbered lists": _notes,
    "boxes": _boxes,
    "tables": _tables,
}


def _blocks(section: Section) -> list[Any]:
    return [(node.tag, len(node.all("li"))) for node in section.nodes]


def _own(section: Section) -> Iterator[Node]:
    """Yield the blocks that an author wrote, not what the extension says around a fence."""
    for node in section.nodes:
        if not {"example", "highlight", "judged", "picture"} & set(node.classes):
            yield node


def _codes(section: Section) -> list[Any]:
    """List the code words: names, fields and values are never translated."""
    codes = {
        code.text_content().strip()
        for node in _own(section)
        for code in node.walk(NOT_PROSE)
        if code.tag == "code"
    }
    # Words in angle brackets or Hangul stand for a name of the reader's own: `이름.네임스페이스`.
    return sorted(PLACEHOLDERS.sub("…", code) for code in codes)


PLACEHOLDERS = re.compile(r"[가-힣]+|\b(?:key|value|name|namespace)\b")


def _numbers(section: Section) -> list[Any]:
    """List the numbers of the prose. Under ten, a language may use a word."""
    text = " ".join(node.text_content(CODE) for node in _own(section))
    return sorted({number for number in NUMBER.findall(text) if len(number) > 1})


def _bold(section: Section) -> list[Any]:
    return [len(node.all("strong")) for node in section.nodes]


SECTION_LOOKS: dict[str, Callable[[Section], list[Any]]] = {
    "paragraphs, lists and blocks": _blocks,
    "code words": _codes,
    "numbers": _numbers,
    "bold words": _bold,
}


def language_problems(site: Site) -> list[str]:
    """Return text that is in the wrong language, or not there at all."""
    return [found for page in site.pages.values() for found in _page_language(page)]


@cache
def _page_language(page: Page) -> tuple[str, ...]:
    return tuple(_language(page))


def _language(page: Page) -> Iterator[str]:
    if not page.text.startswith("---\n"):
        yield page.problem(1, "the front matter is missing", "begin the file with --- and title:")
    for key in ("title", "description"):
        if not str(page.front.get(key) or "").strip():
            yield page.problem(1, f"the front matter has no {key}", f"write {key}: in it")
    for text in _sentences(page):
        line = page.line_of(text.strip()[:20])
        shown = " ".join(text.split())[:60]
        if page.language == "en" and len(HANGUL.findall(text)) > len(LATIN.findall(text)):
            yield page.problem(line, f"Korean on an English page: {shown}", "translate it")
        if page.language == "ko" and len(text.split()) > SHORT and not HANGUL.search(text):
            yield page.problem(line, f"English on a Korean page: {shown}", "translate it")


SHORT = 3  # words: `Service spec` in a table's cell is a name, four words are a sentence


def _sentences(page: Page) -> Iterator[str]:
    """Yield every text that should be in the page's language."""
    yield str(page.front.get("description") or "")
    for node in page.root.walk(frozenset({"pre", "blockquote"})):
        if node.tag in {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "summary", "label"}:
            glossary = page.name == "glossary.md" and node.tag in {"td", "th"}
            if not glossary and not set(node.classes) & {"example-label"}:
                yield " ".join([node.text or "", *(child.tail or "" for child in node)])
    yield from (node.attrib.get("alt", "") for node in page.images)
