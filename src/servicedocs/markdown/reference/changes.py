"""What comes of a change to a Service, below the headings of four classes.

The rows are those of `validator/field-changes.json`. `type-matrix` has a table of all changes of
type, `type-changes` an entry for each change from the type in `of`; `immutable-fields` and
`silent-changes` have a table of fields.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from servicedocs import strings
from servicedocs.markdown import dependencies
from servicedocs.markdown.reference import fields
from servicedocs.markdown.reference.fields import Line
from servicedocs.markdown.reference.messages import GENERATED, HEADING, Pair, put_entries
from servicedocs.validator import field_changes
from servicedocs.validator.field_changes import CHOSEN, NEEDS, TYPES

Row = dict[str, Any]
WAY = "apply"
"""What the tables show. `replace` has the same results, which a test holds."""
EFFECTS = ("kept", "filled in", "cleared")


def insert(root: Element, language: str) -> list[Element]:
    """Put tables and entries below their headings; return the headings of the entries."""
    for name, made in TABLES.items():
        for heading in fields.headings(root, name):
            fields.put_after_text(root, heading, made(language))
    return put_entries(root, "type-changes", lambda of: _entries(of, language))


def rows() -> list[Row]:
    """Return the rows of the matrix; none outside this project."""
    data = dependencies.read(field_changes.FILE)
    return _all(data) if data else []


@cache
def _all(data: bytes) -> list[Row]:
    found: list[Row] = json.loads(data)
    return found


def of_types(old: str, new: str) -> list[Row]:
    """Return the rows of a change of type, the one of the type itself first."""
    return [row for row in rows() if row["type"] == old and row.get("to") == new]


def result(old: str, new: str) -> str:
    """Return what comes of a change of type: accepted, refused, or kept where it stays headless."""
    found: list[Row] = of_types(old, new)
    word: str = found[0][WAY]["result"]
    stays = any(row["field"] == "clusterIP" and row[WAY].get("value") == "None" for row in found)
    return "kept" if stays and word == "accepted" else word


def _anchor(old: str, new: str) -> str:
    return f"{old}-to-{new}".lower()


def _matrix(language: str) -> Element:
    """Return the table of all types before and after."""
    table, body = _table([strings.CHANGE_FROM.in_language(language), *(f"→ {to}" for to in TYPES)])
    for old in TYPES:
        row = SubElement(body, "tr")
        SubElement(row, "th", {"scope": "row"}).text = old
        for new in TYPES:
            cell = SubElement(row, "td")
            if old != new:
                link = SubElement(cell, "a", {"href": f"#{_anchor(old, new)}"})
                link.text = strings.CHANGE_RESULTS[result(old, new)].in_language(language)
    return table


def _table(heads: list[str]) -> tuple[Element, Element]:
    """Return a table in its frame, and its body."""
    frame = Element("div", {"class": GENERATED, **fields.UNSEARCHED})
    table = SubElement(frame, "table")
    row = SubElement(SubElement(table, "thead"), "tr")
    for head in heads:
        SubElement(row, "th", {"scope": "col"}).text = head
    return frame, SubElement(table, "tbody")


def _entries(old: str, language: str) -> list[Pair]:
    return [(_heading(old, new), _body(old, new, language)) for new in TYPES if new != old]


def _heading(old: str, new: str) -> Element:
    heading = Element("h3", {"id": _anchor(old, new), "class": HEADING})
    heading.text = f"{old} → {new}"
    return heading


def _body(old: str, new: str, language: str) -> Element:
    body = Element("div", {"class": GENERATED, **fields.UNSEARCHED})
    facts = SubElement(body, "dl", {"class": "field-facts"})
    for name, lines in _facts(old, new, language):
        if lines:
            SubElement(facts, "dt").text = strings.CHANGE_FACTS[name].in_language(language)
        for line in lines:
            fields.write(SubElement(facts, "dd"), line)
    return body


def _facts(old: str, new: str, language: str) -> Iterator[tuple[str, list[Line]]]:
    own, *others = of_types(old, new)
    said = strings.CHANGE_RESULTS[result(old, new)].in_language(language)
    yield "result", [[said], *([["", _message(own)]] if "message" in own[WAY] else [])]
    if "message" in own[WAY]:
        return
    absent = [row for row in others if "asked" not in row]
    for effect in EFFECTS:
        found = [_effect(row, language) for row in absent if row[WAY]["result"] == effect]
        written = _written(others, language) if effect == "cleared" else []
        yield effect, [*_joined(found), *written]
    refused = [row for row in others if row[WAY]["result"] == "refused"]
    yield "refused", [["", row["field"], ": ", _message(row)] for row in refused]


def _written(found: list[Row], language: str) -> list[Line]:
    """Return the fields that are cleared although the manifest has them."""
    kinds = [row for row in found if "asked" in row and row[WAY]["result"] == "cleared"]
    word = strings.CHANGE_WRITTEN.in_language(language)
    return [
        [f"{word}: {line[0]}", *line[1:]] for line in _joined([["", one["field"]] for one in kinds])
    ]


def _effect(row: Row, language: str) -> Line:
    """Return a field with the value that it has then, and what was beside it."""
    line = ["", row["field"]]
    value = row[WAY].get("value")
    if value == CHOSEN and row[WAY]["result"] == "filled in":
        line += [f" ({strings.FIELD_CHOSEN.in_language(language)})"]
    elif value not in (None, CHOSEN):
        line = ["", f"{row['field']}: {_shown(value)}"]
    return _with_needs(line, row, language)


def _with_needs(line: Line, row: Row, language: str) -> Line:
    """Return a field with what it needs beside it."""
    needs = NEEDS.get(row["field"], {})
    if not needs:
        return line
    before, after = strings.CHANGE_WITH.in_language(language).split("{what}")
    ((name, value),) = needs.items()
    text, code, *rest = line
    return [text, code, f"{''.join(rest)} ({before}", f"{name}: {value}", f"{after})"]


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _joined(found: list[Line]) -> list[Line]:
    """Return one line of many, with commas; none of none."""
    line = [""]
    for place, one in enumerate(found):
        line[-1] += (", " if place else "") + one[0]
        line += one[1:] if len(one) % 2 else [*one[1:], ""]
    return [line] if found else []


def _message(row: Row) -> str:
    return fields.PREFIX.sub("", row[WAY]["message"])


def _immutable(language: str) -> Element:
    found = list(_without_more_added(row for row in rows() if row.get("immutable")))
    return _fields(found, "message", lambda row, _: ["", _message(row)], language)


def _without_more_added(found: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, of values that are added to a field the first alone: the others say the same."""
    seen = set()
    for row in found:
        key = (row["field"], row["type"])
        if row["change"] != "addition" or key not in seen:
            yield row
        if row["change"] == "addition":
            seen.add(key)


def _silent(language: str) -> Element:
    found = [row for row in rows() if row["change"] != "type" and _is_silent(row)]
    return _fields(found, "after", _afterwards, language)


def _is_silent(row: Row) -> bool:
    word: str = row[WAY]["result"]
    return word != "refused" and (row["change"] == "removal" or word != "accepted")


def _afterwards(row: Row, language: str) -> Line:
    found = row[WAY]
    text = strings.CHANGE_SILENT[found["result"]].in_language(language)
    before, is_code, _ = text.partition("{what}")
    return [before, _shown(found["value"])] if is_code and "value" in found else [before]


def _fields(found: list[Row], last: str, say: Callable[[Row, str], Line], language: str) -> Element:
    """Return a table of fields: types with the same change and the same end share a row."""
    heads = [strings.FIELD, *(strings.CHANGE_COLUMNS[name] for name in ("change", "types", last))]
    table, body = _table([head.in_language(language) for head in heads])
    groups: dict[str, list[Row]] = {}
    for row in found:
        key = json.dumps([row["field"], row["change"], row.get("asked"), row[WAY]])
        groups.setdefault(key, []).append(row)
    for first, *others in groups.values():
        types = [row["type"] for row in (first, *others)]
        lines = [["", first["field"]], _kind(first, language), fields.named_types(types, language)]
        made = SubElement(body, "tr")
        for line in (*lines, say(first, language)):
            fields.write(SubElement(made, "td"), line)
    return table


def _kind(row: Row, language: str) -> Line:
    before, is_code, _ = (
        strings.CHANGE_KINDS[row["change"]].in_language(language).partition("{what}")
    )
    return [before, _shown(row["asked"])] if is_code else [before]


TABLES: dict[str, Callable[[str], Element]] = {
    "type-matrix": _matrix,
    "immutable-fields": _immutable,
    "silent-changes": _silent,
}
