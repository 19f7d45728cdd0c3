"""Reads a page's source before anything is rendered: which lines are fences, which embed a file.

SuperFences itself decides what a fence is: its own scanner runs over the lines, so that tabs,
lists, quotes, tildes and four backticks mean here what they will mean to the reader.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pymdownx.superfences import (  # type: ignore[import-untyped]
    SuperFencesBlockPreprocessor,
)

from servicedocs.examples import metadata as trailer
from servicedocs.examples.metadata import NONE, Trailer
from servicedocs.markdown.fences import Finding

EMBED = re.compile(r'^(?P<lead>[> \t]*)--8<-- "(?P<path>[^"]+)"[ \t]*\{(?P<header>.*)\}[ \t]*$')
INSIDE = re.compile(r'^-+8<-+[ \t]+(?P<quote>["\'])(?P<path>.+?)(?P=quote)[ \t]*$')
PART = re.compile(r":[-\w,:]*$")
SCISSORS = re.compile(r"-8<-")
RUN = re.compile(r"`{3,}")
STRAY = re.compile(r"`{3}|~{3}")
ONE_LINE = len(("opening", "content", "closing"))

Reader = Callable[[str], bytes | None]


@dataclass(frozen=True)
class Origin:
    """Where a fence comes from: its line in the page, and the example file that it shows."""

    line: int
    file: str = ""
    whole: bool = False
    trailer: Trailer = NONE


@dataclass
class Plan:
    """A page's source with its embeds written out, and what was seen on the way."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """The line of the page that each of `lines` comes from."""
    origins: list[Origin] = field(default_factory=list)
    prose: list[tuple[int, str]] = field(default_factory=list)
    """The lines of no fence and no embed, numbered."""
    findings: list[Finding] = field(default_factory=list)


class _Scanner(SuperFencesBlockPreprocessor):  # type: ignore[misc]
    """Finds fences as SuperFences does, and leaves them as they are."""

    def __init__(self, original: Any) -> None:
        super().__init__(original.md)
        self.config = original.config
        self.extension = original.extension
        self.found: list[tuple[int, int]] = []

    def process_nested_block(self, ws: str, content: str, start: int, end: int) -> None:
        """Note a fence from its opening line to after its closing line."""
        self.found.append((start, end))
        self.clear()


def _fences(lines: Sequence[str], superfences: Any) -> list[tuple[int, int]]:
    scanner = _Scanner(superfences)
    scanner.run(list(lines))
    return scanner.found


def plan(lines: Sequence[str], superfences: Any, read: Reader, first_line: int = 1) -> Plan:
    """Write out the embeds of a page and tell its fences from its prose."""
    numbered = list(enumerate(lines, first_line))
    result = Plan()
    fenced = _rewrite(numbered, _fences(lines, superfences), read, result)
    found = [start for start, _ in _fences(result.lines, superfences)]
    result.origins = [fenced.get(start) or Origin(result.numbers[start]) for start in found]
    for start in sorted(fenced.keys() - set(found)):
        result.findings.append(
            Finding(fenced[start].line, "the braces cannot be read", 'write {.yaml with="a.yaml"}')
        )
    result.findings += [found for line, text in result.prose for found in _strays(line, text)]
    return result


def _rewrite(
    numbered: list[tuple[int, str]], found: list[tuple[int, int]], read: Reader, result: Plan
) -> dict[int, Origin]:
    """Fill the plan's lines, and return the origin of the fence that begins at each of them."""
    ends, fenced, index = dict(found), {}, 0
    while index < len(numbered):
        line, text = numbered[index]
        end = ends.get(index, index + 1)
        origin: Origin | None = None
        if index in ends:
            written, origin = _fence(numbered[index:end], read, result)
        elif match := EMBED.match(text):
            written, origin = _embed(line, match, read, result)
        else:
            result.prose.append((line, text))
            written = [text]
        if origin:
            # An embed puts a blank line before its fence, so that it is a block of its own.
            fenced[len(result.lines) + (index not in ends)] = origin
        result.lines += written
        result.numbers += [line] * len(written)
        index = end
    return fenced


def _embed(
    line: int, match: re.Match[str], read: Reader, result: Plan
) -> tuple[list[str], Origin | None]:
    lead, path = match["lead"], match["path"]
    found = _example(line, path, read, result)
    if found is None:
        return [], None
    text, recorded = found
    ticks = "`" * (max(map(len, RUN.findall(text)), default=2) + 1)
    blank = lead.rstrip()
    body = [lead + row for row in text.removesuffix("\n").split("\n")]
    opening = f"{lead}{ticks}{{{match['header']}}}"
    return [blank, opening, *body, lead + ticks, blank], Origin(line, path, True, recorded)


def _fence(numbered: list[tuple[int, str]], read: Reader, result: Plan) -> tuple[list[str], Origin]:
    """Keep a written fence, and write out the one file that it may hold."""
    line, opening = numbered[0]
    lead = opening[: len(opening) - len(opening.lstrip("> \t"))]
    body, origin = [], Origin(line)
    for number, text in numbered[1:-1]:
        match = INSIDE.match(text.lstrip("> \t"))
        if not match:
            body.append(text)
            continue
        path = PART.sub("", match["path"])
        shown = _example(number, path, read, result)
        if shown is not None and path == match["path"]:
            body += [lead + row for row in shown[0].removesuffix("\n").split("\n")]
        elif shown is not None:
            body.append(text)
        whole = path == match["path"] and len(numbered) == ONE_LINE
        origin = Origin(line, path, whole, shown[1] if shown and whole else NONE)
    return [opening, *body, numbered[-1][1]], origin


def _example(line: int, path: str, read: Reader, result: Plan) -> tuple[str, Trailer] | None:
    """Return what an example shows, and how it was recorded."""
    data = read(path)
    if data is None:
        remedy = "write a path under examples/ that exists"
        result.findings.append(Finding(line, f"there is no examples/{path}", remedy))
        return None
    try:
        return trailer.split(path, data.decode().replace("\r\n", "\n"))
    except UnicodeDecodeError:
        result.findings.append(Finding(line, f"examples/{path} is not UTF-8", "save it as UTF-8"))
        return None


def _strays(line: int, text: str) -> list[Finding]:
    if SCISSORS.search(text):
        return [Finding(line, "this line embeds nothing", 'write --8<-- "path" {.yaml}')]
    if STRAY.search(text):
        remedy = "put it on a line of its own, with its partner, and a header such as {.yaml}"
        return [Finding(line, "this fence mark opens or closes no fence", remedy)]
    return []
