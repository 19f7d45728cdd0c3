"""Follow nodePort, port and targetPort of a Service into a Pod."""

from pathlib import Path
from typing import Any

import yaml

Manifest = dict[str, Any]


def read(name: str) -> Manifest:
    manifest: Manifest = yaml.safe_load(Path(name).read_text())
    return manifest


def pod_port(pod: Manifest, port: Manifest) -> int | None:
    """A number stands for itself; a name is looked up among the Pod's ports."""
    target = port.get("targetPort", port["port"])
    if isinstance(target, int):
        return target
    wanted = (target, port.get("protocol", "TCP"))
    for container in pod["spec"]["containers"]:
        for declared in container.get("ports", []):
            if (declared.get("name"), declared.get("protocol", "TCP")) == wanted:
                return int(declared["containerPort"])
    return None


def follow(service: Manifest, pod: Manifest) -> str:
    wanted: dict[str, str] = service["spec"]["selector"]
    if not wanted.items() <= pod["metadata"]["labels"].items():
        return "the selector does not choose this Pod"
    port: Manifest = service["spec"]["ports"][0]
    number = pod_port(pod, port)
    if number is None:
        return f"the Pod has no port named {port['targetPort']!r}"
    return f"node:{port['nodePort']} and cluster IP:{port['port']} -> Pod:{number}"


print(follow(read("service.yaml"), read("pod.yaml")))
#> node:30001 and cluster IP:8080 -> Pod:80
print(follow(read("service-named-target.yaml"), read("pod-named-port.yaml")))
#> node:30001 and cluster IP:8080 -> Pod:80
print(follow(read("service-named-target.yaml"), read("pod.yaml")))
#> the Pod has no port named 'web'
