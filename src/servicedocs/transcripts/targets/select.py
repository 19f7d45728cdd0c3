"""The choice of a target, the repository's own cluster or a context, and of what runs on it.

Each is imported on demand: the own cluster needs Linux, verifying elsewhere does not.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from servicedocs import cli
from servicedocs.transcripts.session import Session
from servicedocs.transcripts.targets.base import Target


def own_cluster() -> Target:
    """Return the repository's own cluster."""
    from servicedocs.transcripts.targets.own_cluster import OwnCluster  # noqa: PLC0415 - needs Linux and root

    return OwnCluster()


def fit(sessions: list[Session], target: Target, *, named: bool) -> list[Session]:
    """Return the pages that can run on a target; say which are left, and fail if one was named."""
    unfit = {one.name: reason for one in sessions if (reason := target.unfit(one))}
    by_reason = {why: [name for name in unfit if unfit[name] == why] for why in unfit.values()}
    for reason, names in by_reason.items():
        if named:
            raise cli.Failure(f"{', '.join(names)} needs {reason}")
        cli.say(f"left for {reason}: {', '.join(names)}")
    return [one for one in sessions if one.name not in unfit]


@contextmanager
def target(context: str | None) -> Iterator[Target]:
    """Yield the own cluster, or the cluster of a kubeconfig's context."""
    if context is None:
        yield own_cluster()
        return
    from servicedocs.transcripts.targets.kubeconfig import KubeconfigCluster  # noqa: PLC0415

    with KubeconfigCluster(context) as cluster:
        yield cluster
