"""The tokens of an output: plain text, and values typed by their pattern."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servicedocs.transcripts.compare.patterns import (
    ADDRESS,
    ALWAYS,
    BOUND,
    CHOSEN_NODE,
    ELSEWHERE,
    MACHINE,
    MACHINE_HEADER,
    ON_DEMAND,
    PROGRESS,
    Pattern,
)

WORDS = re.compile(rf"{ADDRESS}|[A-Za-z0-9]+")
PADDING = re.compile(r"(?<=\S) {2,}")
ELEMENT = rf"{ADDRESS}(?::\d+)?"
COMMA_LIST = re.compile(rf"{ELEMENT}(?:,{ELEMENT})+")
LINE_LIST = re.compile(rf"^{ELEMENT}(?: {ELEMENT})+$")
SOME_OF_MANY = re.compile(r" \+ \d+ more\.\.\.")
FIRST_WORD = re.compile(r"\s*(?:\d+ +)?\S*")


@dataclass(frozen=True)
class Value:
    """A typed value, or a list whose items come in any order."""

    pattern: str
    text: str
    identity: bool = False
    moves: bool = False
    items: tuple["Tokens", ...] = ()
    open: bool = False
    """Whether it shows only some of many."""


Tokens = tuple["str | Value", ...]


class Tokenizer:
    """The tokenizer of one page: a value that its manifests name is plain text."""

    def __init__(
        self, written: str, varies: Sequence[str] = (), *, elsewhere: bool = False
    ) -> None:
        """Take the texts of the page, and the patterns that a file asks for in its last lines."""
        self.written = set(WORDS.findall(written))
        asked = tuple(ON_DEMAND[name] for name in varies)
        always = (one for one in ALWAYS if one.name != CHOSEN_NODE or not BOUND.search(written))
        self.patterns: tuple[Pattern, ...] = (*asked, *always, *(ELSEWHERE if elsewhere else ()))

    def read(self, rows: Sequence[str]) -> list[Tokens]:
        """Return the tokens of every row but those that report progress."""
        found, machine = [], False
        for row in (row for row in rows if not PROGRESS.fullmatch(row)):
            found.append(tuple(self._row(row, machine)))
            machine = machine or MACHINE_HEADER in row
        return found

    def _row(self, row: str, machine: bool) -> Iterator[str | Value]:
        done = 0
        for match in self._lists(row):
            yield from self._plain(row, done, match.start(), machine)
            yield self._list(match)
            done = match.end()
        yield from self._plain(row, done, len(row), machine)

    def _lists(self, row: str) -> Iterator[re.Match[str]]:
        yield from LINE_LIST.finditer(row) or ()
        yield from COMMA_LIST.finditer(row)

    def _list(self, match: re.Match[str]) -> Value:
        items = [tuple(self._row(item, machine=False)) for item in re.split("[, ]", match[0])]
        some = bool(SOME_OF_MANY.match(match.string, match.end()))
        return Value("list", match[0], items=tuple(items), open=some)

    def _plain(self, row: str, start: int, end: int, machine: bool) -> Iterator[str | Value]:
        """Yield the tokens of a stretch of a row; patterns see the whole row."""
        done = start
        for left, right, value in sorted(self._values(row, machine), key=lambda found: found[:2]):
            if left < done or right > end:
                continue
            yield padded(row[done:left], first=done == 0)
            yield value
            done = right
        yield padded(row[done:end], first=done == 0)

    def _values(self, row: str, machine: bool) -> list[tuple[int, int, Value]]:
        found: list[tuple[int, int, Value]] = []
        for pattern in (MACHINE, *self.patterns) if machine else self.patterns:
            for match in pattern.regex.finditer(row):
                left, right = match.span("value" if "value" in pattern.regex.groupindex else 0)
                taken = any(left < end and start < right for start, end, _ in found)
                if left < right and not taken and self._counts(pattern, row[left:right]):
                    value = Value(pattern.name, row[left:right], pattern.identity, pattern.moves)
                    found.append((left, right, value))
        return found

    def _counts(self, pattern: Pattern, text: str) -> bool:
        if pattern.literal_if_written and text in self.written:
            return False
        return pattern.accepts(text)


def padded(text: str, *, first: bool) -> str:
    """Return plain text with every padding of a column as two spaces."""
    if first:
        return PADDING.sub("  ", text)
    return re.sub(" {2,}", "  ", text)


def begins_with_identity(row: Tokens) -> bool:
    """Tell whether a row's first word holds an identity, so that rows come in any order."""
    before = ""
    for token in row:
        if isinstance(token, Value) and token.identity:
            return token.moves and FIRST_WORD.fullmatch(before) is not None
        before += token if isinstance(token, str) else token.text
    return False
