"""The manifests below a folder, in the order in which `kubectl apply -R` takes them."""

import os
import stat
from collections.abc import Iterator

ENDINGS = (".json", ".yaml", ".yml")


def walk(folder: str) -> Iterator[str | OSError]:
    """Yield the paths of the manifests, and what went wrong with a folder or a link on the way.

    Links to folders are not followed, as kubectl does not: so none leads round in a circle.
    """
    waiting: list[str | OSError] = [folder]
    while waiting:
        path = waiting.pop()
        if path == folder or (isinstance(path, str) and _is_folder(path)):
            waiting += reversed(_entries(path))
        elif not isinstance(path, str):
            yield path
        elif path.endswith(ENDINGS):
            yield from _file(path)


def _entries(folder: str | OSError) -> list[str | OSError]:
    """Return a folder's entries; hidden folders are left out."""
    try:
        with os.scandir(str(folder)) as found:
            names = sorted((one.name for one in found), key=os.fsencode)
    except OSError as error:
        return [error]
    paths = [os.path.join(str(folder), name) for name in names]  # noqa: PTH118 - drops no "./"
    hidden = [path for path, name in zip(paths, names, strict=True) if name.startswith(".")]
    folders = {path for path in hidden if _is_folder(path)}
    return [path for path in paths if path not in folders]


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False


def _file(path: str) -> Iterator[str | OSError]:
    """Yield a file, and nothing for a pipe, a socket, a device or a link to a folder."""
    try:
        if stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116 - a path is text here
            yield path
    except OSError as error:
        yield error
