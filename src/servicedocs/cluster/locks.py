"""One command at a time changes the cluster or runs lessons on it."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager

from servicedocs import cli
from servicedocs.cluster.places import LOCK


@contextmanager
def alone() -> Iterator[None]:
    """Hold the lock of this checkout's cluster; it goes with the process, however that ends."""
    LOCK.parent.mkdir(parents=True, exist_ok=True)
    with LOCK.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            cli.say("Waiting for another command that uses the cluster")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
