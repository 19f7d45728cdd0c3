"""What `scripts/trace` answers: its JSON, its switches, and one line for what it does not know."""

import io
import json
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import pytest

from servicedocs import cli, commands
from servicedocs.project import ROOT
from servicedocs.trace import words
from servicedocs.validator import benchmark
from servicedocs.validator.runtime import File, validator

NAME = "scripts/trace"
EXAMPLES = ROOT / "examples"
KEYS = {
    "from", "to", "dns", "node", "steps", "result", "candidates", "seen_source", "decided_by",
    "cannot_know",
}  # fmt: skip
SERVICE = (
    "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  type: NodePort\n"
    "  selector: {app: web}\n  ports: [{port: 8080, targetPort: 80, nodePort: 30001}]\n"
)
DEPLOYMENT = (
    "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  replicas: 2\n"
    "  selector: {matchLabels: {app: web}}\n  template:\n    metadata: {labels: {app: web}}\n"
    "    spec: {containers: [{name: web, image: nginx, ports: [{containerPort: 80}]}]}\n"
)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Return a file with a Service and a Deployment of two Pods."""
    file = tmp_path / "web.yaml"
    file.write_text(SERVICE + DEPLOYMENT)
    return file


def call(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Call the command; a failure gives its exit code and its line."""
    said, told = io.StringIO(), io.StringIO()
    listed = [str(one) for one in arguments]
    with redirect_stdout(said), redirect_stderr(told):
        try:
            code = commands.call(commands.load("trace"), NAME, listed)
        except cli.Failure as failure:
            cli.fail(NAME, *failure.lines)
            code = failure.code
    return subprocess.CompletedProcess(listed, code, said.getvalue(), told.getvalue())


def answer(*arguments: str | Path) -> dict[str, Any]:
    """Return what --json prints."""
    done = call(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_json_has_every_key_that_programs_rely_on(files: Path) -> None:
    found = answer(files, "--from", "pod/client", "--to", "web:8080")
    assert set(found) == KEYS
    assert set(found["steps"][0]) == {"where", "rule", "effect"}
    assert found["dns"] == [{"question": "web.default.svc.cluster.local. A", "answer": "10.96.0.2"}]
    pods = [(one["pod"], one["address"], one["probability"]) for one in found["candidates"]]
    assert pods == [("web-0", "10.244.1.2:80", 0.5), ("web-1", "10.244.2.2:80", 0.5)]


@pytest.mark.parametrize(
    ("switch", "left"),
    [
        ("pod/web-0=unready", ["web-1"]),
        ("pod/web-0=terminating", ["web-1"]),
        ("pod/web-0=gone", ["web-1"]),
        ("deployment/web=3", ["web-0", "web-1", "web-2"]),
    ],
)
def test_a_switch_changes_who_may_get_the_packet(files: Path, switch: str, left: list[str]) -> None:
    found = answer(files, "--from", "pod/client", "--to", "web:8080", "--set", switch)
    assert sorted(one["pod"] for one in found["candidates"]) == left


def test_without_a_ready_pod_it_is_refused_and_says_that_readiness_decided(files: Path) -> None:
    off = ("--set", "pod/web-0=unready", "--set", "pod/web-1=unready")
    found = answer(files, "--from", "pod/client", "--to", "web:8080", *off)
    assert found["result"] == "refused"
    assert "pod/web-0 status.conditions[Ready]" in found["decided_by"]


def test_local_drops_what_reaches_a_node_without_a_pod_and_keeps_the_source(files: Path) -> None:
    files.write_text(files.read_text().replace("spec:\n  type", LOCAL, 1))
    dropped = answer(files, "--from", "client", "--to", "master:30001")
    kept = answer(files, "--from", "client", "--to", "worker-node1:30001")
    assert (dropped["result"], dropped["candidates"]) == ("dropped", [])
    assert (kept["result"], kept["seen_source"]) == ("delivered", "192.168.56.13")
    assert "spec.externalTrafficPolicy" in dropped["decided_by"]
    assert "spec.externalTrafficPolicy" in kept["decided_by"]


LOCAL = "spec:\n  externalTrafficPolicy: Local\n  type"


@pytest.mark.parametrize("mode", ["nftables", "iptables"])
def test_a_node_without_a_route_cannot_call_but_its_pods_can(files: Path, mode: str) -> None:
    broken = ("--set", "node/worker-node1=no-route", "--mode", mode)
    node = answer(files, "--from", "worker-node1", "--to", "10.96.0.2:8080", *broken)
    pod = answer(files, "--from", "pod/web-0", "--to", "10.96.0.2:8080", *broken)
    assert (node["result"], pod["result"]) == ("no route", "delivered")


@pytest.mark.parametrize(
    ("asked", "result", "last"),
    [
        (["web"], "answered", "10.96.0.2"),
        (["_http._tcp.web", "--type", "srv"], "cannot know", "asked outside the cluster"),
        (["_a._tcp.web", "--type", "SRV"], "answered", "0 100 8080 web.default.svc.cluster.local."),
        (["10.96.0.10"], "answered", "kube-dns.kube-system.svc.cluster.local."),
        (["web", "--type", "AAAA"], "no such record", "asked outside the cluster"),
    ],
)
def test_a_name_is_asked_for_with_records_of_any_type(
    files: Path, asked: list[str], result: str, last: str
) -> None:
    files.write_text(files.read_text().replace("{port: 8080", "{name: a, port: 8080"))
    found = answer(files, "--from", "pod/client", "--ask", *asked)
    assert (found["result"], found["dns"][-1]["answer"]) == (result, last)
    assert found["candidates"] == []


STATEFUL = """apiVersion: v1
kind: Service
metadata: {name: db}
spec: {selector: {app: db}, ports: [{port: 80}]}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db}
spec:
  serviceName: db
  selector: {matchLabels: {app: db}}
  template:
    metadata: {labels: {app: db}}
    spec: {containers: [{name: db, image: nginx}]}
"""


def test_coredns_knows_a_stateful_pod_behind_a_service_that_is_not_headless(tmp_path: Path) -> None:
    file = tmp_path / "db.yaml"
    file.write_text(STATEFUL)  # the finding service-name-not-headless says it
    assert answer(file, "--from", "pod/client", "--ask", "db-0.db")["result"] == "answered"


def test_the_name_of_a_host_that_is_asked_for_elsewhere_cannot_be_known(files: Path) -> None:
    found = answer(files, "--from", "client", "--ask", "example.com")
    assert (found["result"], found["cannot_know"]) == ("cannot know", ["outside-name"])


@pytest.mark.parametrize("asked", [[], ["--ask", "web", "--to", "web:8080"]])
def test_a_question_is_of_a_packet_or_of_a_name(files: Path, asked: list[str]) -> None:
    done = call(files, "--from", "pod/client", *asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert "write --to NAME:PORT for a packet, or --ask NAME for a name" in done.stderr


def test_a_name_of_another_namespace_is_not_found_and_says_so(files: Path) -> None:
    files.write_text(files.read_text().replace("{name: web}", "{name: web, namespace: shop}", 1))
    short = answer(files, "--from", "pod/client", "--to", "web:8080")
    long = answer(files, "--from", "pod/client", "--to", "web.shop:8080")
    assert (short["result"], short["decided_by"]) == ("no such name", ["metadata.namespace"])
    assert long["dns"][-1]["answer"] == "10.96.0.2"


@pytest.mark.parametrize(
    ("wrong", "listed"),
    [
        (("--from", "pod/nobody", "--to", "web:8080"), "pod/web-0, pod/web-1, pod/client, master"),
        (("--from", "client", "--to", "web"), "web:8080"),
        (("--from", "client", "--to", "web:99999"), "web:8080"),
        (("--from", "client", "--to", "web:8080", "--set", "pod/x=ready"), "pod/web-0"),
        (("--from", "client", "--to", "web:8080", "--set", "pod/web-0=tired"), "terminating"),
        (("--from", "client", "--to", "web:8080", "--set", "pod/web-0"), "WHAT=IS"),
    ],
)
def test_what_is_not_there_is_one_line_that_lists_what_is(
    files: Path, wrong: tuple[str, ...], listed: str
) -> None:
    done = call(files, *wrong)
    assert (done.returncode, done.stdout) == (2, "")
    assert listed in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_refused_object_is_left_out_and_said(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    file.write_text(SERVICE.replace("30001", "80"))
    done = call(file, "--from", "pod/client", "--to", "web:8080", "--language", "en")
    assert "provided port is not in the valid range" in done.stderr
    assert "no such name" in done.stdout


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_text_says_the_result_in_the_readers_language(files: Path, language: str) -> None:
    done = call(files, "--from", "pod/client", "--to", "web:8080", "--language", language)
    assert words.RESULTS["delivered"].in_language(language) in done.stdout
    assert words.NEVER_KNOWN.in_language(language) in done.stdout


def test_every_result_and_every_doubt_of_the_validator_has_words() -> None:
    sources = [file.read_text() for file in (ROOT / "validator").glob("*.go")]
    text = "\n".join(sources)
    assert all(f'= "{result}"' in text for result in words.RESULTS)
    assert all(f'"{doubt}"' in text for doubt in words.UNKNOWN)


def test_a_hundred_services_with_a_thousand_pods_on_six_nodes_are_followed() -> None:
    data, options = benchmark.large_cluster()
    asked = {**options, "packets": [{"from": "pod/client", "to": "web-7:8080"}]}
    found = validator().trace([File("-", data)], asked)
    assert found["traces"][0]["result"] == "delivered"
    assert len(found["traces"][0]["candidates"]) == 10
    assert len(found["pods"]) == 100 * 10 + 1  # some wait: a node takes 110


def test_a_node_takes_as_many_pods_as_a_kubelet_lets_it(files: Path) -> None:
    full = answer(files, "--from", "client", "--to", "master:30001", "--set", "deployment/web=300")
    assert len(full["candidates"]) == 2 * 110


def _file(text: str) -> File:
    return File("-", text.encode())


ENDPOINTS = (
    "---\napiVersion: v1\nkind: Endpoints\nmetadata: {name: web%s}\nsubsets:\n"
    "- addresses: [{ip: 10.244.2.2}]\n  notReadyAddresses: [{ip: 10.244.2.9}]\n"
    "  ports: [{port: 80}]\n"
)


@pytest.mark.parametrize(
    ("service", "more", "result"),
    [
        (SERVICE.replace("  selector: {app: web}\n", ""), "", "delivered"),
        (SERVICE.replace("{app: web}", "{app: other}"), "", "refused"),
        (
            SERVICE.replace("  selector: {app: web}\n", ""),
            ", labels: {endpointslice.kubernetes.io/skip-mirror: 'true'}",
            "refused",
        ),
    ],
    ids=["no selector", "with a selector", "not to be mirrored"],
)
def test_endpoints_are_mirrored_where_the_service_has_no_selector(
    tmp_path: Path, service: str, more: str, result: str
) -> None:
    file = tmp_path / "web.yaml"
    file.write_text(service + DEPLOYMENT + ENDPOINTS % more)
    found = answer(file, "--from", "pod/client", "--to", "web:8080")
    assert found["result"] == result
    pods = [one["pod"] for one in found["candidates"]]
    assert pods == (["web-1"] if result == "delivered" else [])
