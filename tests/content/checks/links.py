"""Links lead to a page, a heading and a picture that exist, and say where they go."""

import posixpath
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from servicedocs.markdown.page import Page
from tests.support.site import Site

EMPTY_WORDS = {"here", "link", "click here", "여기", "링크", "클릭"}
EXPLICIT_ID = re.compile(r"\{[^}]*#[\w-]+[^}]*\}\s*$")
ATX = re.compile(r"^\s{0,3}(#{1,6})\s")


def problems(site: Site) -> list[str]:
    """Return every link that leads nowhere, and every heading that a link cannot name."""
    found = []
    for page in site.pages.values():
        found += [*_links(site, page), *_images(site, page), *_headings(page), *_title(page)]
    return found


def _links(site: Site, page: Page) -> Iterator[str]:
    for node in page.root.all("a"):
        if "download" in node.attrib:  # a file that the build puts there
            continue
        href = node.attrib.get("href", "")
        if why := _broken(site, page, href):
            line = page.line_of(href)
            yield page.problem(line, f"the link {href!r} {why}", "correct the link")
        if node.text_content().strip().lower() in EMPTY_WORDS | {""} and not node.all("img"):
            line = page.line_of(href)
            yield page.problem(line, f"the link {href!r} does not say where it goes", "name it")


def _broken(site: Site, page: Page, href: str) -> str:
    """Return why a link leads nowhere, or nothing."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc:
        return _broken_address(href)
    if not href or parts.path.startswith("/"):
        return "is not a relative path"
    name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), unquote(parts.path)))
    target = site.pages.get((page.language, name)) if parts.path else page
    if target is None:
        return "" if _is_file(site, page, name) else "leads to no page"
    if parts.fragment and unquote(parts.fragment) not in target.ids:
        return f"leads to no id of {target.label}"
    return ""


def _broken_address(href: str) -> str:
    parts = urlsplit(href)
    if parts.scheme != "https":
        return "does not use https"
    if "." not in parts.netloc or any(char.isspace() for char in href):
        return "is no address"
    return ""


def _is_file(site: Site, page: Page, name: str) -> bool:
    path = site.root / "docs" / page.language / name
    return bool(name.strip(".")) and not name.endswith(".md") and path.is_file()


def _images(site: Site, page: Page) -> Iterator[str]:
    for node in page.images:
        source = node.attrib.get("src", "")
        name = posixpath.normpath(posixpath.join(posixpath.dirname(page.name), source))
        if not _is_file(site, page, name):
            yield page.problem(page.line_of(source), f"there is no picture {source!r}", "add it")
        if not node.attrib.get("alt", "").strip():
            yield page.problem(page.line_of(source), f"{source!r} has no alt text", "describe it")


def _title(page: Page) -> Iterator[str]:
    """Demand that a page's heading begins with its name in the menu; the home page has its own."""
    name, heading = str(page.front.get("title", "")), page.headings[:1]
    shown = re.sub("[<>]", "", heading[0].text) if heading else ""
    if page.name != "index.md" and not shown.startswith(name):
        what = f"the heading {shown!r} does not begin with the title {name!r}"
        yield page.problem(page.line_of("# "), what, "begin it with the name of the menu")


def _headings(page: Page) -> Iterator[str]:
    """Demand ids of the author's own: those made from a text differ in the other language."""
    written = [(line, text) for line, text in page.prose if ATX.match(text)]
    for line, text in written:
        if not EXPLICIT_ID.search(text):
            yield page.problem(line, f"{text.strip()!r} has no id", "end it with {#an-id}")
    if len(written) != len(page.headings):
        what = f"{len(page.headings)} headings are shown, {len(written)} are written with #"
        yield page.problem(1, what, "begin every heading with #, at the start of its line")
    levels = [heading.level for heading in page.headings]
    if levels.count(1) != 1 or levels[:1] != [1]:
        yield page.problem(1, "the page does not begin with its only # heading", "write one")
    for before, heading in zip(page.headings, page.headings[1:], strict=False):
        if heading.level > before.level + 1:
            line = page.line_of("{#" + heading.id)
            yield page.problem(line, f"#{heading.id} skips a level", "use one # more at most")
