"""The facts of a field below its heading: a heading of the class `field` names it.

They come from `validator/service-fields.json` and `slice-fields.json` beside it, so that no page
types what Kubernetes' code says.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import yaml
from markdown.util import AtomicString

from servicedocs import strings
from servicedocs.markdown import dependencies
from servicedocs.strings import Text
from servicedocs.validator import field_changes, service_fields, slice_fields

Facts = dict[str, Any]
STRINGS = ("string", "IPFamily")
Line = list[str]  # text and code by turns: what stands at an odd place is code
FIRST_KNOWN = 17  # minor version; what is older is not to be had
# A message is explained elsewhere, and a search for it should lead there.
UNSEARCHED = {"data-search-exclude": ""}
PREFIX = re.compile(r'^Service "[^"]*" is invalid: ')
GO_NAME = re.compile(r"^\[\](?:v1\.)?(\w+)$")


@cache
def _all(text: bytes) -> dict[str, Facts]:
    return {one["field"]: one for one in json.loads(text)}


def facts() -> dict[str, Facts]:
    """Return the facts of every field, by its path; none outside this project."""
    found: dict[str, Facts] = {}
    for file in (service_fields.FILE, slice_fields.FILE):
        data = dependencies.read(file)
        found |= _all(data) if data else {}
    return found


def insert(root: Element, language: str) -> None:
    """Put the facts of each field below the paragraph after its heading, and the table of all."""
    fields = headings(root, "field")
    if not fields:
        return
    by_id = {anchor(path): found for path, found in facts().items()}
    known = {one: by_id[key] for one in fields if (key := one.get("id", "")) in by_id}
    for heading, found in known.items():
        put_after_text(root, heading, _list(found, language))
    for heading in headings(root, "fields"):
        put_after_text(root, heading, _table(known, language))


def headings(root: Element, name: str) -> list[Element]:
    """Return the headings of a class."""
    return [one for one in root if name in one.get("class", "").split()]


def anchor(path: str) -> str:
    """Return the id of a field's heading: spec-ports-nodeport for spec.ports[].nodePort."""
    return path.replace("[]", "").replace(".", "-").lower()


def put_after_text(root: Element, heading: Element, *made: Element) -> None:
    """Put elements behind the paragraphs that follow a heading."""
    place = list(root).index(heading) + 1
    while place < len(root) and root[place].tag == "p":
        place += 1
    root[place:place] = made


def _list(found: Facts, language: str) -> Element:
    rows = _rows(found, language)
    return described(
        (strings.FIELD_FACTS[name].in_language(language), lines) for name, lines in rows
    )


def described(facts: Iterable[tuple[str, list[Line]]]) -> Element:
    """Return the list of facts below a heading: the name of each with its lines."""
    made = Element("dl", {"class": "field-facts", **UNSEARCHED})
    for name, lines in facts:
        SubElement(made, "dt").text = name
        for line in lines:
            write(SubElement(made, "dd"), line)
    return made


def _table(known: Mapping[Element, Facts], language: str) -> Element:
    """Return the table of all fields: each with its type, default and version."""
    frame = Element("div", {"class": "field-table", **UNSEARCHED})
    table = SubElement(frame, "table")
    row = SubElement(SubElement(table, "thead"), "tr")
    heads = [strings.FIELD, *(strings.FIELD_FACTS[name] for name in ("type", "default", "since"))]
    for head in heads:
        SubElement(row, "th", {"scope": "col"}).text = head.in_language(language)
    body = SubElement(table, "tbody")
    for heading, found in known.items():
        row = SubElement(body, "tr")
        link = SubElement(SubElement(row, "td"), "a", {"href": f"#{heading.get('id')}"})
        _write_path(SubElement(link, "code"), found["field"])
        for lines in (
            _type(found, language),
            _default_values(found, language),
            _since(found, language),
        ):
            cell = SubElement(row, "td")
            for line in lines:
                write(SubElement(cell, "div"), line)
    return frame


def _write_path(into: Element, path: str) -> None:
    """Write a field's path, which may break after each dot."""
    first, *others = re.split(r"(?<=\.)", path)
    into.text = AtomicString(first)
    for part in others:
        SubElement(into, "wbr").tail = AtomicString(part)


def write(into: Element, line: Line) -> None:
    """Write text and code by turns."""
    into.text = line[0]
    for code, text in zip(line[1::2], [*line[2::2], ""], strict=False):
        made = SubElement(into, "code")
        made.text, made.tail = AtomicString(code), text


def _rows(found: Facts, language: str) -> Iterator[tuple[str, list[Line]]]:
    on = found.get("on", {})
    is_given = not on or any(one["result"] != "dropped" for one in on.values())
    values = found.get("wrong", {}).get("values") or found.get("since", {}).get("values")
    rows = {
        "type": _type(found, language),
        "beside": [["", f"{name}: {value}"] for name, value in found.get("beside", {}).items()],
        "required": [named_types(found["required"], language)] if "required" in found else [],
        "default": _default(found, language) if is_given else [],
        "values": [_values(values, found.get("since", {}), language)] if values else [],
        "on" if is_given else "given": _on(on, language) if on else [],
        "change": _becomes(found["becomes"], language) if "becomes" in found else [],
        "since": _since(found, language),
        "wrong": _wrong(found),
    }
    rows["change"] += _change(found.get("change", {}), language)
    yield from ((name, lines) for name, lines in rows.items() if lines)


def _wrong(found: Facts) -> list[Line]:
    wrong = found.get("wrong")
    if not wrong:
        return []
    return [["", _yaml(wrong["value"])], ["", PREFIX.sub("", wrong["message"])]]


def _type(found: Facts, language: str) -> list[Line]:
    name = found["type"]
    item = GO_NAME.match(name)
    if item is None:
        return [[strings.FIELD_TYPES[name].in_language(language)]]
    of = strings.FIELD_TYPES["string"] if item[1] in STRINGS else Text(item[1], item[1])
    return [[strings.FIELD_TYPES["[]"].in_language(language).format(of=of.in_language(language))]]


def _default(found: Facts, language: str) -> list[Line]:
    given = found.get("default")
    if given:
        return list(_groups(given, _value, language))
    return [[strings.FIELD_NO_DEFAULT.in_language(language)]]


def _default_values(found: Facts, language: str) -> list[Line]:
    """Return the defaults alone, whatever the types that have them."""
    lines = [_value(value, language) for value in found.get("default", {}).values()]
    return [line for place, line in enumerate(lines) if line not in lines[:place]]


def _value(value: Any, language: str) -> Line:
    if value == field_changes.CHOSEN:
        return [strings.FIELD_CHOSEN.in_language(language)]
    if value == service_fields.SAME_AS_PORT:
        before, _, after = strings.FIELD_SAME_AS_PORT.in_language(language).partition("{port}")
        return [before, "port", after]
    return ["", _yaml(value)]


def _yaml(value: Any) -> str:
    """Return a value as a manifest has it, in one line."""
    is_plain = isinstance(value, str) and yaml.safe_load(value) == value
    return value if is_plain else json.dumps(value)


def _values(values: Mapping[str, Any], since: Facts, language: str) -> Line:
    """Return the values, each with its version, if later than the field's, and deprecation."""
    line = [""]
    for value, warning in values.items():
        minor = since.get("values", {}).get(value, 0)
        version = strings.FIELD_VALUE_SINCE.in_language(language).format(version=f"1.{minor}")
        said = [version] if minor > since.get("first", minor) else []
        is_deprecated = "deprecated" in str(warning)
        said += [strings.FIELD_VALUE_DEPRECATED.in_language(language)] if is_deprecated else []
        line += [value, f" ({', '.join(said)}), " if said else ", "]
    return [*line[:-1], line[-1].removesuffix(", ")]


def _on(on: Mapping[str, Facts], language: str) -> list[Line]:
    """Return which types take the field, and the warnings of those that warn."""
    results = {type_: one["result"] for type_, one in on.items()}
    warnings = {type_: one["warnings"][0] for type_, one in on.items() if "warnings" in one}
    if set(results.values()) == {"dropped"}:
        return [[strings.FIELD_NOT_YOURS.in_language(language)]]
    lines = [[strings.FIELD_ALL.in_language(language)]]
    if set(results.values()) != {"accepted"}:
        lines = list(
            _groups(results, lambda word, to: [strings.FIELD_ON[word].in_language(to)], language)
        )
    return [*lines, *_groups(warnings, lambda text, _: ["", text], language)]


def _change(change: Mapping[str, Facts], language: str) -> list[Line]:
    lines: list[Line] = []
    for name, words in (("value", strings.FIELD_VALUE), ("removal", strings.FIELD_REMOVAL)):
        known = {type_: one[name]["result"] for type_, one in change.items() if name in one}
        results = {type_: words[result] for type_, result in known.items()}
        lines += _groups(results, lambda text, to: [text.in_language(to)], language)
    return lines


def _becomes(types: Mapping[str, Mapping[str, str]], language: str) -> list[Line]:
    """Return the changes of type that fail or do nothing; the others are accepted."""
    lines: dict[tuple[str, str], list[str]] = {}
    for old, results in types.items():
        for result in ("refused", "kept"):
            if named := ", ".join(new for new, one in results.items() if one == result):
                lines.setdefault((named, result), []).append(old)
    said = {name: text.in_language(language) for name, text in strings.FIELD_BECOMES.items()}
    ways = [[f"{', '.join(old)} → {new}: {said[result]}"] for (new, result), old in lines.items()]
    return [*ways, [said["accepted"]]]


def _since(found: Facts, language: str) -> list[Line]:
    since = found.get("since")
    if not since:
        return []
    version = f"1.{since['first']}"
    if since["first"] == FIRST_KNOWN:
        version = strings.FIELD_OLDEST.in_language(language).format(version=version)
    if "deprecated" in since:
        said = strings.FIELD_DEPRECATED.in_language(language)
        version += f", {said.format(version='1.' + str(since['deprecated']))}"
    return [[version]]


def _groups(
    of: Mapping[str, Any], say: Callable[[Any, str], Line], language: str
) -> Iterator[Line]:
    """Yield a line for each value, with the types that have it; without, where all have one."""
    values = [
        value for place, value in enumerate(of.values()) if value not in [*of.values()][:place]
    ]
    for value in values:
        types = [type_ for type_, one in of.items() if one == value]
        said = say(value, language)
        if len(values) == 1 and _is_all(types):
            yield said
        else:
            named = named_types(types, language)
            yield [*named[:-1], f"{named[-1]}: {said[0]}", *said[1:]]


def named_types(types: list[str], language: str) -> Line:
    """Return the names of types, or one word for all of them."""
    if types == [slice_fields.KIND]:
        return [strings.FIELD_YES.in_language(language)]
    return [strings.FIELD_ALL.in_language(language) if _is_all(types) else ", ".join(types)]


def _is_all(types: list[str]) -> bool:
    """Tell whether these are all types of a Service, or an EndpointSlice, which has one."""
    return len(types) == len(field_changes.TYPES) or types == [slice_fields.KIND]
