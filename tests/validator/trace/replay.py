"""A page's recordings without a cluster: what its commands applied, and what is asked then."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from typing import Any

import pytest
import yaml

from servicedocs.examples.console import Step
from servicedocs.transcripts.session import Recording, Session, load
from servicedocs.transcripts.targets.base import DUAL_STACK
from servicedocs.validator.runtime import File, validator

NETWORKS = {
    "10.244.0.0/16": "a Pod",
    "10.96.0.0/12": "a Service",
    "fd00:10:244::/48": "a Pod over IPv6",
    "fd00:10:96::/112": "a Service over IPv6",
}
EXPOSED = re.compile(r"kubectl expose pod (?P<pod>\S+) (?P<flags>.*)")
NO_WAIT = "--wait=false"
CHANGES = re.compile(r"kubectl (apply|create|delete|expose|patch|scale|label|set|replace)\b")
ENDED = re.compile(r"kubectl wait --for=delete\b.* pod/(?P<pod>\S+)")
EDITED = re.compile(r"sed s/(?P<old>[^/]+)/(?P<new>[^/]+)/ (?P<file>\S+) \| kubectl apply -f -$")
VARIABLE = re.compile(r"(?P<name>\w+)=\$\(kubectl get (?P<object>(service|pod) \S+) ")


@dataclass
class Replay:
    """The objects that are there after the commands so far, in the order of their creation."""

    session: Session
    objects: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    unvalidated: set[tuple[str, str]] = field(default_factory=set)
    """Objects with fields that the API server does not know, which are not simulated."""
    terminating: set[str] = field(default_factory=set)
    """Pods that a command has deleted without waiting for their end."""
    unknown: list[str] = field(default_factory=list)
    """Commands that change the cluster in a way that is not followed here."""

    def until(self, file: str) -> "Replay":
        """Run the commands that stand before a recording."""
        for recording in self.session.recordings:
            if recording.file == file:
                return self
            self.run(recording)
        raise LookupError(file)

    def run(self, recording: Recording) -> None:
        """Run the commands of a transcript."""
        for step in recording.steps:
            for line in step.command.splitlines():
                self.command(line)

    def command(self, line: str) -> None:
        """Follow one command, if it changes something."""
        for given in VARIABLE.finditer(line):
            self.variables[given["name"]] = given["object"]
        if found := ENDED.match(line):
            self._delete(("Pod", found["pod"]))
        if found := EDITED.match(line):
            text = self.session.files[found["file"]].decode()
            self._apply(text.replace(found["old"], found["new"]))
        if not (said := CHANGES.match(line)) or "--dry-run" in line:
            return
        if found := EXPOSED.match(line):
            self._expose(found["pod"], found["flags"])
        elif " -f " in line:
            for name in re.findall(r"-f (\S+)", line):
                self._file(name, said[1], is_strict="--validate" not in line)
        elif said[1] == "delete":
            _, _, kind, *names = [word for word in shlex.split(line) if word != NO_WAIT]
            for name in names:
                self._end((kind.title(), name), waits=NO_WAIT not in line)
        else:
            self.unknown.append(line)

    def trace(self, *packets: tuple[str, str], **options: Any) -> dict[str, Any]:
        """Follow packets through the cluster that is there now."""
        return self._ask([{"from": sender, "to": to} for sender, to in packets], **options)

    def ask(self, *questions: dict[str, str], **options: Any) -> list[dict[str, Any]]:
        """Ask for names, each with the type of its records; return the answers."""
        traces: list[dict[str, Any]] = self._ask(list(questions), **options)["traces"]
        return traces

    def _ask(self, asked: list[dict[str, str]], **options: Any) -> dict[str, Any]:
        data = "\n---\n".join(text for texts in self.objects.values() for text in texts).encode()
        ending = [{"what": f"pod/{pod}", "is": "terminating"} for pod in sorted(self.terminating)]
        switches = [*ending, *options.pop("set", [])]
        options = {"packets": asked, "set": switches, "dualStack": self.is_dual_stack, **options}
        return validator().trace([File("-", data)], options)

    def slices(self, service: str) -> list[dict[str, Any]]:
        """Return the EndpointSlices of a Service, as they are made now."""
        made = self.trace(detail=True)["slices"]
        name = "kubernetes.io/service-name"
        return [one for one in made if one["metadata"]["labels"][name] == service]

    @property
    def is_dual_stack(self) -> bool:
        """Tell whether the page's cluster has IPv6 too."""
        return DUAL_STACK in self.session.needs

    def _accepts(self, text: str) -> bool:
        return validator().check(text.encode(), dual_stack=self.is_dual_stack)[0].accepted

    def address(self, text: str) -> str:
        """Put the addresses of Services and Pods in the place of variables."""
        there = self.trace()
        known = {f"pod {one['name']}": one["address"] for one in there["pods"]}
        for service in there["services"]:
            known[f"service {service['metadata']['name']}"] = service["spec"].get("clusterIP", "")
        for name, its in self.variables.items():
            text = text.replace(f"${name}", known.get(its, ""))
        return text

    def _end(self, key: tuple[str, str], *, waits: bool) -> None:
        kind, name = key
        if kind == "Pod" and not waits and key in self.objects:
            self.terminating.add(name)
        else:
            self._delete(key)

    def _delete(self, key: tuple[str, str]) -> None:
        self.objects.pop(key, None)
        self.unvalidated.discard(key)
        if key[0] == "Pod":
            self.terminating.discard(key[1])

    def _apply(self, text: str) -> None:
        for one in _documents(text):
            read = yaml.safe_load(one)
            self.objects.setdefault((read["kind"], read["metadata"]["name"]), []).append(one)

    def _file(self, name: str, verb: str, *, is_strict: bool) -> None:
        for text in _documents(self.session.files[name].decode()):
            read = yaml.safe_load(text)
            key = (read["kind"], read["metadata"]["name"])
            if verb == "delete":
                self._delete(key)
            elif not is_strict:  # the simulation is as strict as kubectl by itself
                self.unvalidated.add(key)
            elif verb == "apply":  # over what is there
                self.objects.setdefault(key, []).append(text)
            elif self._accepts(text) and key not in self.objects:
                self.objects[key] = [text]

    def _expose(self, pod: str, flags: str) -> None:
        given = dict(one.removeprefix("--").split("=", 1) for one in flags.split())
        labels = yaml.safe_load(self.objects[("Pod", pod)][0])["metadata"].get("labels")
        if not labels:  # nothing to select: kubectl makes no Service
            return
        to = given.get("target-port", given["port"])  # as the API server fills it in
        port = {"port": int(given["port"]), "targetPort": int(to)}
        spec = {"selector": labels, "ports": [port], "clusterIP": given["cluster-ip"]}
        made = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": given["name"]}}
        self.objects[("Service", given["name"])] = [yaml.safe_dump({**made, "spec": spec})]


def _documents(text: str) -> Iterator[str]:
    yield from (one for one in re.split(r"(?m)^---\n", text) if yaml.safe_load(one))


def steps(asks: re.Pattern[str]) -> Iterator[tuple[Session, Recording, Step]]:
    """Yield the recorded commands that fit, each with its page and its recording."""
    for page in load():
        for recording in page.recordings:
            for step in recording.steps:
                if asks.match(step.command):
                    yield page, recording, step


def matched(asks: re.Pattern[str], step: Step) -> re.Match[str]:
    """Return what a command asks; it is one of those that fit."""
    found = asks.match(step.command)
    assert found
    return found


def until(page: Session, recording: Recording, step: Step) -> Replay:
    """Run what stands before a command, and the commands of its recording up to it."""
    there = Replay(page).until(recording.file)
    for earlier in recording.steps:
        if earlier is step:
            break
        for line in earlier.command.splitlines():
            there.command(line)
    return there


def on_each(found: list[tuple[Session, Recording, Step]]) -> pytest.MarkDecorator:
    """Return what runs a test on each of some recorded commands, under its file and line."""
    ids = [f"{recording.file}:{step.line}" for _, recording, step in found]
    return pytest.mark.parametrize(("page", "recording", "step"), found, ids=ids)


def whose(address: str) -> str:
    """Return whose an address is: no two clusters give the same. Of one outside, nothing."""
    known = (NETWORKS[one] for one in NETWORKS if ip_address(address) in ip_network(one))
    return next(known, "")
