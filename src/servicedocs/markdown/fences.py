"""The fence of a page with its parsed header, and the checks of that header."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from servicedocs.examples.metadata import NONE, Metadata
from servicedocs.markdown.marks import CLUSTER, MARKS, Mark

PICTURE = "picture"
REACH = "reach"
FENCE_LANGUAGES = ("yaml", "python", "console", REACH, PICTURE)
DRAWN = (PICTURE, REACH)
"""The languages that become a drawing or a table, and no block of code."""
LAYOUT = ("title", "hl_lines", "linenums")
NEEDED = tuple(dict.fromkeys(mark.takes for mark in MARKS if mark.takes))
"""The attributes that belong to a mark."""
ATTRIBUTES = {
    "yaml": (*LAYOUT, "with", *NEEDED),
    "python": (*LAYOUT, "on"),
    PICTURE: ("with", "from", "to", "set"),
    REACH: (),
}


@dataclass(frozen=True)
class Finding:
    """A diagnostic on a page: its line, the fault and the remedy."""

    line: int
    what: str
    remedy: str

    def text(self, page: str) -> str:
        """Return the one line that a build or a test prints."""
        return f"{page}:{self.line}: {self.what}; {self.remedy}"


@dataclass(frozen=True)
class Fence:
    """A fenced block that a reader sees, with everything its header says."""

    language: str = ""
    source: str = ""
    line: int = 0
    classes: tuple[str, ...] = ()
    attributes: Mapping[str, str | None] = field(default_factory=dict)
    file: str = ""
    """The example file that it shows, relative to `examples/`, if it shows one."""
    whole: bool = False
    """Whether it shows that file whole."""
    metadata: Metadata = NONE
    """How the file was recorded, if it was."""

    @property
    def label(self) -> str:
        """Name the fence in a message."""
        return f"examples/{self.file}" if self.file else f"this {self.language or 'nameless'} fence"

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return the marks in the order of their labels, whatever the order in the braces."""
        return tuple(mark for mark in MARKS if mark.name in self.classes)

    def named(self, attribute: str) -> tuple[str, ...]:
        """Return the names in an attribute: files of `with=` and `of=`, reasons of `because=`."""
        return tuple((self.attributes.get(attribute) or "").split())

    @property
    def is_recorded(self) -> bool:
        """Tell whether the cluster records its file."""
        asked = self.language in ("console", REACH) or CLUSTER in self.marks
        return asked and self.whole

    def finding(self, what: str, remedy: str) -> Finding:
        """Return a diagnostic on this fence."""
        return Finding(self.line, f"{self.label} {what}", remedy)


def header_findings(fence: Fence) -> Iterator[Finding]:
    """Yield the faults of a header."""
    if fence.language not in FENCE_LANGUAGES:
        yield fence.finding(
            f"is in the language {fence.language or 'nobody named'!r}, which nobody checks",
            f"use one of {', '.join(FENCE_LANGUAGES)}",
        )
    if not fence.source.strip():
        yield fence.finding("is blank", "write its content, or take it away")
    yield from _class_findings(fence)
    yield from _attribute_findings(fence)


def _class_findings(fence: Fence) -> Iterator[Finding]:
    if fence.language == PICTURE:  # its class is the name of a drawing
        return
    allowed = [mark.name for mark in MARKS if mark.language == fence.language]
    for name in fence.classes:
        if name not in allowed:
            marks = ", ".join(f".{one}" for one in allowed) or "none for this language"
            yield fence.finding(f"has the unknown mark .{name}", f"the marks are: {marks}")
    if len(set(fence.classes)) < len(fence.classes):
        yield fence.finding("repeats a mark", "write it once")
    if {mark.accepted for mark in fence.marks} >= {True, False}:
        yield fence.finding("is marked rejected and accepted", "keep one of the marks")


def _attribute_findings(fence: Fence) -> Iterator[Finding]:
    allowed = ATTRIBUTES.get(fence.language, LAYOUT)
    for name, value in fence.attributes.items():
        if name in [mark.name for mark in MARKS]:
            yield fence.finding(f"has the word {name} in its braces", f"write .{name}")
        elif name not in allowed:
            yield fence.finding(
                f"has the unknown attribute {name}=", f"the attributes are: {', '.join(allowed)}"
            )
        elif not (value or "").strip():
            yield fence.finding(f"has {name}= without a value", f'write {name}="..."')
    title, file = fence.attributes.get("title"), PurePosixPath(fence.file).name
    if title and file and file not in title:
        yield fence.finding("has a title without its file's name", "drop title=")
    yield from _needs(fence)


def _needs(fence: Fence) -> Iterator[Finding]:
    """Yield the marks without their attribute, and the attributes without a mark."""
    present = [mark for mark in fence.marks if mark.language == fence.language]
    for mark in present:
        # Of a mark that says what Kubernetes does, judge.py knows what to write.
        if mark.accepted is None and mark.takes not in ("", *fence.attributes):
            remedy = f'write {{.{mark.language} .{mark.name} {mark.takes}="..."}}'
            yield fence.finding(f"is marked .{mark.name} without {mark.takes}=", remedy)
    if len(present) < len(set(fence.classes)):
        return  # a misspelled mark is said already
    for name in set(fence.attributes) & set(NEEDED) - {mark.takes for mark in present}:
        marks = ", ".join(f".{mark.name}" for mark in MARKS if mark.takes == name)
        yield fence.finding(f"has {name}= without its mark", f"drop it, or add one of {marks}")
