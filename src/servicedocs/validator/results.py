"""The results of Kubernetes' own code: verdicts on objects, and relations between them."""

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

    Keys and types of all classes here are declared in validator/check.go and relate.go.
    """

    document: int  # from 1
    item: int  # of a List, from 1; 0: not in a List
    list: str  # the List's kind, of an item
    first: int  # the object's first line in the file
    line: int  # the line that the message is about
    kind: str
    name: str
    accepted: bool
    message: str  # of the API's Status object; empty where accepted
    kubectl: str  # the same as kubectl prints it
    causes: tuple[Cause, ...]
    warnings: tuple[str, ...]
    typed: dict[str, Any] | None  # the object as written, where it is accepted
    defaulted: dict[str, Any] | None  # the same with its defaults filled in

    @classmethod
    def not_judged(cls, message: str) -> Verdict:
        """Return the refusal of a file that could not be judged at all."""
        return cls(
            document=1,
            item=0,
            list="",
            first=1,
            line=1,
            kind="",
            name="",
            accepted=False,
            message=message,
            kubectl=f"error: {message}",
            causes=(),
            warnings=(),
            typed=None,
            defaulted=None,
        )


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
    document: int
    labels: dict[str, str]
    selected: bool
    mismatches: tuple[Mismatch, ...]
    ports: tuple[PortRelation, ...]


@dataclass(frozen=True)
class Problem:
    """Why a Service that the API server takes does not work with the documents beside it.

    `code` is no-pod-selected, port-leads-nowhere, port-not-declared or slice-port-name.
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
    document: int
    item: int  # of a List, from 1; 0: not in a List
    selector: dict[str, str]
    pods: tuple[PodRelation, ...]
    slices: tuple[str, ...]
    problems: tuple[Problem, ...]
    alone: bool  # no Pod at all is among the documents


def verdict(found: dict[str, Any]) -> Verdict:
    """Return a verdict from its JSON."""
    found["causes"] = tuple(Cause(**cause) for cause in found["causes"])
    found["warnings"] = tuple(found["warnings"])
    found.setdefault("typed", None)
    found["defaulted"] = found.pop("object", None)
    return Verdict(**found)


def relation(found: dict[str, Any]) -> ServiceRelation:
    """Return a relation from its JSON."""
    found["pods"] = tuple(_pod(pod) for pod in found["pods"])
    found["slices"] = tuple(found["slices"])
    found["problems"] = tuple(Problem(**problem) for problem in found["problems"])
    return ServiceRelation(**found)


def _pod(found: dict[str, Any]) -> PodRelation:
    found["labels"] = found["labels"] or {}
    found["mismatches"] = tuple(Mismatch(**mismatch) for mismatch in found["mismatches"])
    found["ports"] = tuple(PortRelation(**port) for port in found["ports"])
    return PodRelation(**found)
