"""Tell why a Service has no endpoints: name the pairs that each Pod lacks."""

from pathlib import Path
from typing import Any

import yaml

Manifest = dict[str, Any]


def load(path: str, kind: str) -> list[Manifest]:
    """Read the documents of one kind from a manifest file."""
    documents = yaml.safe_load_all(Path(path).read_text())
    return [doc for doc in documents if doc and doc["kind"] == kind]


def namespace(manifest: Manifest) -> str:
    """Return the namespace that the object is created in."""
    return str(manifest["metadata"].get("namespace", "default"))


def obstacles(service: Manifest, pod: Manifest) -> list[str]:
    """List what keeps the Service from taking the Pod; empty if nothing does."""
    if namespace(service) != namespace(pod):
        return [f"in {namespace(pod)}, Service in {namespace(service)}"]
    labels = pod["metadata"].get("labels", {})
    return [
        f"{key} is {labels.get(key, 'missing')}, Service wants {value}"
        for key, value in service["spec"].get("selector", {}).items()
        if labels.get(key) != value
    ]


def explain(path: str) -> list[str]:
    """Give one line for each Pod and each pair that it lacks."""
    return [
        f"{pod['metadata']['name']}: {reason}"
        for service in load(path, "Service")
        for pod in load("pods.yaml", "Pod")
        for reason in obstacles(service, pod) or ["selected"]
    ]


for line in explain("service.yaml"):
    print(line)
    #> pooh-db-nginx-pod-1: selected
    #> pooh-db-nginx-pod-2: track is canary, Service wants stable
    #> pooh-batch-pod: app is pooh-batch-app, Service wants pooh-db-nginx-app
    #> pooh-batch-pod: track is missing, Service wants stable

for line in explain("selector-typo.yaml"):
    print(line)
    #> pooh-db-nginx-pod-1: app is pooh-db-nginx-app, Service wants pooh-db-ngnix-app
    #> pooh-db-nginx-pod-2: app is pooh-db-nginx-app, Service wants pooh-db-ngnix-app
    #> pooh-db-nginx-pod-2: track is canary, Service wants stable
    #> pooh-batch-pod: app is pooh-batch-app, Service wants pooh-db-ngnix-app
    #> pooh-batch-pod: track is missing, Service wants stable

for line in explain("service-in-other-namespace.yaml"):
    print(line)
    #> pooh-db-nginx-pod-1: in default, Service in pooh-shop
    #> pooh-db-nginx-pod-2: in default, Service in pooh-shop
    #> pooh-batch-pod: in default, Service in pooh-shop
