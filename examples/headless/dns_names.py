"""List the DNS names that a headless Service and its StatefulSet get."""

from pathlib import Path
from typing import Any

import yaml

DOMAIN = "svc.cluster.local"


def names(service: dict[str, Any], stateful_set: dict[str, Any]) -> list[str]:
    namespace = service["metadata"].get("namespace", "default")
    own = f"{service['metadata']['name']}.{namespace}.{DOMAIN}"
    found = [own]
    if stateful_set["spec"]["serviceName"] == service["metadata"]["name"]:
        pod = stateful_set["metadata"]["name"]
        replicas = stateful_set["spec"].get("replicas", 1)
        found += [f"{pod}-{number}.{own}" for number in range(replicas)]
    for port in service["spec"].get("ports", []):
        if "name" in port:
            protocol = port.get("protocol", "TCP").lower()
            found.append(f"_{port['name']}._{protocol}.{own}")
    return found


service, stateful_set = yaml.safe_load_all(Path("statefulset.yaml").read_text())
for name in names(service, stateful_set):
    print(name)
    #> pooh-peers.default.svc.cluster.local
    #> pooh-peer-0.pooh-peers.default.svc.cluster.local
    #> pooh-peer-1.pooh-peers.default.svc.cluster.local
    #> _http._tcp.pooh-peers.default.svc.cluster.local
