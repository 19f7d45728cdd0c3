"""The build's caches: never anything stale, and the same bytes as without them."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from servicedocs.project import ROOT
from servicedocs.validator import cached, runtime
from servicedocs.validator.results import Verdict
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
    assert (project / ".cache" / "answers" / "ko.json").exists()
    assert list((project / ".cache" / "templates").rglob("*.cache"))
    assert built(project, "warm") == cold


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


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Collect the starts of Kubernetes' code."""
    started: list[object] = []
    start = runtime.Validator.__init__

    def counted(self: runtime.Validator) -> None:
        started.append(self)
        start(self)

    monkeypatch.setattr(runtime.Validator, "__init__", counted)
    return started


def asked(file: Path, data: bytes) -> list[Verdict]:
    """Judge a manifest as a new build would."""
    remembering = cached.CachedValidator(file)
    verdicts = remembering.check(data)
    remembering.keep()
    return verdicts


def test_the_same_manifest_is_judged_once_and_another_one_anew(
    tmp_path: Path, starts: list[object]
) -> None:
    data = (ROOT / "examples" / "nodeport" / "service.yaml").read_bytes()
    file = tmp_path / "answers.json"
    first = asked(file, data)
    assert asked(file, data) == first
    assert len(starts) == 1
    assert not asked(file, data.replace(b"Service", b"Servise"))[0].accepted
    assert len(starts) == 2


def test_answers_of_another_version_are_not_used(
    tmp_path: Path, starts: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (ROOT / "examples" / "nodeport" / "service.yaml").read_bytes()
    asked(tmp_path / "answers.json", data)
    monkeypatch.setattr(runtime, "digest", lambda: "another")
    asked(tmp_path / "answers.json", data)
    assert len(starts) == 2


@pytest.mark.parametrize("text", ["", "[]", '{"of": 1}', "{"])
def test_a_broken_file_of_answers_costs_only_time(tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text)
    assert asked(file, b"kind: Pod\n")[0].message
