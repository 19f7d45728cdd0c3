"""List the DNS names that a Service with a cluster IP gets."""

from pathlib import Path
from typing import Any

import yaml

CLUSTER_DOMAIN = "cluster.local"


def host_names(service: dict[str, Any]) -> list[str]:
    """Return the names that lead to the cluster IP, shortest first."""
    name = service["metadata"]["name"]
    namespace = service["metadata"].get("namespace", "default")
    full = f"{name}.{namespace}.svc.{CLUSTER_DOMAIN}"
    return [name, f"{name}.{namespace}", f"{name}.{namespace}.svc", full]


def srv_names(service: dict[str, Any]) -> list[str]:
    """Return one SRV name for each port that has a name."""
    full = host_names(service)[-1]
    return [
        f"_{port['name']}._{port.get('protocol', 'TCP').lower()}.{full}"
        for port in service["spec"]["ports"]
        if "name" in port
    ]


service = yaml.safe_load(Path("service-two-ports.yaml").read_text())
for name in host_names(service):
    print(name)
    #> pooh-pod-service
    #> pooh-pod-service.default
    #> pooh-pod-service.default.svc
    #> pooh-pod-service.default.svc.cluster.local

for name in srv_names(service):
    print(name)
    #> _http._tcp.pooh-pod-service.default.svc.cluster.local
    #> _http-alt._tcp.pooh-pod-service.default.svc.cluster.local
