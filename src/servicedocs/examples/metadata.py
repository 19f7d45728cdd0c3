"""The last lines of a recorded file, which no reader sees: how it was recorded.

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
class Trailer:
    """What the last lines say; a file that was never recorded has no digest."""

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


NONE = Trailer()


def split(name: str, text: str) -> tuple[str, Trailer]:
    """Divide a file into what is shown and its last lines."""
    trailer = NONE
    if not name.endswith(SUFFIXES):
        return text, trailer
    lines = text.splitlines(keepends=True)
    while lines and (found := LINE.fullmatch(lines[-1].rstrip("\n"))):
        trailer = _with(trailer, found["key"], found["value"])
        lines.pop()
    return "".join(lines), trailer


def shown(name: str, text: str) -> str:
    """Return a file without its last lines."""
    return split(name, text)[0]


def _with(trailer: Trailer, key: str, value: str) -> Trailer:
    if key == "varies":
        return replace(trailer, varies=tuple(word.strip() for word in value.split(",")))
    found = RECORDED.fullmatch(value.strip())
    if not found:
        return replace(trailer, wrong=f"# recorded: {value}")
    return replace(trailer, version=found["version"], date=found["date"], digest=found["digest"])
