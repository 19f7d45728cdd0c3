"""The results of Kubernetes' own code: verdicts on objects, and what is found between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Cause:
    """One field's fault, as the API's Status object lists it, with its line in the file."""

    field: str
    message: str
    line: int


@dataclass(frozen=True)
class Verdict:
    """The result of creating one object: a document's, or one item of a List.

    Keys and types of all classes here are declared in validator/*.go.
    """

    file: int  # of those given, from 0
    document: int  # of the file, from 1
    item: int  # of a List, from 1; 0: not in a List
    list: str  # the List's kind, of an item
    first: int  # the object's first line in the file
    line: int  # the line that the message is about
    kind: str
    name: str
    judged: bool
    reason: str  # why it is not judged: kind (it is not known here), expressions (of CEL)
    accepted: bool
    message: str  # of the API's Status object; empty where accepted
    kubectl: str  # the same as kubectl prints it
    causes: tuple[Cause, ...]
    warnings: tuple[str, ...]
    typed: dict[str, Any] | None  # the object as written, where it is accepted
    defaulted: dict[str, Any] | None  # the same with its defaults filled in

    @property
    def refused(self) -> bool:
        """Tell whether the API server refuses the object."""
        return self.judged and not self.accepted


@dataclass(frozen=True)
class Mismatch:
    """A pair of the selector that a Pod's labels do not have; `has` is None without the key."""

    key: str
    wants: str
    has: str | None


@dataclass(frozen=True)
class PortRelation:
    """Where one Service port leads in one Pod; `number` is 0 where it leads nowhere."""

    port: int
    name: str
    target: str
    number: int
    declared: bool


@dataclass(frozen=True)
class PodRelation:
    """One Pod (or Pod template, under its owner's kind and name) beside a Service."""

    kind: str
    name: str
    file: int
    document: int
    labels: dict[str, str]
    selected: bool
    later: tuple[str, ...]  # keys of the selector whose labels come at run time
    mismatches: tuple[Mismatch, ...]
    ports: tuple[PortRelation, ...]


@dataclass(frozen=True)
class Problem:
    """Where a Service and a Pod, or a slice, beside it do not fit.

    `code` is selects-nothing, port-leads-nowhere, port-not-declared or slice-port-name.
    """

    code: str
    kind: str
    pod: str
    port: int
    name: str
    want: str


@dataclass(frozen=True)
class ServiceRelation:
    """Which Pods one Service selects among the documents given, and where its ports lead."""

    service: str
    namespace: str
    file: int  # of those given, from 0
    document: int
    item: int  # of a List, from 1; 0: not in a List
    selector: dict[str, str]
    pods: tuple[PodRelation, ...]
    slices: tuple[str, ...]
    problems: tuple[Problem, ...]
    alone: bool  # no Pod at all is among the documents


@dataclass(frozen=True)
class Place:
    """An object, and where among the files it stands."""

    file: int  # of those given, from 0
    document: int
    item: int
    line: int
    kind: str
    name: str
    namespace: str


@dataclass(frozen=True)
class ManifestFinding:
    """A rule's word, of validator/rules_*.go, on objects that the API server takes one by one."""

    code: str
    variant: str  # of the words; empty: the plain ones
    level: str  # error: it cannot work; warning: it may not work; hint
    file: int  # of those given, from 0
    document: int
    item: int
    line: int
    about: tuple[Place, ...]  # the object itself first
    values: dict[str, str]  # what the words name


@dataclass(frozen=True)
class Related:
    """Where the Services of some files lead, and what is found between all documents."""

    relations: tuple[ServiceRelation, ...]
    findings: tuple[ManifestFinding, ...]


@dataclass(frozen=True)
class Effect:
    """What a change did to one field beyond what its manifest writes."""

    path: str
    effect: str  # kept, cleared, filled, lost
    before: str
    after: str


@dataclass(frozen=True)
class Changed:
    """The result of putting one object over what is there; `validator/change.go` declares it."""

    verdict: Verdict
    way: str  # create, where nothing of that name is there; apply; replace
    before: dict[str, Any] | None  # what is there, as it is read
    after: dict[str, Any] | None  # what is there then
    effects: tuple[Effect, ...]


def verdict(found: dict[str, Any]) -> Verdict:
    """Return a verdict from its JSON."""
    found["causes"] = tuple(Cause(**cause) for cause in found["causes"])
    found["warnings"] = tuple(found["warnings"])
    found.setdefault("typed", None)
    found["defaulted"] = found.pop("object", None)
    return Verdict(**found)


def changed(found: dict[str, Any]) -> Changed:
    """Return a change from its JSON."""
    return Changed(
        verdict=verdict(found["verdict"]),
        way=found["way"],
        before=found.get("before"),
        after=found.get("after"),
        effects=tuple(Effect(**one) for one in found["effects"]),
    )


def related(found: dict[str, Any]) -> Related:
    """Return relations and findings from their JSON."""
    relations = (_relation(one) for one in found["relations"])
    return Related(tuple(relations), tuple(findings(found)))


def findings(found: dict[str, Any]) -> list[ManifestFinding]:
    """Return the findings alone from their JSON."""
    return [_finding(one) for one in found["findings"]]


def _finding(found: dict[str, Any]) -> ManifestFinding:
    found["about"] = tuple(Place(**place) for place in found["about"])
    return ManifestFinding(**found)


def _relation(found: dict[str, Any]) -> ServiceRelation:
    found["pods"] = tuple(_pod(pod) for pod in found["pods"])
    found["slices"] = tuple(found["slices"])
    found["problems"] = tuple(Problem(**problem) for problem in found["problems"])
    return ServiceRelation(**found)


def _pod(found: dict[str, Any]) -> PodRelation:
    found["later"] = tuple(found["later"])
    found["mismatches"] = tuple(Mismatch(**mismatch) for mismatch in found["mismatches"])
    found["ports"] = tuple(PortRelation(**port) for port in found["ports"])
    return PodRelation(**found)
