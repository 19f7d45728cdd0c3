"""Which cluster to run on: the repository's own, or one of a kubeconfig."""

from collections.abc import Iterator
from contextlib import contextmanager

from servicedocs.transcripts.targets.base import Place


def own() -> Place:
    """Return the repository's own cluster."""
    from servicedocs.transcripts.targets.own_cluster import OwnCluster  # noqa: PLC0415 - needs Linux and root

    return OwnCluster()


@contextmanager
def chosen(context: str | None) -> Iterator[Place]:
    """Give the own cluster, or the one of a kubeconfig's context for as long as needed."""
    if context is None:
        yield own()
        return
    from servicedocs.transcripts.targets.kubeconfig import OtherCluster  # noqa: PLC0415 - seldom needed

    with OtherCluster(context) as place:
        yield place
