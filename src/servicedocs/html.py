"""The structure of a page's HTML: what a reader gets, for the tests to look at."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

EMPTY = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
PHRASE = {"p", "h1", "h2", "h3", "h4", "h5", "h6"}
BLOCK = {"p", "div", "pre", "ol", "ul", "table", "details", "blockquote", "h1", "h2", "h3"}


@dataclass
class Node:
    """One element, with its children and texts in order."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    children: list["Node | str"] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Return the element's classes."""
        return self.attrs.get("class", "").split()

    def walk(self, skip: frozenset[str] = frozenset()) -> Iterator["Node"]:
        """Yield this element and those in it, in order, without the ones of some tags."""
        yield self
        for child in self.children:
            if isinstance(child, Node) and child.tag not in skip:
                yield from child.walk(skip)

    def all(self, *tags: str) -> list["Node"]:
        """Return the elements of some tags."""
        return [node for node in self.walk() if node.tag in tags]

    def children_of(self, parent: str, tag: str) -> list["Node"]:
        """Return the children of one tag that the first element of another has."""
        found = self.all(parent)[:1]
        children = [child for node in found for child in node.children]
        return [child for child in children if isinstance(child, Node) and child.tag == tag]

    def text(self, skip: frozenset[str] = frozenset()) -> str:
        """Return the text, without what stands in some tags."""
        parts = []
        for child in self.children:
            if isinstance(child, str):
                parts.append(child)
            elif child.tag in skip:
                parts.append(" ")
            else:
                parts.append(child.text(skip))
        return "".join(parts)


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("root")
        self.open = [self.root]
        self.problems: list[str] = []

    def _colours(self, tag: str) -> bool:
        """Tell whether a tag only colours code: there are thousands, and nobody asks for them."""
        return tag == "span" and self.open[-1].tag in ("code", "pre")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._colours(tag):
            return
        if tag in BLOCK and self.open[-1].tag in PHRASE:
            self.problems.append(f"<{tag}> stands inside <{self.open[-1].tag}>")
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if self._colours(tag):
            return
        if self.open[-1].tag == tag:
            self.open.pop()
        elif tag not in EMPTY:
            self.problems.append(f"</{tag}> closes <{self.open[-1].tag}>")

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> tuple[Node, list[str]]:
    """Return the elements of some HTML, and what is wrong with their nesting."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    unclosed = [f"<{node.tag}> is never closed" for node in builder.open[1:]]
    return builder.root, builder.problems + unclosed
