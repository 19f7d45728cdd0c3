"""The plan of a page: its source with the embeds written out, read before anything is rendered.

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

from servicedocs.examples import metadata
from servicedocs.examples.metadata import NONE, Metadata
from servicedocs.markdown.fences import Fence, Finding

EMBED = re.compile(r'^(?P<lead>[> \t]*)--8<-- "(?P<path>[^"]+)"[ \t]*\{(?P<header>.*)\}[ \t]*$')
INSIDE = re.compile(r'^-+8<-+[ \t]+(?P<quote>["\'])(?P<path>.+?)(?P=quote)[ \t]*$')
PART = re.compile(r":[-\w,:]*$")
SCISSORS = re.compile(r"-8<-")
RUN = re.compile(r"`{3,}")
STRAY = re.compile(r"`{3}|~{3}")
ONE_LINE = len(("opening", "content", "closing"))

ExampleReader = Callable[[str], bytes | None]


@dataclass
class Plan:
    """A page's source with its embeds written out, and the findings on the way."""

    lines: list[str] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    """The line of the page that each of `lines` comes from."""
    fenced: dict[int, Fence] = field(default_factory=dict)
    """The fences that we wrote or kept, by the index of their first line, without their headers."""
    origins: list[Fence] = field(default_factory=list)
    """Every fence that SuperFences finds, in order."""
    prose: list[tuple[int, str]] = field(default_factory=list)
    """The lines of no fence and no embed, numbered."""
    findings: list[Finding] = field(default_factory=list)

    def add(self, line: int, lines: list[str]) -> None:
        """Append what a line of the page, or the fence that begins there, becomes."""
        self.lines += lines
        self.numbers += [line] * len(lines)

    def origin(self, index: int) -> Fence:
        """Return where one fence comes from; of one too many (reported at the end) nothing."""
        return self.origins[index] if index < len(self.origins) else Fence()


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


def plan(lines: Sequence[str], superfences: Any, read: ExampleReader, first_line: int = 1) -> Plan:
    """Write out the embeds of a page and tell its fences from its prose."""
    result = Plan()
    numbered = list(enumerate(lines, first_line))
    _rewrite(numbered, dict(_fences(lines, superfences)), read, result)
    found = [start for start, _ in _fences(result.lines, superfences)]
    fenced = result.fenced
    result.origins = [fenced.get(start) or Fence(line=result.numbers[start]) for start in found]
    for start in sorted(fenced.keys() - set(found)):
        result.findings.append(
            Finding(fenced[start].line, "the braces cannot be read", 'write {.yaml with="a.yaml"}')
        )
    result.findings += [found for line, text in result.prose for found in _strays(line, text)]
    return result


def _rewrite(
    numbered: list[tuple[int, str]], ends: dict[int, int], read: ExampleReader, result: Plan
) -> None:
    """Fill the plan's lines; `ends` has the index after each fence, by that of its first line."""
    index = 0
    while index < len(numbered):
        end = ends.get(index, index + 1)
        line, text = numbered[index]
        if index in ends:
            _fence(numbered[index:end], read, result)
        elif match := EMBED.match(text):
            _embed(line, match, read, result)
        else:
            result.prose.append((line, text))
            result.add(line, [text])
        index = end


def _embed(line: int, match: re.Match[str], read: ExampleReader, result: Plan) -> None:
    lead, path = match["lead"], match["path"]
    found = _example(line, path, read, result)
    if found is None:
        return
    text, recorded = found
    ticks = "`" * (max(map(len, RUN.findall(text)), default=2) + 1)
    blank = lead.rstrip()
    body = [lead + row for row in text.removesuffix("\n").split("\n")]
    opening = f"{lead}{ticks}{{{match['header']}}}"
    # The blank lines make it a block of its own.
    result.add(line, [blank])
    result.fenced[len(result.lines)] = Fence(line=line, file=path, whole=True, metadata=recorded)
    result.add(line, [opening, *body, lead + ticks, blank])


def _fence(numbered: list[tuple[int, str]], read: ExampleReader, result: Plan) -> None:
    """Keep a written fence, and write out the one file that it may hold."""
    line, opening = numbered[0]
    lead = opening[: len(opening) - len(opening.lstrip("> \t"))]
    body, origin = [], Fence(line=line)
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
        recorded = shown[1] if shown and whole else NONE
        origin = Fence(line=line, file=path, whole=whole, metadata=recorded)
    result.fenced[len(result.lines)] = origin
    result.add(line, [opening, *body, numbered[-1][1]])


def _example(
    line: int, path: str, read: ExampleReader, result: Plan
) -> tuple[str, Metadata] | None:
    """Return the text of an example, and its metadata."""
    data = read(path)
    if data is None:
        remedy = "write a path under examples/ that exists"
        result.findings.append(Finding(line, f"there is no examples/{path}", remedy))
        return None
    try:
        return metadata.split(path, data.decode().replace("\r\n", "\n"))
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
