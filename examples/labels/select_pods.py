"""Choose Pods as a Service does: every pair must match, and only equality counts."""

from pathlib import Path

import yaml

Pairs = dict[str, str]


def selects(selector: Pairs, labels: Pairs) -> bool:
    """Tell whether a Service with this selector takes a Pod with these labels."""
    return bool(selector) and selector.items() <= labels.items()


pods = [doc["metadata"] for doc in yaml.safe_load_all(Path("pods.yaml").read_text())]


def chosen(selector: Pairs) -> list[str]:
    """List the names of the Pods that the selector takes."""
    return [pod["name"] for pod in pods if selects(selector, pod["labels"])]


print(chosen({"app": "pooh-db-nginx-app"}))
#> ['pooh-db-nginx-pod-1', 'pooh-db-nginx-pod-2']
print(chosen({"app": "pooh-db-nginx-app", "track": "stable"}))
#> ['pooh-db-nginx-pod-1']
print(chosen({"track": "canary"}))
#> ['pooh-db-nginx-pod-2']
print(chosen({"app": "pooh-batch-app", "track": "stable"}))
#> []
print(chosen({}))
#> []
