"""What the site is built from, as one number: it tells whether `site/` is stale."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

FOLDERS = ("docs", "examples", "messages", "src", "theme", "third_party", "validator")
FILES = ("mkdocs.yml", "mkdocs.en.yml", "uv.lock")
STAMP = ".made-from"


def fingerprint(root: Path) -> str:
    """Return the number for the present inputs."""
    named = [os.environ.get(name, "") for name in ("SITE_URL", "REPO_URL")]
    total = hashlib.sha256("\n".join(named).encode())
    for path in inputs(root):
        data = path.read_bytes()
        total.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode())
        total.update(data)
    return total.hexdigest()


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


def is_fresh(root: Path) -> bool:
    """Tell whether `site/` was built from the present inputs."""
    try:
        return (root / "site" / STAMP).read_text() == fingerprint(root)
    except OSError:
        return False
