"""The matrix of fields and changes: computed anew, and row by row as a live API server has it."""

import json
from pathlib import Path

import pytest

from servicedocs.validator import field_changes
from servicedocs.validator.field_changes import (
    FIELDS,
    TYPES,
    Change,
    computed_result,
    manifest,
    result,
)
from tests.validator.live import kubectl
from tests.validator.live.differential import Server
from tests.validator.live.kubectl import Applied

ROWS = json.loads(field_changes.FILE.read_text(encoding="utf-8"))
RESULTS = {"accepted", "refused", "kept", "cleared", "filled in"}


def rows(field: str, type_: str, change: str, **more: object) -> list[dict[str, str]]:
    """Return what comes of a field, by each way."""
    wanted = {"field": field, "type": type_, "change": change, **more}
    found = [one for one in ROWS if wanted.items() <= one.items()]
    return [one[way] for one in found for way in field_changes.WAYS]


def test_the_committed_matrix_is_what_kubernetes_code_says() -> None:
    # If not: python -m servicedocs.validator.field_changes > validator/field-changes.json
    assert field_changes.FILE.read_text(encoding="utf-8") == field_changes.text() + "\n"


def test_every_field_and_type_has_rows_and_every_result_comes_about() -> None:
    assert {one["field"] for one in ROWS} == set(FIELDS)
    assert {one["type"] for one in ROWS} == set(TYPES)
    assert {one[way]["result"] for one in ROWS for way in field_changes.WAYS} == RESULTS


def test_what_readers_ask_most_is_in_it() -> None:
    kept, cleared = {"result": "kept", "value": "10.96.0.77"}, {"result": "cleared"}
    assert rows("clusterIP", "ClusterIP", "removal") == [kept, kept]
    assert rows("ports[].nodePort", "NodePort", "type", to="ClusterIP") == [cleared] * 4
    refused = rows("type", "ClusterIP", "type", to="headless")
    assert all("may not change once set" in one["message"] for one in refused)


@pytest.mark.cluster
def test_each_row_of_replace_is_what_the_api_server_does(server: Server) -> None:
    wrong = []
    for one in field_changes.changes():
        old, new = (json.dumps(manifest(spec)).encode() for spec in (one.old, one.new))
        there, answer, after = server.change(old, new) or (b"{}", None, None)
        assert answer, one
        theirs = result(one, json.loads(there)["spec"], after, answer.message)
        wrong += [one] if theirs != computed_result(one, "replace") else []
    assert wrong == []


@pytest.mark.cluster
def test_each_row_of_apply_is_what_kubectl_and_the_api_server_do(
    server: Server, tmp_path: Path
) -> None:
    rows = [(one, manifest(one.old), manifest(one.new)) for one in field_changes.changes()]
    pairs = {json.dumps([old, new]): (old, new) for _, old, new in rows}
    found = {}
    for batch in kubectl.batches(pairs.values()):
        for pair, applied in zip(
            batch, kubectl.apply(server, tmp_path, batch, fast=True), strict=True
        ):
            found[json.dumps(pair)] = applied
    assert [one for one, *pair in rows if not is_same(one, found[json.dumps(pair)])] == []


def is_same(one: Change, applied: Applied) -> bool:
    """Tell whether kubectl and the validator say the same, and the same is stored."""
    own = field_changes.computed(one, "apply").verdict
    theirs = result(one, applied.live["spec"], applied.spec, own.message)
    name = f'"{kubectl.name_of(applied.live)}"'
    # kubectl words it in another way where it applies one Service alone.
    words = [text.replace('"web"', name).strip() for text in (own.message, own.kubectl)]
    found = [field_changes.without_chance(one, text) for text in (applied.said, *words)]
    is_said = any(text in found[0] for text in found[1:])
    return theirs == computed_result(one, "apply") and is_said
