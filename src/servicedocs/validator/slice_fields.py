"""The facts of an EndpointSlice's fields, as `validator/slice-fields.json` lists them.

`python -m servicedocs.validator.slice_fields` prints them, computed as those of a Service are.
"""

import json
from collections.abc import Iterator
from typing import Any

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.validator import field_changes
from servicedocs.validator.field_changes import get, judged, put
from servicedocs.validator.service_fields import (
    SINCE,
    Object,
    changes_between,
    created,
    json_type,
    stored,
    wrong,
)

FILE = ROOT / "validator" / "slice-fields.json"
KIND = "EndpointSlice"
BASE: Object = {
    "apiVersion": "discovery.k8s.io/v1",
    "kind": KIND,
    "metadata": {"name": "web-1", "labels": {"kubernetes.io/service-name": "web"}},
    "addressType": "IPv4",
    "endpoints": [{"addresses": ["192.0.2.10"]}],
    "ports": [{"name": "http", "port": 80}],
}
# Addresses of one family would refuse the other.
WITHOUT_ADDRESSES = {"addressType": put(BASE, "endpoints", None)}
# The values of each field: the first is set, and then changed to the next.
VALUES: dict[str, list[Any]] = {
    "addressType": ["IPv4", "IPv6"],
    "endpoints": [[{"addresses": ["192.0.2.10"]}], [{"addresses": ["192.0.2.11"]}]],
    "endpoints[].addresses": [["192.0.2.10"], ["192.0.2.11"]],
    "endpoints[].conditions.ready": [False, True],
    "endpoints[].conditions.serving": [False, True],
    "endpoints[].conditions.terminating": [True, False],
    "endpoints[].hostname": ["web-0", "web-1"],
    "endpoints[].nodeName": ["node-1", "node-2"],
    "endpoints[].zone": ["zone-a", "zone-b"],
    "endpoints[].targetRef": [{"kind": "Pod", "name": "web-0"}, {"kind": "Pod", "name": "web-1"}],
    "endpoints[].hints.forNodes": [[{"name": "node-1"}], [{"name": "node-2"}]],
    "endpoints[].hints.forZones": [[{"name": "zone-a"}], [{"name": "zone-b"}]],
    "endpoints[].deprecatedTopology": [{"example.com/a": "b"}, {"example.com/a": "c"}],
    "ports": [[{"name": "http", "port": 80}], [{"name": "http", "port": 81}]],
    "ports[].name": ["http", "web"],
    "ports[].port": [80, 81],
    "ports[].protocol": ["UDP", "TCP"],
    "ports[].appProtocol": ["http", "kubernetes.io/h2c"],
}
# A value of the right type that no EndpointSlice may have; the message says what it may have.
WRONG: dict[str, Any] = {
    "addressType": "ipv4",
    "endpoints[].addresses": ["127.0.0.1"],
    "endpoints[].hostname": "Web_0",
    "endpoints[].nodeName": "node_1",
    "endpoints[].hints.forNodes": [{"name": "node_1"}],
    "endpoints[].hints.forZones": [{"name": "zone a"}],
    "ports": [{"name": "http", "port": 80}, {"name": "http", "port": 81}],
    "ports[].name": "My_Port",
    "ports[].protocol": "tcp",
    "ports[].appProtocol": "a b",
}


def rows() -> Iterator[Object]:
    """Yield the facts of each field."""
    since = json.loads(SINCE.read_text(encoding="utf-8"))
    for field, values in VALUES.items():
        base = WITHOUT_ADDRESSES.get(field, BASE)
        without, given = put(base, field, None), [put(base, field, value) for value in values]
        default, set_to = get(stored(without), field), created(field, given[0])
        facts = {
            "field": field,
            "type": json_type(base, field),
            "required": [] if judged(without).accepted else [KIND],
            "default": {} if default is None else {KIND: default},
            "on": {KIND: set_to} if set_to["result"] != "accepted" else {},
            "change": {KIND: found} if (found := changes_between(field, given)) else {},
            "wrong": wrong(base, field, WRONG.get(field)),
            "since": since[field],
        }
        yield {name: fact for name, fact in facts.items() if fact}


def text() -> str:
    """Return the facts as JSON with a field in each line."""
    return field_changes.as_text(rows())


if __name__ == "__main__":
    cli.say(text())
