"""The examples that a page is rendered from: a changed one renders it again."""

from collections.abc import Iterator
from contextlib import contextmanager

_noting: list[dict[str, bytes | None]] = []


def note(path: str, data: bytes | None) -> None:
    """Note that a page read a file, or looked for one that is not there."""
    for noted in _noting:
        noted[path] = data


def note_unknown() -> None:
    """Make a page uncacheable: a folder never is a file of one byte."""
    note(".", b"?")


@contextmanager
def noted() -> Iterator[dict[str, bytes | None]]:
    """Collect what is read meanwhile, by its path below `examples/`."""
    found: dict[str, bytes | None] = {}
    _noting.append(found)
    try:
        yield found
    finally:
        _noting.remove(found)
