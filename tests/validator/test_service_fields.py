"""The facts of a Service's fields: computed anew, and complete as a live API server has them."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from servicedocs.validator import field_since, service_fields
from servicedocs.validator.service_fields import VALUES
from tests.support.site import load
from tests.validator.live.differential import Server

ROWS = json.loads(service_fields.FILE.read_text(encoding="utf-8"))
BY_FIELD = {row["field"]: row for row in ROWS}
CORE = "io.k8s.api.core.v1."

OLD = """
type ServiceSpec struct {
	// The kind.
	Type ServiceType `json:"type,omitempty"`
	// Gone soon.
	IPFamily string `json:"ipFamily,omitempty"`
}

const (
	ServiceTypeClusterIP ServiceType = "ClusterIP"
)
"""
NEW = """
type ServiceSpec struct {
	// The kind.
	Type ServiceType `json:"type,omitempty"`

	// Deprecated: of no use.
	LoadBalancerIP string `json:"loadBalancerIP,omitempty"`
}

const (
	ServiceTypeClusterIP ServiceType = "ClusterIP"
	ServiceTypeNodePort  ServiceType = "NodePort"
)
"""


def test_the_committed_facts_are_what_kubernetes_code_says() -> None:
    # If not: python -m servicedocs.validator.service_fields > validator/service-fields.json
    assert service_fields.FILE.read_text(encoding="utf-8") == service_fields.text() + "\n"


def test_what_readers_look_up_most_is_in_them() -> None:
    policy = BY_FIELD["spec.externalTrafficPolicy"]
    assert policy["default"] == {"NodePort": "Cluster", "LoadBalancer": "Cluster"}
    assert [*policy["wrong"]["values"]] == ["Cluster", "Local"]
    assert "deprecated" in BY_FIELD["spec.trafficDistribution"]["wrong"]["values"]["PreferClose"]
    assert BY_FIELD["spec.ports[].targetPort"]["default"]["NodePort"] == "(port)"
    assert policy["on"]["ClusterIP"]["result"] == "refused"
    assert BY_FIELD["spec.clusterIP"]["change"]["NodePort"]["removal"] == {"result": "kept"}
    assert BY_FIELD["spec.ports[].targetPort"]["type"] == "string or integer"
    assert BY_FIELD["spec.ports"]["required"] == ["ClusterIP", "NodePort", "LoadBalancer"]
    becomes = BY_FIELD["spec.type"]["becomes"]
    assert becomes["headless"] == {
        "ClusterIP": "kept",
        "NodePort": "refused",
        "LoadBalancer": "refused",
        "ExternalName": "accepted",
    }
    assert becomes["ClusterIP"]["headless"] == "refused"
    assert BY_FIELD["spec.trafficDistribution"]["since"]["values"]["PreferSameNode"] == 33


def test_since_reads_first_versions_of_fields_values_and_deprecations() -> None:
    assert field_since.since({17: OLD, 24: NEW}, field_since.SERVICE) == {
        "spec.type": {"first": 17, "values": {"ClusterIP": 17, "NodePort": 24}},
        "spec.loadBalancerIP": {"first": 24, "deprecated": 24},
    }


def leaves(schemas: Any, name: str, path: str) -> Iterator[str]:
    """Yield the paths of the fields below a type, down to what has none of the same API."""
    for field, schema in schemas[name]["properties"].items():
        of = referred(schema.get("items", schema))
        is_list = "items" in schema
        if of.rpartition(".")[0] == name.rpartition(".")[0]:
            yield from leaves(schemas, of, f"{path}.{field}{'[]' if is_list else ''}")
        else:
            yield f"{path}.{field}"


def referred(schema: Any) -> str:
    """Return the name of the type to which a schema refers, if it does."""
    (one,) = schema.get("allOf", [schema])
    return str(one.get("$ref", "")).rpartition("/")[2]


@pytest.mark.cluster
def test_every_field_of_the_api_has_its_facts_and_since_when_it_is_there(server: Server) -> None:
    schemas = server.schemas()
    theirs = {
        *leaves(schemas, f"{CORE}ServiceSpec", "spec"),
        *leaves(schemas, f"{CORE}ServiceStatus", "status"),
    }
    lists = {"spec.ports"}  # has an entry of its own beside its fields'
    assert {one for one in VALUES if not one.startswith("metadata")} == theirs | lists
    assert theirs <= BY_FIELD.keys() & {one for one, row in BY_FIELD.items() if "since" in row}


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_page_has_an_entry_for_each_field_and_no_other(language: str) -> None:
    page = load().pages[language, "service-fields.md"]
    headings = [node for node in page.root.walk() if "field" in node.classes and node.tag == "h3"]
    assert sorted(node.text_content().removesuffix("¶") for node in headings) == sorted(VALUES)
    facts = [node for node in page.root.walk() if "field-facts" in node.classes]
    assert len(facts) == len(VALUES)
