"""A block of code for the book: few elements, and a hanging indent for a wrapped line."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from xml.etree.ElementTree import Element

from servicedocs.examples.notes import NOTE
from servicedocs.html import append_text
from servicedocs.pdf.tree import has_class, make

# A line of more columns may wrap. The page has room for a few more.
COLUMNS = 84
SHORT = 16  # lines that are kept on one page
# Also in theme/pdf/book.css, for the list of the notes.
NUMBERS = "❶❷❸❹❺❻❼❽❾❿⓫⓬⓭⓮⓯⓰⓱⓲⓳⓴"
# The classes in the style, and how the classes of Pygments begin that have this colour. What is in
# no group has the colour of plain text: the fewer elements, the sooner the book is printed.
COLOURS = {
    "key": ("nt", "na"),
    "comment": ("c", "go"),
    "string": ("s",),
    "keyword": ("k", "ow"),
    "name": ("gp", "nb", "nf", "nc", "nn"),
    "number": ("m",),
    "value": ("l",),
}


@dataclass(frozen=True)
class Token:
    """A run of text of one colour."""

    colour: str
    text: str
    marked: bool = False


def listing(pre: Element) -> bool:
    """Rewrite a block of code; tell whether it has numbered notes."""
    lines = list(_lines(_tokens(pre, Token("", ""))))
    while lines and not _text(lines[-1]).strip():
        lines.pop()
    pre[:] = list(_blocks(lines))
    pre.text = None
    pre.set("class", "code short" if len(lines) <= SHORT else "code")
    return any(token.colour == "note-mark" for line in lines for token in line)


def _tokens(element: Element, outer: Token) -> Iterator[Token]:
    """Return the runs of some code."""
    yield Token(outer.colour, element.text or "", outer.marked)
    for child in element:
        own = Token(_colour(child) or outer.colour, "", outer.marked or has_class(child, "hll"))
        yield from _tokens(child, own)
        yield Token(outer.colour, child.tail or "", outer.marked)


def _colour(element: Element) -> str:
    kind = element.get("class", "").lstrip()
    return next((colour for colour, starts in COLOURS.items() if kind.startswith(starts)), "")


def _lines(tokens: Iterator[Token]) -> Iterator[list[Token]]:
    """Divide at line ends, with numbers for notes."""
    line: list[Token] = []
    for token in tokens:
        first, *others = token.text.split("\n")
        line += _with_notes(Token(token.colour, first, token.marked))
        for text in others:
            yield line
            line = list(_with_notes(Token(token.colour, text, token.marked)))
    yield line


def _with_notes(token: Token) -> Iterator[Token]:
    """Put the number of a note where the code has `# (1)!`."""
    found = NOTE.search(token.text) if token.colour == "comment" else None
    if found:
        yield Token("comment", token.text[: found.start()], token.marked)
        yield Token("note-mark", number(int(found[1])), token.marked)
        yield Token("comment", token.text[found.end() :], token.marked)
    elif token.text:
        yield token


def number(note: int) -> str:
    """Return the sign of a numbered note."""
    return NUMBERS[note - 1] if 0 < note <= len(NUMBERS) else f"({note})"


def _text(line: list[Token]) -> str:
    return "".join(token.text for token in line)


def _blocks(lines: list[list[Token]]) -> Iterator[Element]:
    """Return the elements of some lines: a long one or a marked one has an element of its own."""
    for kind, group in groupby(enumerate(lines), lambda pair: _kind(pair[0], pair[1])):
        found = [line for _, line in group]
        block = make("span", class_=kind[0])
        if kind[0] == "long":
            _hang(block, _text(found[0]))
        _fill(block, found)
        yield block


def _kind(index: int, line: list[Token]) -> tuple[str, int]:
    """Return the class of a line's element; lines of one kind share one."""
    marked = any(token.marked for token in line)
    if _width(_text(line)) > COLUMNS:
        return ("long marked" if marked else "long"), index
    return ("lines marked" if marked else "lines"), -1


def _hang(block: Element, text: str) -> None:
    """Give a line a hanging indent."""
    indent = len(text) - len(text.lstrip()) + 4
    block.set("style", f"padding-left:{indent}ch;text-indent:-{indent}ch")


def _width(text: str) -> int:
    """Return how many columns a text takes; Hangul takes two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _fill(block: Element, lines: list[list[Token]]) -> None:
    """Write lines into an element, a run of one colour into one element."""
    tokens = [token for line in lines for token in (*line, Token("", "\n"))][:-1]
    for colour, run in groupby(_blank_joins(tokens), lambda token: token.colour):
        text = _text(list(run))
        if colour:
            block.append(make("span", text, class_=colour))
        else:
            append_text(block, text)


def _blank_joins(tokens: list[Token]) -> Iterator[Token]:
    """Give a space the colour of what stands before it, within a line."""
    colour = ""
    for token in tokens:
        blank = not token.text.strip() and "\n" not in token.text and colour != "note-mark"
        colour = colour if blank else token.colour
        yield Token(colour, token.text)
