"""The choice of a target: the repository's own cluster, or a context of a kubeconfig.

Each is imported on demand: the own cluster needs Linux, verifying elsewhere does not.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from servicedocs.transcripts.targets.base import Target


def own_cluster() -> Target:
    """Return the repository's own cluster."""
    from servicedocs.transcripts.targets.own_cluster import OwnCluster  # noqa: PLC0415 - needs Linux and root

    return OwnCluster()


@contextmanager
def target(context: str | None) -> Iterator[Target]:
    """Yield the own cluster, or the cluster of a kubeconfig's context."""
    if context is None:
        yield own_cluster()
        return
    from servicedocs.transcripts.targets.kubeconfig import KubeconfigCluster  # noqa: PLC0415

    with KubeconfigCluster(context) as cluster:
        yield cluster
