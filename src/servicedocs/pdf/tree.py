"""Changes of an HTML tree: new elements, removed ones; and the tree as text."""

from collections.abc import Callable, Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from servicedocs import html as tree


def parse(html: str) -> Element:
    """Return the one element of some HTML."""
    return tree.parse(html)[0][0]


def serialise(root: Element) -> str:
    """Return HTML; the same elements give the same text."""
    return "<!doctype html>\n" + ElementTree.tostring(root, encoding="unicode", method="html")


def make(tag: str, text: str = "", *children: Element, **attributes: str) -> Element:
    """Return a new element; `class_` stands for the attribute `class`."""
    element = Element(tag, {name.rstrip("_"): value for name, value in attributes.items()})
    element.text = text
    element.extend(children)
    return element


def add_class(element: Element, name: str) -> None:
    """Add a class to those of an element."""
    element.set("class", f"{element.get('class', '')} {name}".strip())


def has_class(element: Element, *names: str) -> bool:
    """Tell whether an element has one of some classes."""
    return not set(element.get("class", "").split()).isdisjoint(names)


def text_of(element: Element) -> str:
    """Return all the text in an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def family(root: Element) -> Iterator[tuple[Element, Element]]:
    """Return every element below the root with its parent; the tree may change meanwhile."""
    return iter([(parent, child) for parent in root.iter() for child in parent])


def remove_all(root: Element, unwanted: Callable[[Element], bool]) -> None:
    """Take elements out with all they hold; the text after them stays."""
    for parent, child in family(root):
        if unwanted(child):
            index, tail = list(parent).index(child), child.tail or ""
            parent.remove(child)
            if index:
                parent[index - 1].tail = (parent[index - 1].tail or "") + tail
            else:
                parent.text = (parent.text or "") + tail
