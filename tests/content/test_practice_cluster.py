"""The cluster that readers make is, as far as it goes, the one whose outputs were recorded.

A page says what it needs beyond that, and warns before what can cut off a machine.
"""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from servicedocs.cluster.host.topology import PODS, SERVICES
from servicedocs.commands.cluster import MODES
from servicedocs.examples.console import steps
from servicedocs.markdown.page import Page, collect, settings
from servicedocs.project import ROOT
from servicedocs.transcripts.session import Session, load
from tests.content.checks import machines
from tests.support.report import report
from tests.support.site import load as load_site

EXAMPLES = ROOT / "examples"
MACHINE = re.compile(r"(?<![\d.])192\.168\.56\.\d+(?![\d.])")
ASKED = re.compile(r"nodePort: (3\d{4})|[\w.]:(3[0-2]\d{3})\b")
PRACTICE = "practice-cluster.md"
CUT_OFF = "```{.console}\nroot@master:~# %s\n```\n"


@pytest.fixture(scope="module")
def kind() -> dict[str, Any]:
    """Return the cluster's configuration file."""
    found: dict[str, Any] = yaml.safe_load((EXAMPLES / "cluster/kind-cluster.yaml").read_text())
    return found


def typed() -> list[str]:
    """Return every command of the transcripts."""
    files = [file.read_text() for file in EXAMPLES.rglob("*.console")]
    return [step.command for text in files for step in steps(text)]


def test_it_has_the_ranges_and_the_proxy_mode_of_the_recorded_cluster(kind: dict[str, Any]) -> None:
    # Else a command of the pages that names a cluster IP, or an nftables table, fails there.
    assert kind["networking"] == {
        "serviceSubnet": SERVICES,
        "podSubnet": PODS,
        "kubeProxyMode": MODES[0],
    }


def test_every_node_port_that_a_command_calls_is_on_localhost(kind: dict[str, Any]) -> None:
    # On a Mac nothing but these leads to the nodes.
    mapped = {one["containerPort"] for one in kind["nodes"][0]["extraPortMappings"]}
    curls = [line for line in typed() if "curl" in line]
    called = {int(a or b) for line in curls for a, b in ASKED.findall(line)}
    assert called
    assert called <= mapped, f"kind-cluster.yaml maps no {called - mapped}; add extraPortMappings"


@pytest.mark.parametrize("language", ["ko", "en"])
def test_readers_are_told_which_addresses_they_replace(language: str) -> None:
    # A reader's machines have other addresses than those of the recorded cluster.
    page = (ROOT / "docs" / language / "practice-cluster.md").read_text()
    used = {address for command in typed() for address in MACHINE.findall(command)}
    assert used
    missing = {address for address in used if f"`{address}`" not in page}
    assert not missing, f"the table of addresses of {language} lacks {missing}"


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    return load()


def test_every_page_declares_what_its_recordings_need(sessions: list[Session]) -> None:
    pages = list(load_site().pages.values())
    report(machines.needs_problems(sessions, pages))


def test_a_need_that_no_page_declares_is_noticed(sessions: list[Session]) -> None:
    page = next(page for page in load_site().pages.values() if page.front.get("needs"))
    changed = replace(page, front={**page.front, "needs": []})
    assert list(machines.needs_problems(sessions, [changed]))


def test_each_need_is_found_on_some_page(sessions: list[Session]) -> None:
    found = set().union(*map(machines.of_session, sessions))
    assert found == set(machines.NEEDS)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_words_of_each_need_lead_to_where_it_is_explained(language: str) -> None:
    words: dict[str, Any] = settings(language).extra["needs"]
    practice = load_site().pages[language, PRACTICE]
    assert set(words["of"]) == set(machines.NEEDS)
    assert {one["section"] for one in words["of"].values()} <= set(practice.ids)


def test_what_can_cut_off_a_machine_has_a_warning_and_its_repair() -> None:
    report(
        [found for page in load_site().pages.values() for found in machines.danger_problems(page)]
    )


@pytest.mark.parametrize(
    "command",
    [
        "ip route del default",
        "ip link set eth0 down",
        "systemctl stop kubelet",
        "nft flush ruleset",
        "kubectl delete daemonset kube-proxy -n kube-system",
        "kubectl drain worker-node1",
    ],
)
def test_such_a_command_without_a_warning_is_noticed(tmp_path: Path, command: str) -> None:
    assert list(machines.danger_problems(_page(tmp_path, CUT_OFF % command)))


def test_a_warning_without_the_repair_is_not_enough(tmp_path: Path) -> None:
    block = CUT_OFF % "ip route del default"
    bare = '!!! warning "Careful"\n\n    This cuts you off.\n\n'
    mended = bare.replace("off.", "off. `ip route add default via 10.0.0.1` mends it.")
    assert list(machines.danger_problems(_page(tmp_path, bare + block)))
    assert not list(machines.danger_problems(_page(tmp_path, mended + block)))


def _page(folder: Path, text: str) -> Page:
    path = folder / "page.md"
    path.write_text(text)
    return collect(path, settings("en"))
