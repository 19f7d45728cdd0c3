"""The facts of a Service's fields, as `validator/service-fields.json` lists them.

`python -m servicedocs.validator.service_fields` prints them. Kubernetes' own code judges objects
that have a field, lack it or have a wrong value in it; `field-since.json` says since when.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.validator import field_changes
from servicedocs.validator.field_changes import (
    CHOSEN,
    COMMON,
    NEEDS,
    TYPES,
    changed,
    covers,
    get,
    judged,
    put,
)

FILE = ROOT / "validator" / "service-fields.json"
SINCE = ROOT / "validator" / "field-since.json"
Object = dict[str, Any]

INGRESS = "status.loadBalancer.ingress[]."
# The values of each field: the first that a type accepts is set, and then changed to the next.
VALUES: dict[str, list[Any]] = {
    "metadata.name": ["web"],
    "metadata.generateName": ["web-"],
    "metadata.namespace": ["default"],
    "metadata.labels": [{"app": "web"}, {"app": "db"}],
    "metadata.annotations": [{"example.com/owner": "a"}, {"example.com/owner": "b"}],
    "metadata.finalizers": [["example.com/a"], ["example.com/b"]],
    "spec.type": ["NodePort", "LoadBalancer"],
    **{f"spec.{name}": values for name, values in field_changes.FIELDS.items() if values},
    "spec.sessionAffinityConfig.clientIP.timeoutSeconds": [60, 120],
    f"{INGRESS}ip": ["203.0.113.10"],
    f"{INGRESS}hostname": ["lb.example.com"],
    f"{INGRESS}ipMode": ["Proxy"],
    f"{INGRESS}ports[].port": [80],
    f"{INGRESS}ports[].protocol": ["TCP"],
    f"{INGRESS}ports[].error": ["example.com/PortBusy"],
    "status.conditions": [[{"type": "example.com/Ready"}]],
}
del VALUES["spec.sessionAffinityConfig"]

# A value of the right type that no Service may have; the message says what it may have.
WRONG: dict[str, Any] = {
    "metadata.name": "1_web",
    "metadata.namespace": "My_Space",
    "metadata.labels": {"app": "a b"},
    "metadata.annotations": {"a b": "c"},
    "metadata.finalizers": ["no-slash"],
    "spec.type": "Cluster-IP",
    "spec.selector": {"app": "a b"},
    "spec.ports": [],
    "spec.clusterIP": "10.0.0",
    "spec.clusterIPs": ["10.0.0"],
    "spec.ipFamilies": ["IPv5"],
    "spec.ipFamilyPolicy": "Dual",
    "spec.externalName": "a_b",
    "spec.externalIPs": ["a"],
    "spec.externalTrafficPolicy": "local",
    "spec.internalTrafficPolicy": "local",
    "spec.healthCheckNodePort": 70000,
    "spec.loadBalancerClass": "a b",
    "spec.loadBalancerSourceRanges": ["203.0.113.0"],
    "spec.sessionAffinity": "clientIP",
    "spec.sessionAffinityConfig.clientIP.timeoutSeconds": 86401,
    "spec.trafficDistribution": "PreferZone",
    "spec.ports[].name": "My_Port",
    "spec.ports[].port": 0,
    "spec.ports[].protocol": "tcp",
    "spec.ports[].targetPort": "8080",
    "spec.ports[].nodePort": 80,
    "spec.ports[].appProtocol": "a b",
}
# The type of Service on which a wrong value is judged, where ClusterIP does not have the field.
WRONG_ON = {
    "spec.externalName": "ExternalName",
    "spec.externalTrafficPolicy": "LoadBalancer",
    "spec.healthCheckNodePort": "LoadBalancer",
    "spec.loadBalancerClass": "LoadBalancer",
    "spec.loadBalancerSourceRanges": "LoadBalancer",
    "spec.ports[].nodePort": "NodePort",
}
BESIDE: dict[str, Object] = {
    "spec.clusterIPs": {"clusterIP": "10.96.0.77"},
    **{f"spec.{name}": needed for name, needed in NEEDS.items()},
    "spec.sessionAffinityConfig.clientIP.timeoutSeconds": {"sessionAffinity": "ClientIP"},
}
OTHER_PORT = 8081
SAME_AS_PORT = "(port)"
# One value of each type that JSON has, to see which a field takes.
OF_JSON = {"string": "x", "integer": 3, "boolean": True, "list": [], "map": {}}
GO_TYPE = re.compile(r"cannot unmarshal .* of type (\S+)")
SUPPORTED = re.compile(r"supported values: (.*)")


def rows() -> Iterator[Object]:
    """Yield the facts of each field."""
    since = json.loads(SINCE.read_text(encoding="utf-8"))
    for field in VALUES:
        facts = {
            "field": field,
            "type": json_type(base("LoadBalancer", field), field),
            "beside": BESIDE.get(field, {}),
            "required": [type_ for type_ in TYPES if is_required(field, type_)],
            "default": defaults(field),
            "on": {type_: set_on(field, type_) for type_ in TYPES},
            "change": {type_: found for type_ in TYPES if (found := changes(field, type_))},
            "becomes": becomes() if field == "spec.type" else {},
            "wrong": wrong(base(WRONG_ON.get(field, "ClusterIP"), field), field, WRONG.get(field)),
            "since": since.get(field, {}),
        }
        yield {name: fact for name, fact in facts.items() if fact}


def text() -> str:
    """Return the facts as JSON with a field in each line."""
    return field_changes.as_text(rows())


def json_type(given: Object, field: str) -> str:
    """Return the type of an object's field: the types of JSON that it takes, and of its items."""
    taken, go_type = [], ""
    for name, value in OF_JSON.items():
        found = GO_TYPE.search(judged(put(given, field, value)).message)
        go_type = found[1] if found else go_type
        taken += [] if found else [name]
    return go_type if go_type.startswith(("[]", "map[")) else " or ".join(taken)


def is_required(field: str, type_: str) -> bool:
    """Tell whether a type is refused without a field, and accepted with it."""
    if field == "metadata.name":  # or generateName
        return False
    without = put(base(type_, field), field, None)
    return not judged(without).accepted and set_on(field, type_)["result"] == "accepted"


def defaults(field: str) -> Object:
    """Return what is stored for each type where a manifest does not say the field.

    Not of the status, which a manifest does not make, nor the namespace, which kubectl adds.
    """
    if field.startswith("status") or field == "metadata.namespace":
        return {}
    found = {type_: _default(field, type_) for type_ in TYPES}
    return {type_: value for type_, value in found.items() if value is not None}


def _default(field: str, type_: str) -> Any:
    # Without it a headless Service is another.
    if field == "spec.clusterIP" and type_ == "headless":
        return None
    alone, beside = (put(base(type_, one), field, None) for one in ("", field))
    value = get(stored(alone), field) or get(stored(beside), field)
    other = get(stored(put(alone, "spec.ports[].port", OTHER_PORT)), field)
    if value is not None and other == OTHER_PORT:
        return SAME_AS_PORT
    if value is None and is_false_without(beside, field):
        return False
    return CHOSEN if value is not None and is_chosen(field, value) else value


def is_false_without(given: Object, field: str) -> bool:
    """Tell whether a field is stored as true, and as nothing where it is false."""
    true, false = (get(stored(put(given, field, value)), field) for value in (True, False))
    return true is True and false is None


def stored(given: Object) -> Object:
    """Return what a create stores of an object, or nothing where it is refused."""
    return (changed(given, given, "replace").before or {}) if judged(given).accepted else {}


def set_on(field: str, type_: str) -> Object:
    """Return what a create makes of a field on a type: accepted, dropped, or refused."""
    found = [created(field, one) for one in with_values(field, type_)]
    return next((one for one in found if one["result"] != "refused"), found[0])


def with_values(field: str, type_: str) -> list[Object]:
    """Return manifests of a type with each value of a field; the type itself is not another."""
    own = [get(TYPES[type_], "type")] if field == "spec.type" else VALUES[field]
    return [put(base(type_, field), field, value) for value in own]


def created(field: str, given: Object) -> Object:
    """Return what a create makes of an object's field: accepted, dropped, or refused."""
    verdict = judged(given)
    if not verdict.accepted:
        return {"result": "refused"}
    is_kept = get(stored(given), field) is not None
    warned = {"warnings": [" ".join(verdict.warnings)]} if verdict.warnings else {}
    return {"result": "accepted" if is_kept else "dropped"} | warned


def changes(field: str, type_: str) -> Object:
    """Return what becomes of another value, and of none, where the field is there."""
    if len(VALUES[field]) == 1 or field == "spec.type":
        return {}
    default = _default(field, type_)
    values = sorted(VALUES[field], key=lambda value: value == default)
    return changes_between(field, [put(base(type_, field), field, value) for value in values])


def changes_between(field: str, given: list[Object]) -> Object:
    """Return what becomes of another value of a field, and of none, after the first object.

    That should not have the default: without the field, one sees whether the default comes back.
    """
    # What a create refuses anyhow says nothing about a change.
    taken = [one for one in given if created(field, one)["result"] == "accepted"]
    if not taken:
        return {}
    asked = {"value": taken[1:2], "removal": [put(taken[0], field, None)]}
    return {
        name: {"result": _result(field, taken[0], one)}
        for name, new in asked.items()
        for one in new
    }


def _result(field: str, old: Object, new: Object) -> str:
    found, asked = changed(old, new, "apply"), get(new, field)
    if not found.verdict.accepted:
        return "refused"
    now, was = (get(there, field) for there in (found.after, found.before))
    # What is empty is not stored: false is no value.
    if covers(now, asked) or (asked is not None and not (now or asked)):
        return "accepted"
    return "kept" if now == was else "filled in"


def becomes() -> Object:
    """Return for each type what comes of changing to each other one: accepted, refused, kept."""
    return {type_: {to: _becomes(type_, to) for to in TYPES if to != type_} for type_ in TYPES}


def _becomes(type_: str, to: str) -> str:
    """Return `kept` where the change is accepted and the Service stays headless all the same."""
    old, new = (base(one, "spec.type") for one in (type_, to))
    found = changed(old, new, "apply")
    if not found.verdict.accepted:
        return "refused"
    is_headless = get(found.after or {}, "spec.clusterIP") == "None"
    return "kept" if is_headless and to != "headless" else "accepted"


def wrong(there: Object, field: str, value: Any) -> Object:
    """Return a wrong value of a field, the message on it, and the values that it offers."""
    if value is None:
        return {}
    verdict = judged(put(there, field, value))
    if verdict.accepted:
        raise cli.Failure(f"{field}: {value!r} is accepted; choose another wrong value")
    found = {"value": value, "message": verdict.message}
    offered = SUPPORTED.search(verdict.message)
    if not offered:
        return found
    values = json.loads(f"[{offered[1]}]")
    asked = {one: [one] if isinstance(value, list) else one for one in values}
    return found | {"values": {one: _warnings(there, field, asked[one]) for one in values}}


def _warnings(there: Object, field: str, value: Any) -> str:
    return " ".join(judged(put(there, field, value)).warnings)


def base(type_: str, field: str) -> Object:
    """Return a manifest of a type, with what a field needs beside it."""
    return field_changes.manifest({**COMMON, **BESIDE.get(field, {}), **TYPES[type_]})


def is_chosen(field: str, value: Any) -> bool:
    """Tell whether a value is one that the cluster chose from a range."""
    name = field.removeprefix("spec.")
    return name in (*field_changes.ALLOCATED, "ipFamilies") and value not in ("None", ["None"])


if __name__ == "__main__":
    cli.say(text())
