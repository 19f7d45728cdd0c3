"""The cache below `.cache`: digests of inputs, files named by a digest, atomic writes, locks."""

import fcntl
import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from servicedocs import cli

LENGTH = 16  # of a digest in the name of a file: 64 bits


def digest(*parts: str | bytes | bytearray) -> str:
    """Return the SHA-256 digest of some parts; each counts with its length."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        total.update(b"%d " % len(data))
        total.update(data)
    return total.hexdigest()


def digest_of_files(paths: Iterable[Path], root: Path) -> str:
    """Return the digest of files: of their contents, and of their paths below a folder."""
    parts = ((path.relative_to(root).as_posix(), digest(path.read_bytes())) for path in paths)
    return digest(*(part for pair in parts for part in pair))


def kept(path: Path, make: Callable[[], bytes], others: str) -> Path:
    """Return a file that is named by its digest, made if it is missing.

    The files beside it that fit the pattern `others` are of other digests, and go then.
    """
    if not path.exists():
        write_whole(path, make())
        prune(path, others)
    return path


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
