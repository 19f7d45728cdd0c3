"""How the tests read kube-proxy's text is how nft lists it, for Services at random."""

import os
import random
import subprocess

import pytest

from servicedocs.cluster import shells
from servicedocs.validator.runtime import File, validator
from tests.cluster.packets import situations
from tests.validator.trace import ruleset

pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("cluster")]

NODE = "worker-node1"
SERVICES = 40
SEED = int(os.environ.get("COMPARE_SEED") or random.randrange(10**6))  # noqa: S311
# In a network of its own: the node keeps its rules.
LIST = "unshare --net sh -c 'nft -f /dev/stdin && nft list table ip kube-proxy'"


def test_nft_lists_the_rules_as_the_comparison_with_recorded_ones_takes_them() -> None:
    made = situations.services(SERVICES, random.Random(SEED))  # noqa: S311
    data = situations.text([*situations.pods(), *made]).encode()
    rules = validator().trace([File("-", data)], {"detail": True})["rules"][NODE]
    asked = [*shells.command(NODE), "-c", LIST]
    listed = subprocess.run(asked, input=rules, capture_output=True, text=True, check=True).stdout
    chains = dict(ruleset.chains_listed(listed.splitlines()))
    assert len(chains) > SERVICES
    assert chains == {name: ruleset.chain(rules, name) for name in chains}, f"COMPARE_SEED={SEED}"
