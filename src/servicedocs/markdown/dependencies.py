"""The dependencies of a rendered page: the examples that it read, for the render cache."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_noting: list[dict[str, bytes | None]] = []


def note(path: str, data: bytes | None) -> None:
    """Add a file that a page read, or that it found missing."""
    for noted in _noting:
        noted[path] = data


def read(file: Path) -> bytes | None:
    """Return a data file of the validator that a page shows, noted; none outside this project."""
    data = file.read_bytes() if file.is_file() else None
    note(f"../validator/{file.name}", data)  # the others are below examples/
    return data


def note_unknown() -> None:
    """Mark the page as uncacheable: its files are not known."""
    # No folder is a file of one byte, so this never matches.
    note(".", b"?")


@contextmanager
def noted() -> Iterator[dict[str, bytes | None]]:
    """Collect the files that are read meanwhile, by their paths below `examples/`."""
    found: dict[str, bytes | None] = {}
    _noting.append(found)
    try:
        yield found
    finally:
        _noting.remove(found)
