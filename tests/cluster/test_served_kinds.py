"""The kinds that the validator takes as served are those of a real API server."""

import pytest

from servicedocs.cluster import served

pytestmark = [pytest.mark.cluster, pytest.mark.usefixtures("cluster")]


def test_the_list_of_served_kinds_is_what_the_cluster_serves() -> None:
    # Another version serves others: `python -m servicedocs.cluster.served` prints the new list.
    assert served.FILE.read_text().splitlines() == list(served.lines())
