"""Consistency between the manifests that a page shows together, beyond Services and Pods.

The API server takes each of these on its own; together they would not do what the page says.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Object = dict[str, Any]


def misfits(own: Sequence[Object], others: Sequence[Object]) -> Iterator[str]:
    """Yield the contradictions between a block's own objects and those beside it."""
    together = [*own, *others]
    yield from _twice(together)
    services = {_key(one): one for one in together if one["kind"] == "Service"}
    for one in own:
        for name, port in services_named(one):
            service = services.get(("Service", _namespace(one), name))
            if service is None:
                yield f"{_label(one)} names Service {name}, which is not beside it"
            elif port is not None and port not in _ports(service):
                yield f"{_label(one)} names port {port} of Service {name}, which has no such port"
    for one in own:
        yield from _unfit_stateful_set(one, services.values())


def dead_ends(own: Sequence[Object], others: Sequence[Object]) -> Iterator[str]:
    """Yield the Services that have neither a selector nor an EndpointSlice."""
    for one in own:
        if one["kind"] == "Service" and not _leads_anywhere(one, [*own, *others]):
            yield f"{_label(one)} has no selector, and no EndpointSlice beside it names it"


def _leads_anywhere(service: Object, together: Sequence[Object]) -> bool:
    spec = service.get("spec", {})
    if spec.get("selector") or spec.get("type") == "ExternalName":
        return True
    name = service["metadata"].get("name")
    return any((name, None) in services_named(one) for one in together)


def _twice(objects: Iterable[Object]) -> Iterator[str]:
    claims = Counter(claim for one in objects for claim in _claims(one))
    for claim, number in claims.items():
        if number > 1:
            yield f"{claim} stands there {number} times"


def _claims(one: Object) -> Iterator[str]:
    """Yield the unique keys of an object: name, cluster IP, node ports."""
    if one["metadata"].get("name"):
        yield f"{_label(one)} in namespace {_namespace(one)}"
    if one["kind"] != "Service":
        return
    spec = one.get("spec", {})
    if spec.get("clusterIP", "None") not in ("None", ""):
        yield f"cluster IP {spec['clusterIP']}"
    for port in spec.get("ports", []):
        if port.get("nodePort"):
            yield f"node port {port['nodePort']}/{port['protocol']}"


def services_named(one: Object) -> Iterator[tuple[str, str | int | None]]:
    """Yield the Services that an object names, with the port where it names one."""
    spec = one.get("spec", {})
    if one["kind"] == "EndpointSlice":
        name = one["metadata"].get("labels", {}).get("kubernetes.io/service-name")
        if name:
            yield name, None
    elif one["kind"] == "StatefulSet" and spec.get("serviceName"):
        yield spec["serviceName"], None
    elif one["kind"] == "Ingress":
        yield from _backends(spec)


def _backends(spec: Object) -> Iterator[tuple[str, str | int | None]]:
    rules = [rule.get("http", {}) for rule in spec.get("rules", [])]
    paths = [path["backend"] for rule in rules for path in rule.get("paths", [])]
    for backend in [*paths, spec.get("defaultBackend", {})]:
        if service := backend.get("service"):
            port = service.get("port", {})
            yield service["name"], port.get("name") or port.get("number")


def _unfit_stateful_set(one: Object, services: Iterable[Object]) -> Iterator[str]:
    if one["kind"] != "StatefulSet":
        return
    for service in services:
        named = service["metadata"].get("name") == one["spec"].get("serviceName")
        if named and service["spec"].get("clusterIP") != "None":
            yield f"{_label(one)} needs a headless Service, and {_label(service)} is not"


def _ports(service: Object) -> set[str | int]:
    ports = service["spec"].get("ports", [])
    return {port["port"] for port in ports} | {port.get("name", "") for port in ports}


def _namespace(one: Object) -> str:
    return str(one["metadata"].get("namespace") or "default")


def _key(one: Object) -> tuple[str, str, str]:
    return one["kind"], _namespace(one), one["metadata"].get("name", "")


def _label(one: Object) -> str:
    return f"{one['kind']} {one['metadata'].get('name', '')}"
