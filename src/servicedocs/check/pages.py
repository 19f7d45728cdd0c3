"""The manifests that a Markdown page shows: its fences of YAML and JSON, by CommonMark's rules.

Of other people's pages: no attribute, mark or embed of this site means anything here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

ENDINGS = (".md", ".markdown")
LANGUAGES = ("yaml", "yml", "json")
DEEP = 4  # columns that make a line code, or a tab wide
DEEPEST = 50  # lists and quotes in each other; of more, each row would take long

FENCE = re.compile(r" {0,3}(?P<marks>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*)")
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r"(?P<marker> {0,3}(?:[-+*]|\d{1,9}[.)]))(?P<gap> +(?=\S)|$)")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
TABBED = re.compile(r" {0,3}(?:!!!|\?\?\?\+?|===[+!]?) ")  # of Material for MkDocs
HIDDEN = re.compile(r" {0,3}<(?P<tag>!--|pre\b|script\b|style\b|textarea\b)", re.IGNORECASE)

API_VERSION = re.compile(r"^(?P<lead>[ ]*)(?P<quote>[\"']?)apiVersion(?P=quote)[ ]*:", re.MULTILINE)
KIND = r"^{lead}[\"']?kind[\"']?[ ]*:"
IN_JSON = ('"apiVersion"', '"kind"')


@dataclass
class Fence:
    """A fence: its language, its lines, and the page's number of the line before them."""

    language: str
    before: int
    marks: str
    indent: int
    rows: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return what it shows."""
        return "".join(self.rows)

    @property
    def is_manifest(self) -> bool:
        """Tell whether it shows a whole object, not a fragment or another language."""
        if self.language not in LANGUAGES:
            return False
        found = API_VERSION.search(self.text)
        kind = found and re.search(KIND.format(lead=found["lead"]), self.text, re.MULTILINE)
        is_json = self.text.lstrip().startswith(("{", "["))
        return bool(kind) or (is_json and all(word in self.text for word in IN_JSON))


def is_page(file: str) -> bool:
    """Tell whether a file is a page by its name."""
    return file.lower().endswith(ENDINGS)


def manifests(data: bytes) -> list[tuple[int, bytes]]:
    """Return the manifests of a page, each with the number of the line before it."""
    scanner = _Scanner()
    for number, row in enumerate(data.decode("utf-8", "surrogateescape").split("\n"), 1):
        scanner.take(number, f"{row}\n")
    shown = (fence for fence in scanner.fences if fence.is_manifest)
    return [(one.before, one.text.encode("utf-8", "surrogateescape")) for one in shown]


class _Scanner:
    """Reads a page row by row, and knows which lists and quotes each row stands in."""

    def __init__(self) -> None:
        self.fences: list[Fence] = []
        self.around: list[int] = []  # columns that a list's item is indented by; 0 is a quote
        self.fence: Fence | None = None
        self.ends = ""  # what ends a comment, or HTML of which a reader sees no fence

    def take(self, number: int, row: str) -> None:
        """Take one row."""
        depth, rest = self._inside(row)
        if self.fence and depth == len(self.around):
            self._in_fence(self.fence, rest)
            return
        self.fence = None
        if self.ends:
            self.ends = "" if self.ends in rest.lower() else self.ends
            return
        if rest.strip():
            del self.around[depth:]
            self._begin(number, self._deeper(rest))

    def _inside(self, row: str) -> tuple[int, str]:
        """Return how many of the lists and quotes go on in a row, and what stands in them."""
        for depth, columns in enumerate(self.around):
            if columns:
                if row.strip() and _indent(row) < columns:
                    return depth, row
                row = _cut(row, columns)
            elif quote := QUOTE.match(row):
                row = row[quote.end() :]
            else:
                return depth, row
        return len(self.around), row

    def _deeper(self, row: str) -> str:
        """Enter the lists and quotes that begin in a row, and return what stands in them."""
        for columns, rest in islice(_openings(row), DEEPEST - len(self.around)):
            self.around.append(columns)
            row = rest
        return row

    def _begin(self, number: int, row: str) -> None:
        if fence := FENCE.match(row.rstrip()):
            language = fence["info"].lstrip("{ .").rstrip("}").partition(" ")[0].lower()
            self.fence = Fence(language, number, fence["marks"], _indent(row))
            self.fences.append(self.fence)
        elif html := HIDDEN.match(row):
            ends = "-->" if html["tag"] == "!--" else f"</{html['tag'].lower()}>"
            self.ends = "" if ends in row[html.end() :].lower() else ends

    def _in_fence(self, fence: Fence, row: str) -> None:
        """Add a row to the open fence, or close it."""
        closing = FENCE.match(row.rstrip())
        if closing and not closing["info"] and closing["marks"].startswith(fence.marks):
            self.fence = None
        else:
            fence.rows.append(_cut(row, min(fence.indent, _indent(row))))


def _openings(row: str) -> Iterator[tuple[int, str]]:
    """Yield the columns of each list or quote that begins in a row, and what follows there."""
    while True:
        if quote := QUOTE.match(row):
            columns, row = 0, row[quote.end() :]
        elif TABBED.match(row):
            columns, row = DEEP, ""
        elif (item := ITEM.match(row.rstrip("\r\n"))) and not RULE.match(row):
            gap = len(item["gap"]) if len(item["gap"]) <= DEEP else 1
            columns = len(item["marker"]) + max(gap, 1)
            row = row[columns:]
        else:
            return
        yield columns, row


def _indent(row: str) -> int:
    """Return the columns of white space that a row begins with."""
    blank = row[: len(row) - len(row.lstrip(" \t"))]
    return len(blank.expandtabs(DEEP))


def _cut(row: str, columns: int) -> str:
    """Return a row without so many columns of its white space, or without all that it has."""
    text = row.lstrip(" \t")
    blank = row[: len(row) - len(text)]
    if "\t" in blank[:columns]:
        blank = blank.expandtabs(DEEP)
    return blank[columns:] + text
