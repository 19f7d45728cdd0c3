"""The matrix of fields and changes: computed anew, and row by row as a live API server has it."""

import contextlib
import json
from collections.abc import Iterator

import pytest

from servicedocs.cluster import requirements
from servicedocs.cluster.api_server import api_server
from servicedocs.validator import field_changes
from servicedocs.validator.field_changes import FIELDS, TYPES, Change
from tests.validator.differential import Server
from tests.validator.kubectl import Kubectl

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


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """Start an API server for all tests here."""
    if reason := requirements.missing():
        pytest.skip(f"a compiled API server {reason}")
    with api_server() as started, contextlib.closing(Server(started)) as connected:
        yield connected


def expected(one: Change, way: str) -> dict[str, object]:
    """Return what the validator says comes of the field."""
    return field_changes.computed_result(one, way)


@pytest.mark.cluster
def test_each_row_of_replace_is_what_the_api_server_does(server: Server) -> None:
    wrong = []
    for one in field_changes.changes():
        old, new = (
            json.dumps(field_changes.manifest(spec)).encode() for spec in (one.old, one.new)
        )
        changed = server.change(old, new)
        assert changed, one
        there, answer, after = changed
        before = json.loads(there)["spec"]
        theirs = field_changes.result(one, before, after, answer.message)
        if theirs != expected(one, "replace"):
            wrong.append((one, theirs, expected(one, "replace")))
    assert not wrong, "\n".join(map(str, wrong))


@pytest.mark.cluster
def test_each_row_of_apply_is_what_kubectl_and_the_api_server_do(server: Server) -> None:
    wrong = []
    with Kubectl(server) as kubectl:
        for one in field_changes.changes():
            manifests = [field_changes.manifest(spec) for spec in (one.old, one.new)]
            before, after, said = kubectl.change(*manifests)
            own = field_changes.computed(one, "apply").verdict
            theirs = field_changes.result(one, before, after, own.message)
            if theirs != expected(one, "apply") or said.strip() != own.kubectl.strip():
                wrong.append((one, theirs, said, expected(one, "apply"), own.kubectl))
    assert not wrong, "\n".join(map(str, wrong))
