"""The cluster that readers make is, as far as it goes, the one whose outputs were recorded."""

import re
from typing import Any

import pytest
import yaml

from servicedocs.cluster import components
from servicedocs.cluster.host.network import PODS
from servicedocs.commands.cluster import MODES
from servicedocs.examples.console import steps
from servicedocs.project import ROOT

EXAMPLES = ROOT / "examples"
MACHINE = re.compile(r"(?<![\d.])192\.168\.56\.\d+(?![\d.])")
ASKED = re.compile(r"nodePort: (3\d{4})|[\w.]:(3[0-2]\d{3})\b")


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
        "serviceSubnet": components.SERVICES,
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
