"""What readers have asked about, and what projects publish: the answer of scripts/check to each."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from servicedocs.project import ROOT
from tests.commands.checking import call, entries

CASES = ROOT / "tests" / "data" / "cases"

# Paths, then the answers that are not "accepted", then the findings, in their order.
NOTHING: tuple[str, ...] = ()
ASKED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "selectors/release-in-selector": (NOTHING, ("warning selector-changes-with-release 5",)),
    "selectors/two-releases": (NOTHING, ("warning two-workloads 5", "warning two-workloads 12")),
    "selectors/service-for-each-pod": (NOTHING, NOTHING),
    "selectors/zone": (NOTHING, ("hint selects-nothing 5",)),
    "selectors/pods-of-custom-resource": (
        ("not judged 8 Prometheus",),
        ("hint selects-nothing 5",),
    ),
    "selectors/pods-of-job": (NOTHING, NOTHING),
    "ports/name-of-service-in-environment": (NOTHING, NOTHING),
    "ports/same-port-two-protocols": (NOTHING, ("hint same-port-two-protocols 7",)),
    "ports/native-sidecar": (NOTHING, NOTHING),
    "ports/probe-of-another-name": (NOTHING, ("error probe-port-missing 17",)),
    "ports/undeclared": (NOTHING, ("hint port-not-declared 6",)),
    "ports/loopback": (NOTHING, NOTHING),
    "ports/stop-too-short": (NOTHING, ("warning stop-too-short 18",)),
    "ways-in/ingress-port-name": (
        NOTHING,
        ("error ingress-port-missing 26", "warning ingress-service-missing 27"),
    ),
    "ways-in/ingress-to-external-name": (NOTHING, ("warning ingress-external-name 13",)),
    "ways-in/kind-port-mapping": (NOTHING, ("warning kind-port-mapping 5",)),
    "ways-in/policy-allows-service-port": (NOTHING, ("warning policy-blocks-port 37",)),
    "ways-in/policy-of-own-namespace": (NOTHING, ("hint policy-own-namespace 25",)),
    "endpoints/endpoints-behind-ingress": (NOTHING, NOTHING),
    "endpoints/other-target-port": (NOTHING, NOTHING),
    "endpoints/slice-without-label": (
        NOTHING,
        ("warning no-endpoints-source 4", "warning slice-without-service 9"),
    ),
    "endpoints/stateful-set-of-another-service": (NOTHING, ("hint service-name-missing 13",)),
    "endpoints/stateful-set-not-headless": (NOTHING, ("hint service-name-not-headless 12",)),
    "clusters/namespace-is-there": (("rejected 6 Service",), ("hint namespace-assumed 3",)),
    "clusters/service-account-beside": (NOTHING, NOTHING),
    "clusters/namespace clusters/in-namespace": (NOTHING, NOTHING),
    "clusters/in-namespace": (NOTHING, ("hint namespace-assumed 3",)),
    "clusters/node-port clusters/same-node-port": (
        ("rejected 7 Service",),
        ("error selects-nothing 6", "error selects-nothing 6", "error node-port-shared 7"),
    ),
    "clusters/version-of-before": (
        ("rejected 1 PodDisruptionBudget",),
        ("hint version-not-served 1",),
    ),
}
PUBLISHED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "public/redis-announce": (NOTHING, ("hint namespace-assumed 3",)),
    "public/prometheus-operator": (
        (
            "not judged 18 Prometheus",
            "not judged 23 Alertmanager",
        ),
        ("hint selects-nothing 32", "hint selects-nothing 39"),
    ),
    "public/three-versions": (NOTHING, NOTHING),
    "public/service-accounts": (NOTHING, NOTHING),
    "public/ingress-controller": (NOTHING, NOTHING),
    "public/drain": (NOTHING, NOTHING),
    "public/guestbook": (NOTHING, NOTHING),
    "public/cassandra": (NOTHING, NOTHING),
    "public/cockroach": (("rejected 16 PodDisruptionBudget",), ("hint version-not-served 16",)),
}


def paths(names: str) -> list[Path]:
    """Return the files, or the folder, that a row of the tables names."""
    found = (CASES / name for name in names.split())
    return [path if path.is_dir() else path.with_name(f"{path.name}.yaml") for path in found]


def answers(found: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(
        f"{one['verdict']} {one['line']} {one['kind']}"
        for one in found
        if one["verdict"] != "accepted"
    )


def findings(found: list[dict[str, Any]]) -> tuple[str, ...]:
    return tuple(
        f"{one['level']} {one['code']} {one['line']}"
        for entry in found
        for one in entry["findings"]
    )


@pytest.mark.parametrize("names", [*ASKED, *PUBLISHED])
def test_each_case_has_its_answers_and_findings_at_their_lines(names: str) -> None:
    found = entries(*paths(names))
    assert (answers(found), findings(found)) == {**ASKED, **PUBLISHED}[names]


def test_the_exit_code_tells_what_works_from_what_does_not() -> None:
    for names, (other, found) in {**ASKED, **PUBLISHED}.items():
        fails = any(one.startswith(("rejected", "error")) for one in (*other, *found))
        assert call(*paths(names)).returncode == fails, names


def test_what_projects_publish_is_neither_warned_of_nor_called_an_error() -> None:
    levels = Counter(one.split()[0] for _, found in PUBLISHED.values() for one in found)
    assert set(levels) == {"hint"}


def test_no_case_is_without_its_row() -> None:
    named = {path for names in (*ASKED, *PUBLISHED) for path in paths(names)}
    files = {file for path in named for file in (path.rglob("*.yaml") if path.is_dir() else [path])}
    assert files == set(CASES.rglob("*.yaml"))
