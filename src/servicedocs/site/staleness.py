"""The digest of all that the site is built from: it tells whether `site/` is stale."""

import os
from collections.abc import Iterator
from pathlib import Path

from servicedocs import cache

FOLDERS = ("docs", "examples", "messages", "src", "theme", "third_party", "validator")
FILES = ("mkdocs.yml", "mkdocs.en.yml", "uv.lock")
STAMP = ".made-from"


def digest(root: Path) -> str:
    """Return the digest of the present inputs."""
    addresses = [os.environ.get(name, "") for name in ("SITE_URL", "REPO_URL")]
    return cache.digest(*addresses, cache.digest_of_files(inputs(root), root))


def inputs(root: Path) -> Iterator[Path]:
    """Return the files that the site is built from, in a fixed order."""
    for folder in FOLDERS:
        yield from sorted(path for path in (root / folder).rglob("*") if is_input(path, root))
    yield from (root / name for name in FILES)


def is_input(path: Path, root: Path) -> bool:
    """Tell whether a path is a file that counts; what editors and Python leave behind does not."""
    parts = path.relative_to(root).parts
    passing = any(part.startswith(".") or part == "__pycache__" for part in parts)
    return path.is_file() and not passing and not path.name.endswith("~")


def is_fresh(root: Path, folder: str = "site") -> bool:
    """Tell whether `site/`, or a folder in it, was built from the present inputs."""
    try:
        return (root / folder / STAMP).read_text() == digest(root)
    except OSError:
        return False
