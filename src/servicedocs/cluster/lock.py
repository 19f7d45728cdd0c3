"""The lock of this checkout's cluster: one command at a time changes it or runs pages on it."""

from contextlib import AbstractContextManager

from servicedocs import cache
from servicedocs.cluster.host.topology import CACHE


def alone() -> AbstractContextManager[None]:
    """Hold the lock, at most until the process ends."""
    return cache.locked(CACHE / "lock", "Waiting for another command that uses the cluster")
