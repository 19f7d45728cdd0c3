"""The matrix of a Service's fields and changes, as `validator/field-changes.json` lists it.

`python -m servicedocs.validator.field_changes` prints it, computed by Kubernetes' own code.
"""

import copy
import functools
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.validator.results import Changed, Verdict
from servicedocs.validator.runtime import File, validator

FILE = ROOT / "validator" / "field-changes.json"
WAYS = ("apply", "replace")
Spec = dict[str, Any]

# What makes a Service one of its type; a headless one is a type of its own to readers.
TYPES: dict[str, Spec] = {
    "ClusterIP": {"type": "ClusterIP"},
    "headless": {"type": "ClusterIP", "clusterIP": "None"},
    "NodePort": {"type": "NodePort"},
    "LoadBalancer": {"type": "LoadBalancer"},
    "ExternalName": {"type": "ExternalName", "externalName": "example.com"},
}
COMMON: Spec = {"selector": {"app": "web"}, "ports": [{"name": "http", "port": 80}]}

# The values of each field: the first is what is there, the others are what it is changed to.
FIELDS: dict[str, list[Any]] = {
    "type": [],
    "selector": [{"app": "web"}, {"app": "db"}],
    "ports": [[{"name": "http", "port": 80}], [{"name": "https", "port": 443}]],
    "ports[].name": ["http", "web"],
    "ports[].port": [80, 81],
    "ports[].protocol": ["TCP", "UDP"],
    "ports[].targetPort": [8080, 8081, "http"],
    "ports[].nodePort": [30080, 30081],
    "ports[].appProtocol": ["http", "kubernetes.io/h2c"],
    "clusterIP": ["10.96.0.77", "10.96.0.78", "None"],
    "clusterIPs": [["10.96.0.77"], ["10.96.0.78"], ["None"]],
    "ipFamilies": [["IPv4"], ["IPv6"]],
    "ipFamilyPolicy": ["SingleStack", "PreferDualStack", "RequireDualStack"],
    "externalName": ["example.com", "example.org"],
    "externalIPs": [["203.0.113.10"], ["203.0.113.11"]],
    "externalTrafficPolicy": ["Local", "Cluster"],
    "internalTrafficPolicy": ["Local", "Cluster"],
    "healthCheckNodePort": [30100, 30101],
    "loadBalancerClass": ["example.com/a", "example.com/b"],
    "loadBalancerIP": ["203.0.113.10", "203.0.113.11"],
    "loadBalancerSourceRanges": [["203.0.113.0/24"], ["198.51.100.0/24"]],
    "allocateLoadBalancerNodePorts": [False, True],
    "publishNotReadyAddresses": [True, False],
    "sessionAffinity": ["ClientIP", "None"],
    "sessionAffinityConfig": [
        {"clientIP": {"timeoutSeconds": 60}},
        {"clientIP": {"timeoutSeconds": 120}},
    ],
    "trafficDistribution": ["PreferSameZone", "PreferSameNode"],
}
# What a field needs beside it.
NEEDS: dict[str, Spec] = {
    "healthCheckNodePort": {"externalTrafficPolicy": "Local"},
    "sessionAffinityConfig": {"sessionAffinity": "ClientIP"},
}
ALLOCATED = ("clusterIP", "clusterIPs", "healthCheckNodePort", "ports[].nodePort")

ADDRESS = re.compile(r"\b10\.\d+\.\d+\.\d+\b")
CHOSEN = "(allocated)"
STEP = re.compile(r"(\w+)(\[\])?")  # of a path: spec.ports[].name


@dataclass(frozen=True)
class Change:
    """A manifest of a Service, and what is made of it."""

    field: str
    type: str
    """The type before."""
    change: str
    """`value`, `removal`, `addition`, or `type`, with the field in both manifests or in none."""
    old: Spec
    new: Spec
    to: str = ""
    """The type after, where it is another."""

    @property
    def asked(self) -> Any:
        """Return what the new manifest says of the field."""
        return get(self.new, self.field)


def changes() -> Iterator[Change]:
    """Yield every change whose first manifest a create accepts."""
    for field in FIELDS:
        for type_ in TYPES:
            for one in _of_field(field, type_):
                if judged(manifest(one.old)).accepted:
                    yield one


def manifest(spec: Spec, name: str = "web") -> dict[str, Any]:
    """Return the manifest of a Service."""
    return {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name}, "spec": spec}


def computed(one: Change, way: str) -> Changed:
    """Return what Kubernetes' code makes of a change."""
    return changed(manifest(one.old), manifest(one.new), way)


def changed(old: Spec, new: Spec, way: str) -> Changed:
    """Return what Kubernetes' code makes of one manifest over another."""
    return _changed(json.dumps(old), json.dumps(new), way)


@functools.cache
def _changed(old: str, new: str, way: str) -> Changed:
    files = [File("STDIN", text.encode()) for text in (old, new)]
    (found,) = validator().change(files[0], files[1], way)
    return found


def result(one: Change, before: Spec, after: Spec | None, message: str) -> dict[str, Any]:
    """Return what comes of a field, from the spec that was stored and the one that is then."""
    if after is None:
        return {"result": "refused", "message": without_chance(one, message)}
    was, now = get(before, one.field), get(after, one.field)
    found = {"result": _result(one, was, now)}
    return found if now is None or covers(now, one.asked) else found | {"value": _shown(one, now)}


def without_chance(one: Change, message: str) -> str:
    """Return a message without an address that a create chose: the manifests do not have it."""
    known = json.dumps([one.old, one.new])
    return ADDRESS.sub(lambda found: found[0] if found[0] in known else CHOSEN, message)


def _result(one: Change, was: Any, now: Any) -> str:
    """Return the word: what is neither asked for nor refused happens in silence."""
    if covers(now, one.asked):
        is_cleared = now is None and was is not None and one.change != "removal"
        return "cleared" if is_cleared else "accepted"
    if now is None:
        return "cleared"
    return "kept" if now == was else "filled in"


def rows() -> Iterator[dict[str, Any]]:
    """Yield a row for each field, type before, and change."""
    of_types: dict[tuple[str, str], Any] = {}
    for one in changes():
        found = {way: computed_result(one, way) for way in WAYS}
        if one.field == "type":
            of_types[one.type, one.to] = found
            yield _head(one) | found
        elif not _says_nothing(one, found, of_types.get((one.type, one.to))):
            yield _head(one) | _immutable(one, found) | found


def _immutable(one: Change, found: dict[str, Any]) -> dict[str, bool]:
    """Tell of a change that is refused whether a create of the same manifest is accepted."""
    is_refused = found["apply"]["result"] == "refused" and one.change != "type"
    return {"immutable": True} if is_refused and judged(manifest(one.new)).accepted else {}


def _says_nothing(one: Change, found: dict[str, Any], of_type: Any) -> bool:
    """Tell whether there is no such field, or the type is refused whatever the field is."""
    is_accepted = all(found[way]["result"] == "accepted" for way in WAYS)
    is_absent = one.asked is None and is_accepted and one.change == "type"
    return is_absent or (one.change == "type" and found == of_type and not is_accepted)


def text() -> str:
    """Return the matrix as JSON with a row in each line."""
    return as_text(rows())


def as_text(found: Iterable[dict[str, Any]]) -> str:
    """Return objects as JSON with one in each line."""
    lines = ",\n".join(map(json.dumps, found))
    return f"[\n{lines}\n]"


def _head(one: Change) -> dict[str, Any]:
    head = {"field": one.field, "type": one.type, "change": one.change}
    more = {"to": one.to or None, "asked": one.asked}
    return head | {name: value for name, value in more.items() if value is not None}


def computed_result(one: Change, way: str) -> dict[str, Any]:
    """Return what Kubernetes' code makes of the field."""
    found = computed(one, way)
    before, after = ((there or {}).get("spec") for there in (found.before, found.after))
    return result(one, before or {}, after, found.verdict.message)


def covers(now: Any, asked: Any) -> bool:
    """Tell whether a value is the one that was asked for, but for what is filled into its items."""
    if isinstance(now, list) and isinstance(asked, list):
        return len(now) == len(asked) and all(map(covers, now, asked))
    if isinstance(now, dict) and isinstance(asked, dict):
        return all(covers(now.get(key), value) for key, value in asked.items())
    return bool(now == asked)


def _shown(one: Change, value: Any) -> Any:
    """Return a value; of one that no manifest says, no more than that it was chosen."""
    is_chosen = one.field in ALLOCATED and value not in (get(one.old, one.field), "None", ["None"])
    return CHOSEN if is_chosen else value


def _of_field(field: str, type_: str) -> Iterator[Change]:
    plain = _spec(type_, field)
    first, *others = FIELDS[field] or [None]
    first = get(TYPES[type_], field) if first is None else _own(field, type_, first)
    old = put(plain, field, first)
    yield from _of_value(field, type_, old, [one for one in others if one != first])
    removed = put(plain, field, None)
    yield Change(field, type_, "removal", old, removed)
    if removed == plain:
        for value in FIELDS[field]:
            yield Change(field, type_, "addition", plain, put(plain, field, value))
    yield from _of_types(field, type_, old)


def _of_value(field: str, type_: str, old: Spec, values: list[Any]) -> Iterator[Change]:
    for value in values:
        yield Change(field, type_, "value", old, put(old, field, value))


def _of_types(field: str, type_: str, old: Spec) -> Iterator[Change]:
    """Yield the changes of type, with the field in both manifests, and in none of them."""
    plain = _spec(type_, field)
    for to, own in TYPES.items():
        if to == type_:
            continue
        new = _spec(to, field)
        if old != plain and get(own, field) is None and field != "type":
            kept = put(new, field, get(old, field))
            yield Change(field, type_, "type", old, kept, to)
        yield Change(field, type_, "type", plain, new, to)


def _spec(type_: str, field: str) -> Spec:
    """Return a manifest of a type, with what a field needs."""
    return copy.deepcopy(COMMON | TYPES[type_] | NEEDS.get(field, {}))


def _own(field: str, type_: str, value: Any) -> Any:
    """Return the value that the type itself has, or else the one given."""
    own = get(TYPES[type_], field)
    return value if own is None else own


def get(given: Any, field: str) -> Any:
    """Return what a path holds, such as ports[].name; of a list, what its first item has."""
    for name, is_list in STEP.findall(field):
        given = (given or {}).get(name)
        given = given[0] if is_list and given else given
    return given


def put(given: Spec, field: str, value: Any) -> Spec:
    """Return an object with another value at a path; None takes it away."""
    made = copy.deepcopy(given)
    *way, (last, _) = STEP.findall(field)
    inside = made
    for name, is_list in way:
        inside = inside.setdefault(name, [{}] if is_list else {})
        inside = inside[0] if is_list else inside
    inside.pop(last, None)
    if value is not None:
        inside[last] = copy.deepcopy(value)
    return made


def judged(given: Spec) -> Verdict:
    """Return the verdict on a manifest of one object."""
    return _judged(json.dumps(given))


@functools.cache
def _judged(text: str) -> Verdict:
    (found,) = validator().check(text.encode())
    return found


if __name__ == "__main__":
    cli.say(text())
