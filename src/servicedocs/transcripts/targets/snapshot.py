"""A snapshot of the cluster outside a session's namespace, which the session must not change."""

import json
from collections.abc import Callable

from servicedocs.transcripts.targets.kubectl import Kubectl

Snapshot = dict[str, str]
Routes = Callable[[], dict[str, str]]


def take(kubectl: Kubectl, routes: Routes = dict) -> Snapshot:
    """Return the state of nodes, kube-system and cluster-wide objects, by name."""
    found = {}
    for node in kubectl.json("nodes")["items"]:
        name = f"node {node['metadata']['name']}"
        found[f"{name}: labels"] = _text(node["metadata"].get("labels"))
        found[f"{name}: taints"] = _text(node["spec"].get("taints"))
        found[f"{name}: cordon"] = _text(node["spec"].get("unschedulable"))
    for item in kubectl.json("daemonsets,configmaps", "-n", "kube-system")["items"]:
        name = f"{item['kind']} kube-system/{item['metadata']['name']}"
        found[name] = _text(item.get("spec") or item.get("data"))
    kinds = ",".join(kubectl.kinds(namespaced=False))
    for name in kubectl("get", kinds, "-o", "name", "--ignore-not-found").split():
        found[name] = ""
    return found | routes()


def _text(value: object) -> str:
    return json.dumps(value, sort_keys=True)


def changes(before: Snapshot, after: Snapshot) -> list[str]:
    """Return the differences of two snapshots, in words."""
    gone = [f"{name} is gone" for name in before.keys() - after.keys()]
    come = [f"{name} was left behind" for name in after.keys() - before.keys()]
    other = [
        f"{name} was {before[name]} and is {after[name]}"
        for name in before.keys() & after.keys()
        if before[name] != after[name]
    ]
    return sorted([*gone, *come, *other])
