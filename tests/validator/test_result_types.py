"""What the validator answers has the same fields in Go, in Python and in TypeScript."""

import re
from dataclasses import fields

import pytest

from servicedocs.project import ROOT
from servicedocs.validator import results as validator

GO = "\n".join(
    (ROOT / "validator" / name).read_text(encoding="utf-8") for name in ("check.go", "relate.go")
)
TYPESCRIPT = (ROOT / "theme" / "assets" / "validator" / "types.d.ts").read_text(encoding="utf-8")
RENAMED = {"defaulted": "object"}  # a Python class has that name for something else
TYPES = {
    "cause": (validator.Cause, "Cause"),
    "verdict": (validator.Verdict, "Verdict"),
    "mismatch": (validator.Mismatch, "Mismatch"),
    "portRelation": (validator.PortRelation, "PortRelation"),
    "podRelation": (validator.PodRelation, "PodRelation"),
    "problem": (validator.Problem, "Problem"),
    "relation": (validator.ServiceRelation, "Relation"),
}


def declared(text: str, opening: str, field: str) -> list[str]:
    """Return the fields of one declaration."""
    body = re.search(rf"^{opening} {{\n(.*?)^}}", text, re.MULTILINE | re.DOTALL)
    assert body, opening
    return re.findall(field, body[1])


@pytest.mark.parametrize("struct", TYPES)
def test_every_result_has_the_fields_that_go_sends(struct: str) -> None:
    python, interface = TYPES[struct]
    sent = declared(GO, f"type {struct} struct", r'json:"(\w+)')
    assert sent
    assert declared(TYPESCRIPT, f"interface {interface}", r"(\w+)\??:") == sent
    assert [RENAMED.get(one.name, one.name) for one in fields(python)] == sent
