"""Keeps below .cache what takes long to make."""

import tempfile
from pathlib import Path


def keep(path: Path, data: bytes | bytearray) -> None:
    """Write a file whole or not at all: another process may be reading, or writing the same."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
    Path(file.name).replace(path)
