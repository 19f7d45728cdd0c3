"""What the book's modules share: HTML as a tree of elements, and how to cut in it."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from servicedocs.html import EMPTY


class _Builder(HTMLParser):
    """Builds the tree of well-formed HTML; a full HTML parser takes ten times as long."""

    def __init__(self) -> None:
        super().__init__()
        self.tree = ElementTree.TreeBuilder()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs, closed=tag in EMPTY)

    def handle_startendtag(
        self, tag: str, attrs: list[tuple[str, str | None]], *, closed: bool = True
    ) -> None:
        raw = self.get_starttag_text() or ""
        self.tree.start(_spelt(tag, raw), {_spelt(name, raw): value or "" for name, value in attrs})
        if closed:
            self.tree.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY:
            self.tree.end(tag)

    def handle_data(self, data: str) -> None:
        self.tree.data(data)


def _spelt(name: str, raw: str) -> str:
    """Return a name as it is written: SVG has capitals in its names, and the parser has none."""
    found = re.search(rf"[<\s]({re.escape(name)})(?=[\s=/>])", raw, re.IGNORECASE)
    return found[1] if found else name


def parse(html: str) -> Element:
    """Return the element that some HTML is."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.tree.close()


def serialise(root: Element) -> str:
    """Return HTML; the same elements give the same text."""
    return "<!doctype html>\n" + ElementTree.tostring(root, encoding="unicode", method="html")


def make(tag: str, text: str = "", *children: Element, **attributes: str) -> Element:
    """Return a new element; `class_` stands for the attribute `class`."""
    element = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    element.text = text
    element.extend(children)
    return element


def classes(element: Element) -> list[str]:
    """Return the classes of an element."""
    return element.get("class", "").split()


def has_class(element: Element, *names: str) -> bool:
    """Tell whether an element has one of some classes."""
    return bool(set(classes(element)) & set(names))


def text_of(element: Element) -> str:
    """Return all the text in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def family(root: Element) -> Iterator[tuple[Element, Element]]:
    """Return every element below the root with its parent; the tree may change meanwhile."""
    return iter([(parent, child) for parent in root.iter() for child in parent])


def replace(parent: Element, old: Element, *new: Element) -> None:
    """Put elements in the place of another; the text after it stays."""
    place = list(parent).index(old)
    tail, old.tail = old.tail, None
    parent[place : place + 1] = new
    if new:
        new[-1].tail = (new[-1].tail or "") + (tail or "")
    elif place:
        parent[place - 1].tail = (parent[place - 1].tail or "") + (tail or "")
    else:
        parent.text = (parent.text or "") + (tail or "")


def remove_all(root: Element, unwanted: Callable[[Element], bool]) -> None:
    """Take elements out with all they hold."""
    for parent, child in family(root):
        if unwanted(child):
            replace(parent, child)


def append_text(element: Element, text: str) -> None:
    """Put a text at an element's end."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
