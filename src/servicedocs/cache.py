"""The cache below `.cache`: digests, files that are checked on use, atomic writes, locks.

The name of a kept file holds two digests: of what it was made from, which its user puts there, and
of its content. So what is stale is not found, and what has changed on the disk is not used.
"""

import fcntl
import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
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
    """Return the kept file of a name, made if it is missing or has changed.

    The files beside it that fit the pattern `others` are of other inputs, and go then.
    """
    return found(path) or keep(path, make(), others)


def found(path: Path) -> Path | None:
    """Return the kept file of a name, if its content is what was written."""
    for file in path.parent.glob(f"{path.stem}.*{path.suffix}"):
        with suppress(OSError), file.open("rb") as opened:  # another build may just remove it
            if file == _with_digest(path, hashlib.file_digest(opened, "sha256").hexdigest()):
                return file
    return None


def keep(path: Path, data: bytes | bytearray, others: str = "") -> Path:
    """Write a kept file in the place of those that were of this name, and return it."""
    file = _with_digest(path, hashlib.sha256(data).hexdigest())
    write_whole(file, data)
    prune(file, others or f"{path.stem}.*{path.suffix}")
    return file


def _with_digest(path: Path, content: str) -> Path:
    return path.with_name(f"{path.stem}.{content[:LENGTH]}{path.suffix}")


def write_whole(path: Path, data: bytes | bytearray) -> None:
    """Write a file atomically: another process may be reading, or writing the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(data)
            file.close()
            Path(file.name).replace(path)
        finally:
            Path(file.name).unlink(missing_ok=True)  # where the disk is full, nothing is left


def prune(keep: Path, pattern: str) -> None:
    """Remove the files beside one that fit a pattern: the entries of other digests."""
    for old in keep.parent.glob(pattern):
        if old != keep:
            old.unlink(missing_ok=True)


held: set[int] = set()
"""The open files of this process's locks: whoever inherits one holds the lock too."""


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
        held.add(file.fileno())
        try:
            yield
        finally:
            held.remove(file.fileno())
