"""One built page as a chapter of the book, without its controls and links for a screen."""

import base64
import mimetypes
import posixpath
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

from servicedocs import cli
from servicedocs.pdf.blocks import WRITTEN_OUT
from servicedocs.pdf.tree import family, has_class, make, parse, remove_all, text_of

# Tags and classes of what a printed page has no use for. The line on who judged the page's blocks
# stands on the cover, for the whole book.
SCREEN_TAGS = {"aside", "button", "form", "nav", "script", "style", "template"}
SCREEN_CLASSES = (
    "downloads",
    "footnote-backref",
    "headerlink",
    "judged",
    "md-content__button",
    "page-source",
    "screen-only",
)
REFERENCES = ("aria-labelledby", "aria-describedby", "for", "headers")
ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
ADDRESS = re.compile(r"url\(\s*['\"]?#([^'\")]+)['\"]?\s*\)")


@dataclass(frozen=True)
class BookPage:
    """A page of the site, by its path in the language's folder."""

    folder: Path
    path: str

    @property
    def id(self) -> str:
        """The id of the chapter, and what the ids in it begin with."""
        return self.path.removesuffix(".html").replace("/", ".")

    def target(self, link: str) -> tuple[str, str]:
        """Return the page and the id that a link on this page leads to."""
        parts = urlsplit(link)
        path = posixpath.join(posixpath.dirname(self.path), unquote(parts.path))
        return (posixpath.normpath(path) if parts.path else self.path), unquote(parts.fragment)


def chapter(page: BookPage, book: dict[str, BookPage]) -> Element:
    """Return the chapter of a page; `book` holds all pages that are in the book."""
    section = _article(page)
    section.tag = "section"
    remove_all(section, lambda each: each.tag in SCREEN_TAGS or has_class(each, *SCREEN_CLASSES))
    for parent, child in family(section):
        for write_out in WRITTEN_OUT:
            write_out(parent, child)
    _name(section, page)
    _lead(section, page, book)
    _pictures(section, page)
    section.attrib = {"class": "chapter", "id": page.id}
    return section


def _article(page: BookPage) -> Element:
    try:
        html = (page.folder / page.path).read_text(encoding="utf-8")
    except FileNotFoundError:
        remedy = "build the site again (scripts/build)"
        raise cli.Failure(f"{page.path}: the menu names it, the site lacks it; {remedy}") from None
    article = ARTICLE.search(html)
    if article is None:
        raise cli.Failure(f"{page.path}: has no <article>; the theme has to write one")
    return parse(article[0])


def _name(section: Element, page: BookPage) -> None:
    """Make every id one of the whole book, and what refers to it."""
    for element in section.iter():
        if "id" in element.attrib:
            element.set("id", _id(page, element.attrib["id"]))
        for name, value in element.items():
            if name in REFERENCES:
                element.set(name, " ".join(_id(page, word) for word in value.split()))
            elif "url(" in value:
                element.set(name, ADDRESS.sub(lambda m: f"url(#{_id(page, m[1])})", value))
            elif name.endswith("href") and element.tag != "a" and value.startswith("#"):
                element.set(name, "#" + _id(page, value[1:]))


def _id(page: BookPage, own: str) -> str:
    return f"{page.id}--{own}"


def _lead(section: Element, page: BookPage, book: dict[str, BookPage]) -> None:
    """Let links lead to the book's own chapters, and drop those to other files of the site."""
    for link in list(section.iter("a")):
        address = link.get("href")
        if address is None or urlsplit(address).scheme:
            continue
        path, fragment = page.target(address)
        if path in book:
            link.set("href", "#" + (_id(book[path], fragment) if fragment else book[path].id))
        else:
            link.tag, link.attrib = "span", {}


def addresses(body: Element, title: str) -> None:
    """List at the book's end where links to other sites lead, for those who read it on paper."""
    elsewhere: dict[str, str] = {}
    for link in body.iter("a"):
        if urlsplit(link.get("href", "")).netloc:
            elsewhere.setdefault(link.get("href", ""), text_of(link))
    if not elsewhere:
        return
    entries = []
    for address, text in elsewhere.items():
        entries.append(make("li", f"{text}: " if text != address else ""))
        entries[-1].append(make("a", address, href=address))
    heading = make("p", title, class_="addresses-title")
    heading.set("data-title", title)
    body.append(make("section", "", heading, make("ul", "", *entries), class_="addresses"))


def _pictures(section: Element, page: BookPage) -> None:
    """Put pictures into the book itself, and their descriptions where a PDF keeps them."""
    for element in section.iter():
        if element.tag == "img" and not element.get("src", "").startswith("data:"):
            element.set("src", _data(page, element.get("src", "")))
        if element.tag == "svg":
            _describe(element)


def _data(page: BookPage, source: str) -> str:
    """Return a picture of the site as an address that holds it."""
    path, _ = page.target(source)
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    data = base64.b64encode((page.folder / path).read_bytes()).decode()
    return f"data:{kind};base64,{data}"


def _describe(svg: Element) -> None:
    """Make one text of title and description: WeasyPrint takes the title only."""
    title, description = svg.find("title"), svg.find("desc")
    if title is not None and description is not None:
        title.text = f"{text_of(title).rstrip('.')}. {text_of(description)}"
