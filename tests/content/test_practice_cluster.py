"""The cluster that readers make is, as far as it goes, the one whose outputs were recorded."""

import re
from typing import Any

import pytest
import yaml

from servicedocs.cluster import components
from servicedocs.cluster.host.network import PODS
from servicedocs.commands.cluster import MODES
from servicedocs.project import ROOT

EXAMPLES = ROOT / "examples"
ASKED = re.compile(r"nodePort: (3\d{4})|[\w.]:(3[0-2]\d{3})\b")


@pytest.fixture(scope="module")
def kind() -> dict[str, Any]:
    """Return the cluster's configuration file."""
    found: dict[str, Any] = yaml.safe_load((EXAMPLES / "cluster/kind-cluster.yaml").read_text())
    return found


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
    commands = [
        line
        for file in EXAMPLES.rglob("*.console")
        for line in file.read_text().splitlines()
        if re.match(r"\S*[$#] ", line) and "curl" in line
    ]
    called = {int(a or b) for line in commands for a, b in ASKED.findall(line)}
    assert called
    assert called <= mapped, f"kind-cluster.yaml maps no {called - mapped}; add extraPortMappings"
