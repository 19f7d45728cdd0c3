"""Go declares what the validator takes and answers; Python and the scripts say the same."""

import re
from dataclasses import fields
from typing import Any

import pytest

from servicedocs.project import ROOT
from servicedocs.validator import results
from servicedocs.validator.runtime import Operation

GO = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "validator").glob("*.go"))
SCRIPTS = ROOT / "theme" / "assets"
STRUCT = re.compile(r"^type (\w+) struct \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\t\w+ +(\S+) +`json:\"(\w+)(?:,omitempty)?\"`", re.MULTILINE)
CLASSES: dict[str, type[Any]] = {
    "cause": results.Cause,
    "verdict": results.Verdict,
    "relation": results.ServiceRelation,
    "podRelation": results.PodRelation,
    "mismatch": results.Mismatch,
    "portRelation": results.PortRelation,
    "problem": results.Problem,
    "effect": results.Effect,
    "place": results.Place,
    "finding": results.ManifestFinding,
    "related": results.Related,
}
TYPES = {
    "string": "str",
    "*string": "str | None",
    "[]string": "tuple[str, ...]",
    "map[string]string": "dict[str, str]",
    "json.RawMessage": "dict[str, Any] | None",
    "int32": "int",
} | {f"[]{name}": f"tuple[{one.__name__}, ...]" for name, one in CLASSES.items()}
RENAMED = {"object": "defaulted"}
"""The one key for which Python has a plainer word."""


def _structs() -> dict[str, dict[str, str]]:
    """Return the JSON keys of Go's structs, with Python's names and types for them."""
    return {
        name: {RENAMED.get(key, key): TYPES.get(kind, kind) for kind, key in FIELD.findall(body)}
        for name, body in STRUCT.findall(GO)
    }


def _interface(name: str) -> list[str]:
    """Return the fields of a TypeScript interface, in their order."""
    declared = (SCRIPTS / "validator" / "types.d.ts").read_text(encoding="utf-8")
    _, _, body = declared.partition(f"interface {name} {{\n")
    return re.findall(r"(\w+)\??:", body.partition("\n}")[0])


def _operations() -> dict[str, int]:
    """Return Go's operations: the function that each calls, and its index."""
    _, _, body = GO.partition("\nvar operations = ")
    names = re.findall(r"\{ return (\w+?)(?:Files)?\(", body.partition("\n}")[0])
    return {name: index for index, name in enumerate(names)}


@pytest.mark.parametrize("name", CLASSES)
def test_a_result_in_python_has_the_keys_and_types_of_its_struct_in_go(name: str) -> None:
    assert {one.name: one.type for one in fields(CLASSES[name])} == _structs()[name]


@pytest.mark.parametrize("name", CLASSES)
def test_a_result_in_typescript_has_the_fields_that_go_sends(name: str) -> None:
    sent = [key for kind, key in FIELD.findall(dict(STRUCT.findall(GO))[name])]
    assert _interface(name[0].upper() + name[1:]) == sent


def test_python_and_javascript_name_the_operations_as_go_does() -> None:
    assert {one.name.lower(): one.value for one in Operation} == _operations()
    texts = [path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")]
    (table,) = [found[1] for text in texts if (found := re.search(r"OPERATIONS = \{(.*?)\}", text))]
    named = re.findall(r"(\w+): (\d+)", table)
    assert {name: int(index) for name, index in named} == _operations()
