"""What kubectl takes: commands, flags and kinds of objects."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from servicedocs.project import ROOT

# What runs in a Pod, after `--`.
IN_POD = {
    *("cat", "chroot", "curl", "dig", "getent", "host", "hostname", "mv", "nginx"),
    *("python3", "sh", "sleep"),
}
ON_OBJECTS = {"get", "describe", "delete", "wait", "label", "annotate", "scale", "expose", "edit"}
KINDS = {
    *("pod", "pods", "service", "services", "node", "nodes", "endpointslice", "endpointslices"),
    *("deployment", "deployments", "statefulset", "statefulsets", "daemonset", "daemonsets"),
    *("replicaset", "replicasets", "event", "events", "namespace", "namespaces", "configmap"),
    *("servicecidr", "servicecidrs", "networkpolicy", "networkpolicies", "ingress", "all"),
    *("endpoints", "secret", "ipaddress", "ipaddresses"),
    # Those of Gateway API.
    *("gatewayclass", "gateway", "httproute"),
    # MetalLB's own.
    *("ipaddresspools", "l2advertisements"),
}
TAKES_A_WORD = {
    *("-o", "-l", "-L", "-f", "-n", "-c", "-k", "--field-selector", "--namespace", ">", "2>"),
}
OUTPUT = re.compile(r"wide|yaml|json|name|(?:jsonpath|custom-columns|go-template)=.+")
DURATION = re.compile(r"(?:\d+(?:ms|s|m|h))+|-1|0")
KUBECTL = ROOT / "tests" / "data" / "kubectl.txt"


def things(words: list[str]) -> list[str]:
    """Return what a command works on: its words without flags, what flags take, and heredocs."""
    pairs = pairwise(["-", *words])
    # A label that is set, `key=value`, or taken away, `key-`, is none of them.
    named = [word for flag, word in pairs if word[:1] != "-" and flag not in TAKES_A_WORD]
    return [
        word for word in named if not ("=" in word or word.startswith("<<") or word.endswith("-"))
    ]


@cache
def _flags() -> dict[str, set[str]]:
    """Return what kubectl takes: the flags of every command, from its own completion."""
    rows = [row.split(":") for row in KUBECTL.read_text().splitlines() if not row.startswith("#")]
    flags = {command: set(names.split()) for command, names in rows}
    return {command: names | flags["*"] for command, names in flags.items()}


def problems(words: list[str]) -> Iterator[tuple[str, str]]:
    """Return what kubectl would not take of a command."""
    command = _command(words)
    if command not in _flags():
        yield f"kubectl has no command {command!r}", "correct it"
        return
    own = words[: words.index("--")] if "--" in words else words
    yield from _in_pod(words[len(own) + 1 :])
    yield from _objects(words[1], own[2:])
    for word in own:
        flag = word.partition("=")[0]
        if flag.startswith("-") and flag not in _flags()[command] and flag != "-":
            yield f"kubectl {command} has no flag {flag}", "correct it"


def _command(words: list[str]) -> str:
    """Return the longest command that the words begin with: `create service clusterip`."""
    begun = (" ".join(words[1:end]) for end in (4, 3))
    return next((command for command in begun if command in _flags()), words[1])


def _in_pod(words: list[str]) -> Iterator[tuple[str, str]]:
    if words and words[0] not in IN_POD:
        known = ", ".join(sorted(IN_POD))
        yield f"{words[0]!r} runs in a Pod, and is none of {known}", "correct the command"


def _objects(command: str, words: list[str]) -> Iterator[tuple[str, str]]:
    """Look at what a command works on, and at the words that flags take."""
    for flag, value in pairwise(["", *words]):
        if flag == "-o" and not OUTPUT.fullmatch(value):
            yield f"kubectl has no output {value!r}", "write wide, yaml, json or jsonpath=..."
        name, _, number = value.partition("=")
        if name == "--timeout" and not DURATION.fullmatch(number):
            yield f"{value} is no time", "write 30s or 2m"
    found = things(words)
    if command in ON_OBJECTS:
        kinds = {thing.split("/")[0] for thing in found if "/" in thing} or set(found[:1])
        for kind in sorted(kinds - KINDS):
            yield f"kubectl {command} works on no {kind!r}", "write the kind of the object"
    if command == "explain":
        for thing in found:
            if thing.split(".")[0] not in KINDS:
                yield f"kubectl explains no {thing!r}", "begin with the kind of the object"
