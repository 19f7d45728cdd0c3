"""A printed book, as a reader's program finds it, and what the built pages have for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import Destination

from servicedocs.examples.notes import NOTE_AT_LINE_END as NOTE
from servicedocs.html import parse
from servicedocs.pdf.tree import has_class, remove_all

ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
# What a page has for its reader on a screen only.
SCREEN = {"screen-only", "headerlink", "judged", "downloads"}
SENTENCE = re.compile(r"(?<=[.?!]) ")


@dataclass(frozen=True)
class Entry:
    """One line of the outline: its title, and its page from 1."""

    title: str
    page: int


class Printed:
    """One PDF."""

    def __init__(self, path: Path) -> None:
        """Open the file."""
        self.reader = PdfReader(path)

    @property
    def root(self) -> Any:
        """Return the catalogue."""
        return self.reader.trailer["/Root"]

    @cached_property
    def pages(self) -> list[str]:
        """Return the text of every page, the running head and the number at its end."""
        return [page.extract_text() for page in self.reader.pages]

    @cached_property
    def bodies(self) -> list[str]:
        """Return the text of every page without head and number."""
        return ["\n".join(page.split("\n")[:-2]) for page in self.pages]

    @cached_property
    def text(self) -> str:
        """Return all the text with single spaces."""
        return " ".join(" ".join(self.bodies).split())

    @cached_property
    def letters(self) -> str:
        """Return all the text without spaces and line ends."""
        return "".join("".join(self.bodies).split())

    def holds(self, text: str) -> bool:
        """Tell whether a text is there, spaces aside, perhaps from one page to the next.

        Between the two stands what is drawn last on a page or first on the next: numbers and labels
        of lists, words of pictures.
        """
        wanted = "".join(text.split())
        return wanted in self.letters or any(
            wanted[:place] in before and any(tail.startswith(wanted[place:]) for tail in tails)
            for before, tails in self.turns
            for place in range(1, len(wanted))
        )

    @cached_property
    def turns(self) -> list[tuple[str, list[str]]]:
        """Return the letters of each page but the last, and those of the next from each line on."""
        pages = [["".join(line.split()) for line in body.split("\n")] for body in self.bodies]
        return [
            ("".join(before), ["".join(after[line:]) for line in range(len(after))])
            for before, after in pairwise(pages)
        ]

    @cached_property
    def outline(self) -> list[Entry]:
        """Return the outline in order."""
        return list(self._entries(self.reader.outline))

    def _entries(self, entries: Any) -> Iterator[Entry]:
        for entry in entries:
            if isinstance(entry, list):
                yield from self._entries(entry)
            else:
                number = self.reader.get_destination_page_number(entry)
                yield Entry(str(entry.title), 1 + (number or 0))

    @cached_property
    def links(self) -> list[Any]:
        """Return every link annotation."""
        found = [
            note.get_object() for page in self.reader.pages for note in page.get("/Annots", [])
        ]
        return [note for note in found if note["/Subtype"] == "/Link"]

    @cached_property
    def destinations(self) -> dict[str, Destination]:
        """Return the places that links name."""
        return dict(self.reader.named_destinations)

    @cached_property
    def fonts(self) -> dict[str, Any]:
        """Return every font of every page."""
        found: dict[str, Any] = {}
        for page in self.reader.pages:
            resources: Any = page["/Resources"].get_object()
            for font in resources.get("/Font", {}).values():
                found[str(font.get_object()["/BaseFont"])] = font.get_object()
        return found

    @cached_property
    def structure(self) -> list[Any]:
        """Return every element of the structure."""
        return list(_elements(self.root["/StructTreeRoot"]["/K"]))

    def kinds(self, kind: str) -> list[Any]:
        """Return the elements of one kind."""
        return [element for element in self.structure if element["/S"] == f"/{kind}"]


def _elements(kids: Any) -> Iterator[Any]:
    todo = [kids]
    while todo:
        kid = todo.pop().get_object() if hasattr(todo[-1], "get_object") else todo.pop()
        if isinstance(kid, list):
            todo += kid
        elif hasattr(kid, "get") and kid.get("/Type") == "/StructElem":
            yield kid
            todo.append(kid.get("/K", []))


class Article:
    """The content of one built page."""

    def __init__(self, path: Path) -> None:
        """Read a page."""
        found = ARTICLE.search(path.read_text(encoding="utf-8"))
        assert found, path
        self.root = parse(found[0])[0]
        remove_all(self.root, lambda each: has_class(each, *SCREEN))

    def texts(self, *tags: str) -> list[str]:
        """Return the texts of the elements of some tags, with single spaces."""
        return [" ".join(node.text_content().split()) for node in self.root.all(*tags)]

    @property
    def sentences(self) -> Iterator[str]:
        """Return the sentences of the paragraphs."""
        for text in self.texts("p"):
            yield from SENTENCE.split(text)

    @property
    def code(self) -> Iterator[str]:
        """Return the lines of all blocks, without the marks of their notes."""
        for node in self.root.all("pre"):
            yield from (
                NOTE.sub("", line) for line in node.text_content().splitlines() if line.strip()
            )

    @property
    def pictures(self) -> list[str]:
        """Return the titles of the pictures."""
        titles = [title for svg in self.root.all("svg") for title in svg.all("title")[:1]]
        return [" ".join(title.text_content().split()) for title in titles]
