"""The marks of a block, each declared once.

The build, the tests, the style sheets, the scripts and the writers' tables all follow these; those
that cannot import them are compared by tests/content/checks/marks.py.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from servicedocs import strings
from servicedocs.strings import Text


@dataclass(frozen=True)
class Mark:
    """A class in a fence's braces, with its promise and its look."""

    name: str
    language: str
    """The language of the fences that may have it."""
    demands: str
    """The tests' demand on the block, in the words of the writers' table."""
    takes: str = ""
    """The attribute that it needs, and that no other mark explains."""
    accepted: bool | None = None
    """The verdict that the mark promises, if any; two marks that differ do not combine."""
    sign: str = ""
    words: Text | None = None
    """The label above the block. Never colour alone: every label has a sign and a word."""
    light: str = ""
    dark: str = ""
    """The colours of frame and label; light is for paper too."""


FRAGMENT = Mark(
    "fragment",
    "yaml",
    "the whole, merged into the file in `of`, is accepted",
    takes="of",
    sign="⋯",
    words=Text("{file}의 일부", "Fragment of {file}"),
    light="#53575e",
    dark="#b9bec8",
)
REJECTED = Mark(
    "rejected",
    "yaml",
    "refused, for the reasons in `because`",
    takes="because",
    accepted=False,
    sign="✗",
    words=strings.REJECTED,
    light="#a3131d",
    dark="#ff9d9d",
)
ACCEPTED_BUT_WRONG = Mark(
    "accepted-but-wrong",
    "yaml",
    "accepted, and leads to no Pod or no port, for the reasons in `because`",
    takes="because",
    accepted=True,
    sign="⚠",
    words=strings.ACCEPTED_BUT_WRONG,
    light="#8a4600",
    dark="#ffb469",
)
WARNED = Mark(
    "warned",
    "yaml",
    "accepted, with the warnings in `because`",
    takes="because",
    accepted=True,
    sign="!",
    words=strings.WARNED,
    light="#6b5200",
    dark="#e8cf6a",
)
DUAL_STACK = Mark(
    "dual-stack",
    "yaml",
    "judged in a cluster with IPv4 and IPv6, by the other marks; "
    "a cluster with IPv4 alone answers otherwise",
    sign="=",
    words=Text("듀얼 스택 클러스터에서 검사", "Judged in a dual-stack cluster"),
    light="#0b5e63",
    dark="#7fd6da",
)
CUSTOM = Mark(
    "custom",
    "yaml",
    "no kind is built in, so nothing judges it; a transcript of the page creates the objects",
    sign="?",
    words=Text("사용자 정의 종류라 검사하지 않음", "A custom kind, not judged"),
    light="#3f4a7a",
    dark="#b7c3f2",
)
CLUSTER = Mark(
    "cluster",
    "python",
    "on the cluster, what it prints equals the `#>` lines",
)


def cluster_attribute(marks: Sequence[Mark]) -> str:
    """Return the attribute by which scripts know a block of a dual-stack cluster, or nothing."""
    return f" data-{DUAL_STACK.name}" if DUAL_STACK in marks else ""


MARKS = (FRAGMENT, REJECTED, ACCEPTED_BUT_WRONG, WARNED, DUAL_STACK, CUSTOM, CLUSTER)
"""In the order of their labels above a block."""
