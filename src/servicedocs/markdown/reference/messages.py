"""The entries of the catalogue of messages, below a heading of the class `messages`.

Such a heading's `of` has the beginnings of messages, separated by commas. Below it stands each
entry whose message begins so: the words that its proof draws, what they mean, what helps, and the
proof.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from servicedocs import strings
from servicedocs.markdown import blocks, dependencies
from servicedocs.markdown.marks import REJECTED, WARNED, Mark
from servicedocs.markdown.reference import fields
from servicedocs.project import ROOT
from servicedocs.validator import catalogue
from servicedocs.validator.catalogue import Entry
from servicedocs.validator.runtime import validator

HEADING = "message"
"""The class of a heading that is a message."""
GENERATED = "message-entry"
"""The class of what stands below a message: it comes from the catalogue, and from no page."""
LONGEST_SHOWN = 2000  # characters of a proof
LONGEST_WORD = 60  # characters of a word in a message; of a longer one the beginning is shown
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
Highlight = Callable[[str, list[int]], str]
"""Make the HTML of a manifest, with the numbers of the lines that are marked."""
Pair = tuple[Element, Element]
"""The heading of an entry, and what stands below it."""


@dataclass(frozen=True)
class Drawn:
    """What a proof draws: the message, its mark if it has one, and the line that it is about."""

    message: str
    mark: Mark | None
    line: int


def insert(
    root: Element, language: str, highlight: Highlight, store: Callable[[str], str]
) -> list[Element]:
    """Put the entries below the paragraphs after each heading of the class `messages`.

    Returns their headings. `store` keeps HTML for the end of the conversion, and returns its place.
    """

    def made(of: str) -> list[Pair]:
        return [
            (_heading(entry), _body(entry, language, highlight, store))
            for entry in beginning_with(of)
        ]

    return put_entries(root, "messages", made)


def put_entries(root: Element, name: str, made: Callable[[str], list[Pair]]) -> list[Element]:
    """Put what is made of each `of` below the headings of a class; return the new headings."""
    headings = []
    for heading in fields.headings(root, name):
        pairs = made(heading.attrib.pop("of", ""))
        fields.put_after_text(root, heading, *(one for pair in pairs for one in pair))
        headings += [own for own, _ in pairs]
    return headings


def beginning_with(of: str) -> list[Entry]:
    """Return the entries whose messages begin so, in the order of their messages."""
    found = [(drawn(entry).message, entry) for entry in catalogue.entries()]
    found.sort(key=lambda one: one[0])
    return [entry for message, entry in found if message.startswith(tuple(of.split(", ")))]


def drawn(entry: Entry) -> Drawn:
    """Return what the proof of an entry draws."""
    return _drawn(entry, (ROOT / entry.proof).read_bytes())


@lru_cache(1024)
def _drawn(entry: Entry, data: bytes) -> Drawn:
    for one in validator().check(data, Path(entry.proof).name, strict=True):
        lines = {catalogue.said(cause.field, cause.message): cause.line for cause in one.causes}
        for message in catalogue.messages(one):
            if entry.pattern.search(message):
                mark = WARNED if message in one.warnings else REJECTED
                line = lines.get(message, 0 if mark is WARNED else one.line)
                return Drawn(_short(message), mark, line)
    raise ValueError(f"messages/{entry.id}.yaml: {entry.proof} does not draw its message")


def _short(message: str) -> str:
    """Return a message in one line, of very long words the beginning alone."""
    words = (
        word if len(word) <= LONGEST_WORD else f"{word[:LONGEST_WORD]}…" for word in message.split()
    )
    return " ".join(words)


def shown(entry: Entry) -> str:
    """Return the proof as it is shown; nothing where it is too long, or no text for a page."""
    text = (ROOT / entry.proof).read_bytes().decode("utf-8", "replace").rstrip()
    return "" if len(text) > LONGEST_SHOWN or CONTROL.search(text) else text


def _note(entry: Entry) -> None:
    """Note the files of an entry: with --live, a change of one renders the page anew."""
    for path in (f"{catalogue.FOLDER}/{entry.id}.yaml", entry.proof):
        dependencies.note(f"../{path}", (ROOT / path).read_bytes())


def _heading(entry: Entry) -> Element:
    heading = Element("h3", {"id": entry.id, "class": HEADING})
    SubElement(heading, "samp").text = AtomicString(drawn(entry).message)
    return heading


def _body(
    entry: Entry, language: str, highlight: Highlight, store: Callable[[str], str]
) -> Element:
    _note(entry)
    body = Element("div", {"class": GENERATED})
    words = f"{entry.what.in_language(language)} {entry.do.in_language(language)}"
    fields.write(SubElement(body, "p"), words.split("`"))
    if entry.see:
        link = SubElement(SubElement(body, "p"), "a", {"href": entry.see})
        link.text = strings.MESSAGE_MORE.in_language(language)
    if text := shown(entry):
        SubElement(body, "p").text = store(proof(entry.id, text, drawn(entry), language, highlight))
    return body


def proof(entry: str, text: str, seen: Drawn, language: str, highlight: Highlight) -> str:
    """Return the HTML of a manifest in the frame of its mark, with a link to the workbench.

    The link names the entry (theme/assets/workbench/share.js): its text would be a third of a page.
    """
    code = highlight(text, [seen.line] if seen.line else [])
    words = strings.MESSAGE_OPEN.in_language(language)
    link = f'<a href="workbench.html#entry={entry}">{words}</a>'
    name = f"example {seen.mark.name}" if seen.mark else "example"
    label = blocks.label(seen.mark, language) if seen.mark else ""
    return (
        f'<div class="{name}" data-search-exclude>\n'
        f'{label}{code}<p class="screen-only">{link}</p></div>'
    )
