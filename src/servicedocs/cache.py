"""The cache below `.cache`: digests of inputs, atomic writes, pruning, locks."""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from servicedocs import cli


def write_whole(path: Path, data: bytes | bytearray) -> None:
    """Write a file atomically: another process may be reading, or writing the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)


def prune(keep: Path, pattern: str) -> None:
    """Remove the files beside one that fit a pattern: the entries of other digests."""
    for old in keep.parent.glob(pattern):
        if old != keep:
            old.unlink(missing_ok=True)


@contextmanager
def locked(path: Path, waiting: str) -> Iterator[None]:
    """Hold the lock of a file, saying `waiting` if another process has it.

    The operating system gives it back when the process ends, however that ends.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            cli.say(waiting)
            fcntl.flock(file, fcntl.LOCK_EX)
        yield
