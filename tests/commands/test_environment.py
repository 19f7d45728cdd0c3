"""The virtual environment: made by the first command, kept, and why it could not be made."""

import ast
import importlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from servicedocs.project import ROOT
from tests.support import commands
from tests.support.commands import SCRIPTS, run

pytestmark = pytest.mark.slow

sys.path.insert(0, str(ROOT / "scripts"))
_environment: Any = importlib.import_module("_environment")
_setup: Any = importlib.import_module("_setup")
FAKE_UV = """#!/bin/sh
case "$1" in
--version) echo "uv {version}" ;;
venv)
{venv}
;;
sync)
echo "$@" >> {log}
{action}
;;
export) echo "$@" >> {log} ;;
esac
"""
REAL = Path(sys.executable).resolve()
MAKE_VENV = f"""
mkdir -p .venv/bin .venv/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages
ln -sf "{REAL}" .venv/bin/python
echo "home = {REAL.parent}" > .venv/pyvenv.cfg
"""


def only_line(answer: "subprocess.CompletedProcess[str]") -> str:
    """Return the one line of a script that could not begin."""
    return commands.only_line(answer, code=2)


class Project:
    """A copy of what a script needs to set itself up, with a uv that only pretends."""

    MAIN = "import sys; print(sys.argv[2:])"

    def __init__(self, folder: Path) -> None:
        """Copy the scripts and the code; what they go on as prints its arguments."""
        self.folder = folder / "project"
        shutil.copytree(ROOT / "scripts", self.folder / "scripts")
        without = shutil.ignore_patterns("__pycache__")
        code = shutil.copytree(ROOT / "src", self.folder / "src", ignore=without)
        (code / "servicedocs" / "__main__.py").write_text(self.MAIN)
        for name in ("uv.lock", "pyproject.toml"):
            (self.folder / name).write_text("")
        text = 'import _bootstrap\n\n_bootstrap.run("try")\n'
        (self.folder / "scripts" / "try").write_text(text)
        self.tools = folder / "tools"
        self.tools.mkdir()
        self.log = folder / "log"
        self.uv()

    def uv(
        self,
        *,
        version: str = "99.0.0",
        action: str = MAKE_VENV,
        venv: str = ":",
    ) -> None:
        """Put a pretended uv on PATH: what it says it is, and what `uv sync` and `uv venv` do."""
        text = FAKE_UV.format(version=version, action=action, venv=venv, log=self.log)
        (self.tools / "uv").write_text(text)
        (self.tools / "uv").chmod(0o755)

    def start(self, *arguments: str) -> "subprocess.Popen[str]":
        """Start the script."""
        command = [sys.executable, str(self.folder / "scripts" / "try"), *arguments]
        settings = os.environ | {"PATH": f"{self.tools}:/usr/bin:/bin"}
        return subprocess.Popen(
            command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the script to its end."""
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)

    def syncs(self) -> int:
        """Return how often the environment was made."""
        return self.log.read_text().count("sync ") if self.log.exists() else 0


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Return a project that no script has set up yet."""
    return Project(tmp_path)


def test_a_first_run_makes_the_environment_and_the_next_one_goes_straight_on(
    project: Project,
) -> None:
    first = project.run("a", "b c")
    assert first.stdout == "['a', 'b c']\n"
    assert "Setting up the Python environment" in first.stderr
    second = project.run("d")
    assert (second.stdout, second.stderr) == ("['d']\n", "")
    assert project.syncs() == 1


def test_the_environment_survives_a_new_name_of_the_folder(project: Project) -> None:
    project.run()
    project.folder = project.folder.rename(project.folder.with_name("another name"))
    assert project.run("a").stdout == "['a']\n"
    assert project.syncs() == 1


def test_a_changed_lock_file_makes_the_environment_anew(project: Project) -> None:
    project.run()
    with (project.folder / "uv.lock").open("a") as file:
        file.write("\n# changed\n")
    project.run()
    assert project.syncs() == 2


@pytest.mark.parametrize(
    "name", ["uv.lock", "pyproject.toml", "scripts/_environment.py", "scripts/_setup.py"]
)
def test_the_environment_depends_on_every_file_that_makes_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(_environment, "ROOT", project.folder)
    before = _environment.digest()
    with (project.folder / name).open("a") as file:
        file.write("\n# changed\n")
    assert _environment.digest() != before


def test_two_runs_at_the_same_time_make_the_environment_once(project: Project) -> None:
    project.uv(action=f"until [ -e go-on ]; do sleep 0.05; done\n{MAKE_VENV}")
    first = project.start("a")
    while not project.syncs():
        time.sleep(0.05)
    second = project.start("a")
    assert second.stderr
    said = second.stderr.readline()
    (project.folder / "go-on").touch()
    outputs = [process.communicate(timeout=60)[0] for process in (first, second)]
    assert outputs == ["['a']\n"] * 2
    assert said.startswith("Waiting for another run")
    assert project.syncs() == 1


@pytest.mark.parametrize(
    ("said", "remedy"),
    [
        ("error: Failed to fetch: `x`\n  Caused by: dns error", "connect to the network"),
        ("error: Permission denied (os error 13)", "make the folder writable"),
        ("error: No space left on device (os error 28)", "free some space"),
        ("error: The lockfile needs to be updated", "run: uv lock"),
        ("error: something new", "error: something new"),
    ],
)
def test_what_a_program_says_is_turned_into_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, remedy: str
) -> None:
    monkeypatch.setattr(_setup, "ROOT", tmp_path)
    monkeypatch.setattr(_setup, "LOG", tmp_path / "setup.log")
    line = _setup.explain("/usr/bin/uv", said)
    assert line.startswith("uv: ")
    assert remedy in line
    assert line.endswith("(see setup.log)")
    assert (tmp_path / "setup.log").read_text() == said


def test_a_failed_setup_is_one_line_with_its_remedy(project: Project) -> None:
    project.uv(action="echo 'error: Failed to fetch' >&2; exit 2")
    line = only_line(project.run())
    assert line.startswith("scripts/try: uv: ")
    assert "connect to the network" in line
    assert "Failed to fetch" in (project.folder / ".cache" / "setup.log").read_text()


def test_an_index_of_ones_own_is_used_where_the_lock_file_names_another(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.uv(action="echo 'The lockfile needs to be updated'; exit 1", venv=MAKE_VENV)
    for name in ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "PIP_INDEX_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(project.folder))
    assert "run: uv lock" in only_line(project.run())
    settings = project.folder / ".config" / "uv" / "uv.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text('[[index]]\nurl = "https://mirror.example/simple"\n')
    assert project.run("a").stdout == "['a']\n"
    synced, exported = project.log.read_text().splitlines()[-2:]
    # The wheel needs little; a checkout needs all.
    assert (synced.split()[0], exported.split()[0]) == ("sync", "export")
    assert all("--all-extras" in line.split() for line in (synced, exported))


def test_the_version_of_uv_is_the_same_wherever_it_is_named() -> None:
    named = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "uv==" not in named or f'"uv=={_setup.UV_VERSION}"' in named


def test_after_a_failed_setup_the_next_run_tries_again(project: Project) -> None:
    project.uv(action="exit 2")
    assert project.run().returncode == 2
    project.uv()
    assert project.run("a").stdout == "['a']\n"


def test_a_folder_that_cannot_be_written_is_one_line(project: Project) -> None:
    (project.folder / ".cache").write_text("in the way")
    assert "/.cache: File exists" in only_line(project.run())


UNKNOWN_TO_PYTHON_2 = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Nonlocal, ast.Await)
OLD = """
import sys
sys.version_info = (3, 9, 1)
import _bootstrap
_bootstrap.run("serve")
"""


def test_an_older_python_gets_one_line() -> None:
    answer = run(sys.executable, "-c", OLD, PYTHONPATH=str(ROOT / "scripts"))
    assert only_line(answer) == (
        "scripts/serve: needs Python 3.11 or newer, this is 3.9; run: python3.11 scripts/serve"
    )
    for name in ("_bootstrap.py", *SCRIPTS):
        tree = ast.parse((ROOT / "scripts" / name).read_text(encoding="utf-8"), name)
        for node in ast.walk(tree):
            assert not isinstance(node, UNKNOWN_TO_PYTHON_2), f"scripts/{name}:{node.lineno}"
            stars = getattr(node, "elts", ())
            assert not any(isinstance(one, ast.Starred) for one in stars), f"scripts/{name}"


NO_VENV = """
import _bootstrap, _environment, _setup, os
_environment.is_ready = lambda _: False
_setup.is_ready = lambda _: False
_setup.has_venv = lambda: False
_setup.find_uv = lambda: None
os.geteuid = lambda: 1000
_setup.CACHE = __import__("pathlib").Path({folder!r})
_setup.OWN_UV = _setup.CACHE / "uv" / "bin" / "uv"
_setup.STAMP = _setup.CACHE / "stamp"
_bootstrap.run("serve")
"""


def test_a_python_without_venv_gets_one_line_that_names_the_package(tmp_path: Path) -> None:
    code = NO_VENV.format(folder=str(tmp_path))
    line = only_line(run(sys.executable, "-c", code, PYTHONPATH=str(ROOT / "scripts")))
    assert "sudo apt-get install python{}.{}-venv".format(*sys.version_info) in line


@pytest.mark.parametrize("version", ["0.1.0", "nonsense", "0.13"])
def test_a_uv_that_is_too_old_for_the_lock_file_is_not_used(
    project: Project, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setenv("PATH", f"{project.tools}:/usr/bin:/bin")
    assert _setup.find_uv() == str(project.tools / "uv")
    project.uv(version=version)
    assert _setup.find_uv() != str(project.tools / "uv")


def test_what_the_scripts_import_before_there_is_an_environment_is_pythons_own() -> None:
    code = "import _bootstrap, _setup; print(_setup.UV_VERSION)"
    bare = run(REAL, "-S", "-c", code, PYTHONPATH=str(ROOT / "scripts"))
    assert (bare.stdout, bare.stderr) == (f"{_setup.UV_VERSION}\n", "")
