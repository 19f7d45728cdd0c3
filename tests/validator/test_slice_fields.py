"""The facts of an EndpointSlice's fields: computed anew, and complete as the API has them."""

import json
import re
from itertools import pairwise
from typing import Any

import pytest

from servicedocs.html import Node
from servicedocs.project import LANGUAGES
from servicedocs.validator import field_since, slice_fields
from servicedocs.validator.field_changes import judged, put
from servicedocs.validator.slice_fields import BASE, VALUES
from tests.support.site import load
from tests.validator.live.differential import Server
from tests.validator.test_service_fields import leaves

ROWS = json.loads(slice_fields.FILE.read_text(encoding="utf-8"))
BY_FIELD = {row["field"]: row for row in ROWS}
LIMITS = {
    "endpoints": 1000,
    "endpoints[].addresses": 100,
    "endpoints[].hints.forZones": 8,
    "endpoints[].hints.forNodes": 8,
}
TYPES = """
type EndpointSlice struct {
	// * FQDN: a name. (Deprecated)
	AddressType AddressType `json:"addressType"`
}
"""
OF_ANY_OBJECT = {"apiVersion", "kind", "metadata"}
LISTS = {"endpoints", "ports"}  # have entries of their own beside their fields'
languages = pytest.mark.parametrize("language", LANGUAGES)


def test_the_committed_facts_are_what_kubernetes_code_says() -> None:
    # If not: python -m servicedocs.validator.slice_fields > validator/slice-fields.json
    assert slice_fields.FILE.read_text(encoding="utf-8") == slice_fields.text() + "\n"


def test_what_readers_look_up_most_is_in_them() -> None:
    of_type = BY_FIELD["addressType"]
    assert of_type["required"] == ["EndpointSlice"]
    assert of_type["change"]["EndpointSlice"]["value"] == {"result": "refused"}
    assert "deprecated" in of_type["wrong"]["values"]["FQDN"]
    assert BY_FIELD["ports[].protocol"]["default"] == {"EndpointSlice": "TCP"}
    assert "default" not in BY_FIELD["endpoints[].conditions.ready"]
    assert BY_FIELD["endpoints[].deprecatedTopology"]["on"]["EndpointSlice"]["result"] == "dropped"
    assert BY_FIELD["endpoints[].hints.forNodes"]["since"] == {"first": 33}


def test_a_value_that_is_called_deprecated_does_not_make_its_field_so() -> None:
    found = field_since.since({21: TYPES}, field_since.ENDPOINT_SLICE)
    assert found == {"addressType": {"first": 21}}


def many(field: str, number: int) -> list[Any]:
    """Return so many items of a list, each of them another."""
    if field.endswith("addresses"):
        return [f"192.0.2.{n}" for n in range(1, number + 1)]
    one = VALUES[field][0][0]
    return [one | ({"name": f"n-{n}"} if "name" in one else {}) for n in range(number)]


@pytest.mark.parametrize("field", LIMITS)
def test_a_list_may_be_as_long_as_its_limit_and_no_longer(field: str) -> None:
    at_limit, over = (judged(put(BASE, field, many(field, LIMITS[field] + n))) for n in (0, 1))
    assert at_limit.accepted, at_limit.message
    assert not over.accepted
    assert "Too many" in over.message


def test_ports_may_be_more_than_the_100_of_their_description() -> None:
    assert judged(put(BASE, "ports", many("ports", 101))).accepted


def test_the_number_of_a_port_is_not_checked() -> None:
    assert judged(put(BASE, "ports[].port", 65536)).accepted


def read(language: str) -> list[Node]:
    """Return the elements of the page."""
    return list(load().pages[language, "endpointslice-fields.md"].root.walk())


def text(node: Node) -> str:
    """Return the text of an element as a reader sees it."""
    return node.text_content().removesuffix("¶")


@languages
def test_each_limit_stands_on_the_page_below_its_field(language: str) -> None:
    nodes = [node for node in read(language) if node.tag in ("h3", "p")]
    below = {text(one): text(after) for one, after in pairwise(nodes)}
    for field, limit in LIMITS.items():
        assert re.search(rf"(?<!\d){limit}(?!\d)", below[field]), below[field]


@languages
def test_the_page_has_an_entry_for_each_field_and_no_other(language: str) -> None:
    nodes = read(language)
    headings = [text(one) for one in nodes if one.tag == "h3" and "field" in one.classes]
    assert sorted(headings) == sorted(VALUES)
    assert len([one for one in nodes if "field-facts" in one.classes]) == len(VALUES)


@languages
def test_each_address_that_the_page_calls_refused_draws_its_message(language: str) -> None:
    (table,) = (one for one in read(language) if one.tag == "table" and "127.0.0.1" in text(one))
    cells = [text(one) for one in table.all("td")]
    assert cells
    for address, message in zip(cells[::2], cells[1::2], strict=True):
        assert message in judged(put(BASE, "endpoints[].addresses", [address])).message


@pytest.mark.cluster
def test_every_field_of_the_api_has_its_facts(server: Server) -> None:
    schemas = server.schemas("apis/discovery.k8s.io/v1")
    found = leaves(schemas, "io.k8s.api.discovery.v1.EndpointSlice", "")
    # A hint is a list of names.
    theirs = {re.sub(r"(hints\.\w+)\[\]\.name$", r"\1", one.removeprefix(".")) for one in found}
    assert theirs - OF_ANY_OBJECT == VALUES.keys() - LISTS
