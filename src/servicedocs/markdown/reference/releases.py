"""What changed from version to version, below the headings of two classes.

`gates` has a table of feature gates behind its text: each row names one and says what it does, and
gets the gate's stages. `release` has a list of what the minor version in `of` brought. All comes
from `validator/release-changes.json` and `field-since.json`.
"""

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from servicedocs import strings
from servicedocs.markdown import dependencies
from servicedocs.markdown.reference import fields
from servicedocs.markdown.reference.fields import Line
from servicedocs.validator import release_changes, service_fields

NO_BREAK = "\u00a0"  # else the column is as narrow as its longest word
TAG = re.compile(r"<[^>]*>")
EVENTS = ("introduced", "deprecated", "removed")


def insert(root: Element, language: str, unstashed: Callable[[str], str]) -> None:
    """Put stages into the table of gates, and lists below the headings of versions.

    `unstashed` returns a text with the HTML that the conversion keeps aside until its end.
    """
    for heading in fields.headings(root, "gates"):
        _add_stages(_table_after(root, heading), language, unstashed)
    for heading in fields.headings(root, "release"):
        minor = int(heading.attrib.pop("of"))
        fields.put_after_text(root, heading, _list(minor, language))


def changes() -> Any:
    """Return gates, kinds and warnings with their versions; none outside this project."""
    return _read(release_changes.FILE) or {"gates": {}, "kinds": {}, "warnings": {}}


def stages(gate: Any) -> list[release_changes.Stage]:
    """Return the stages of a gate, without what its feature was before it had a gate."""
    first, *others = gate["stages"]
    if first[0]:
        return [first, *others]
    return others or [[gate["listed"][0], *first[1:]]]


def newest() -> int:
    """Return the newest minor version that has a list."""
    return max(int(gate["listed"][1]) for gate in changes()["gates"].values())


def _read(file: Path) -> Any:
    data = dependencies.read(file)
    return _parsed(data) if data else {}


@cache
def _parsed(data: bytes) -> Any:
    return json.loads(data)


def _table_after(root: Element, heading: Element) -> Element:
    below = list(root)[list(root).index(heading) :]
    return next(one for one in below if one.tag == "table")


def _add_stages(table: Element, language: str, unstashed: Callable[[str], str]) -> None:
    head, *rows = table.iter("tr")
    SubElement(head, "th").text = strings.GATE_HEAD.in_language(language)
    for row in rows:
        name = TAG.sub("", unstashed("".join(row[0].itertext())))
        cell = SubElement(row, "td", fields.UNSEARCHED)
        for line in _history(changes()["gates"][name], language):
            SubElement(cell, "div").text = line.replace(" ", NO_BREAK)


def _history(gate: Any, language: str) -> Iterator[str]:
    for stage in stages(gate):
        yield f"1.{stage[0]} {_stage(stage, language)}"
    if gate["listed"][1] < newest():
        version = f"1.{gate['listed'][1] + 1}"
        yield strings.GATE_GONE.in_language(language).format(version=version)


def _stage(stage: release_changes.Stage, language: str) -> str:
    _, name, is_on, is_fixed = stage
    said = strings.GATE_STAGES[name].in_language(language)
    return f"{said}, {strings.GATE_IS[is_on, is_fixed].in_language(language)}"


def _list(minor: int, language: str) -> Element:
    found = ((name, lines) for name, lines in _facts(minor, language) if lines)
    return fields.described(
        (strings.RELEASE_FACTS[name].in_language(language), lines) for name, lines in found
    )


def _facts(minor: int, language: str) -> Iterator[tuple[str, list[Line]]]:
    found = changes()
    yield (
        "gates",
        [
            ["", name, f": {_stage(stage, language)}"]
            for name, gate in found["gates"].items()
            for stage in stages(gate)
            if stage[0] == minor
        ],
    )
    yield "gone", [["", name] for name, gate in found["gates"].items() if _gone(gate) == minor]
    for event in EVENTS:
        yield event, [["", name] for name, of in found["kinds"].items() if of.get(event) == minor]
    yield from _new(minor)
    known = found["warnings"].items()
    oldest = min((first for _, first in known), default=0)  # a warning of it may be older
    yield "warnings", [["", text] for text, first in known if first == minor > oldest]


def _gone(gate: Any) -> int:
    last: int = gate["listed"][1]
    return last + 1


def _new(minor: int) -> Iterator[tuple[str, list[Line]]]:
    """Yield the fields that a version brought, and the values that it brought to older fields."""
    since = _read(service_fields.SINCE)
    yield "fields", [["", name] for name, of in since.items() if of["first"] == minor]
    yield (
        "values",
        [
            ["", f"{name}: {value}"]
            for name, of in since.items()
            for value, first in of.get("values", {}).items()
            if first == minor > of["first"]
        ],
    )
