"""The data of a drawing, from examples as they are or with one thing changed."""

from copy import deepcopy
from dataclasses import replace
from typing import Any

from servicedocs.markdown import pictures
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.marks import DUAL_STACK
from servicedocs.markdown.source import ExampleReader
from tests.support.site import load

HOSTILE = "</text><script>x</script>&\"'"


def data_of(
    fence: Fence, drawing: str, language: str = "en", read: ExampleReader | None = None
) -> dict[str, Any]:
    """Return the data of a drawing for the files that a fence shows and names."""
    # Remembered: a test may change its own.
    facts = deepcopy(pictures.facts(fence, read or load().examples.get))
    return {"language": language, "drawing": drawing, "id": "p", **facts}


def changed(file: str, old: str, new: str) -> ExampleReader:
    """Return a reader of the examples that finds one of them with one thing changed."""
    files = dict(load().examples)
    assert old.encode() in files[file]
    files[file] = files[file].replace(old.encode(), new.encode(), 1)
    return files.get


def fence_of(drawing: str, file: str, *beside: str) -> Fence:
    """Return the fence that asks for a drawing of a file, with others named beside it."""
    named = {"with": " ".join(beside)} if beside else {}
    return Fence("picture", "", 1, (drawing,), named, file, whole=True)


def sent(fence: Fence, caller: str, address: str, *switches: str) -> Fence:
    """Return the fence that asks for the path of a packet through the same files."""
    packet = {"from": caller, "to": address, **({"set": " ".join(switches)} if switches else {})}
    classes = (pictures.PATH, *(mark.name for mark in fence.marks if mark is DUAL_STACK))
    return replace(fence, classes=classes, attributes={**fence.attributes, **packet}, line=1)


def asking(fence: Fence) -> Fence:
    """Return the fence that asks for the path of a packet from a Pod to the first port by name."""
    service = next(one for one in data_of(fence, "")["documents"] if one["kind"] == "Service")
    name = f"{service['metadata']['name']}.{service['metadata'].get('namespace', 'default')}"
    ports = service["spec"].get("ports") or [{"port": 80}]
    return sent(fence, "pod/client", f"{name}:{ports[0]['port']}")


def leads(data: dict[str, Any]) -> bool:
    """Tell whether it is known to which Pods a Service leads: a cluster may give them labels."""
    service = data["relations"][0]
    found = any(pod["selected"] for pod in service["pods"])
    return found or not any(pod["later"] for pod in service["pods"])
