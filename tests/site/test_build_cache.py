"""The build's caches: never anything stale, and the same bytes as without them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.files import change, contents
from tests.support.mini_project import HELPER, SERVICE

pytestmark = pytest.mark.slow


def built(project: Path, into: str) -> dict[str, bytes]:
    """Build the Korean pages in a process of their own, as scripts/build does."""
    command = [sys.executable, "-m", "servicedocs.site.language_build", "ko", into]
    done = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)
    assert json.loads(done.stdout)["problems"] == [], done.stdout
    return contents(project / into)


def test_a_build_from_memory_gives_the_same_bytes_as_one_without(project: Path) -> None:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    cold = built(project, "cold")
    assert list((project / ".cache" / "templates").rglob("*.cache"))
    assert built(project, "warm") == cold


def test_a_changed_byte_in_the_cache_is_on_no_page(project: Path) -> None:
    first = built(project, "first")
    templates = list((project / ".cache" / "templates").rglob("*.cache"))
    for path in templates:
        path.write_bytes(path.read_bytes().replace(b"class=", b"crass="))
    assert any(b"crass=" in path.read_bytes() for path in templates)
    assert built(project, "again") == first


def test_a_build_from_memory_sees_what_changed(project: Path) -> None:
    built(project, "first")
    change(project / SERVICE, "nodePort: 30001", "nodePort: 30999")
    change(project / HELPER, "name: pooh", "name: changed")
    change(project / "theme" / "404.html", "<h1>404", "<h1>No page")
    change(project / "theme" / "partials" / "source-file.html", "<code>", "<code id=changed>")
    again = built(project, "again")
    assert b"30999" in again["more.html"]
    assert b"changed-db-nginx-pod" in again["more.html"]
    assert b"<code id=changed>" in again["more.html"]
    assert b"<h1>No page" in again["404.html"]
