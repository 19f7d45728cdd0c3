"""The metadata of a recorded file: its last lines, which no reader sees.

    # varies: counts
    # recorded: Kubernetes 1.37.2, 2026-11-25, 0123456789ab

The first names the patterns (patterns.py) that this file needs and others must not have.
"""

import re
from dataclasses import dataclass, replace

LINE = re.compile(r"# (?P<key>recorded|varies): *(?P<value>.*)")
RECORDED = re.compile(
    r"Kubernetes (?P<version>\d+\.\d+\.\d+), (?P<date>\d{4}-\d\d-\d\d), (?P<digest>[0-9a-f]{12})"
)
SUFFIXES = (".console", ".py", ".reach.yaml")


@dataclass(frozen=True)
class Metadata:
    """The parsed last lines; a file that was never recorded has no digest."""

    version: str = ""
    date: str = ""
    digest: str = ""
    varies: tuple[str, ...] = ()
    wrong: str = ""
    """A line that begins like one of ours and cannot be read."""

    @property
    def text(self) -> str:
        """Return the lines."""
        lines = [f"# varies: {', '.join(self.varies)}\n"] if self.varies else []
        if self.digest:
            lines.append(f"# recorded: Kubernetes {self.version}, {self.date}, {self.digest}\n")
        return "".join(lines)


NONE = Metadata()


def split(name: str, text: str) -> tuple[str, Metadata]:
    """Split a file into its shown text and its metadata."""
    metadata = NONE
    if not name.endswith(SUFFIXES):
        return text, metadata
    lines = text.splitlines(keepends=True)
    while lines and (found := LINE.fullmatch(lines[-1].rstrip("\n"))):
        metadata = _with(metadata, found["key"], found["value"])
        lines.pop()
    return "".join(lines), metadata


def shown(name: str, text: str) -> str:
    """Return the shown text of a file."""
    return split(name, text)[0]


def _with(metadata: Metadata, key: str, value: str) -> Metadata:
    if key == "varies":
        return replace(metadata, varies=tuple(word.strip() for word in value.split(",")))
    found = RECORDED.fullmatch(value.strip())
    if not found:
        return replace(metadata, wrong=f"# recorded: {value}")
    return replace(metadata, version=found["version"], date=found["date"], digest=found["digest"])
