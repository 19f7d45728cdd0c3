"""The commands: what they say, what they set up, and how they end."""

import ast
import importlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.error import HTTPError

import pytest

from servicedocs import cli, commands
from servicedocs.project import KOREAN, ROOT
from servicedocs.serve import live, static

sys.path.insert(0, str(ROOT / "scripts"))
_environment: Any = importlib.import_module("_environment")
_setup: Any = importlib.import_module("_setup")

SCRIPTS = sorted(
    path.name for path in (ROOT / "scripts").iterdir() if path.is_file() and not path.suffix
)
FAKE_UV = """#!/bin/sh
case "$1" in
--version) echo "uv {version}" ;;
venv)
{venv}
;;
sync)
echo sync >> {log}
{action}
;;
esac
"""
REAL = Path(sys.executable).resolve()
MAKE_VENV = f"""
mkdir -p .venv/bin .venv/lib/python{sys.version_info[0]}.{sys.version_info[1]}/site-packages
ln -sf "{REAL}" .venv/bin/python
echo "home = {REAL.parent}" > .venv/pyvenv.cfg
"""


def run(*command: str | Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run a program to its end."""
    settings = os.environ | environment
    return subprocess.run(  # noqa: S603
        command, capture_output=True, check=False, env=settings, text=True, timeout=60
    )


def only_line(answer: "subprocess.CompletedProcess[str]") -> str:
    """Return the one line of an answer that says what went wrong."""
    assert answer.returncode == 1, answer
    lines = [line for line in answer.stderr.splitlines() if line.startswith("scripts/")]
    assert len(lines) == 1, answer
    assert "Traceback" not in answer.stdout + answer.stderr
    return lines[0]


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
        return subprocess.Popen(  # noqa: S603
            command, env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """Run the script to its end."""
        process = self.start(*arguments)
        output, errors = process.communicate(timeout=60)
        return subprocess.CompletedProcess(process.args, process.returncode, output, errors)

    def syncs(self) -> int:
        """Return how often the environment was made."""
        return self.log.read_text().count("sync") if self.log.exists() else 0


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


def test_the_version_of_uv_is_the_same_wherever_it_is_named() -> None:
    named = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert "uv==" not in named or f'"uv=={_setup.UV_VERSION}"' in named


def test_after_a_failed_setup_the_next_run_tries_again(project: Project) -> None:
    project.uv(action="exit 2")
    assert project.run().returncode == 1
    project.uv()
    assert project.run("a").stdout == "['a']\n"


def test_a_folder_that_cannot_be_written_is_one_line(project: Project) -> None:
    (project.folder / ".cache").write_text("in the way")
    assert "/.cache: File exists" in only_line(project.run())


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
    for name in ("_bootstrap.py", "_environment.py", *SCRIPTS):
        text = (ROOT / "scripts" / name).read_text(encoding="utf-8")
        ast.parse(text, name, feature_version=(3, 7))


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


ROW = re.compile(r"^\| `scripts/(?P<name>[\w-]+)(?P<text>.*)$", re.MULTILINE)
OPTION = re.compile(r"[` ](--[\w-]+)")
WORD = re.compile(r"`([a-z]+)`")


def rows(readme: str) -> dict[str, str]:
    """Return of each command all that the table of a README says of it."""
    found: dict[str, str] = {}
    for name, text in ROW.findall((ROOT / readme).read_text(encoding="utf-8")):
        found[name] = found.get(name, "") + text
    return found


def test_scripts_commands_and_readmes_name_the_same() -> None:
    folder = Path(commands.__file__).parent
    assert sorted(commands.FILES) == SCRIPTS
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == {
        name.replace("-", "_") for name in SCRIPTS
    }
    for readme in ("README.md", "README.ko.md"):
        assert sorted(rows(readme)) == SCRIPTS


@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_explains_itself_and_what_the_readmes_say_of_it(name: str) -> None:
    answer = run(ROOT / "scripts" / name, "--help")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith(f"Usage: scripts/{name} ")
    for readme in ("README.md", "README.ko.md"):
        row = rows(readme)[name]
        told = OPTION.findall(row) + (WORD.findall(row) if name == "cluster" else [])
        assert [word for word in told if word not in answer.stdout] == []


def test_the_readme_leads_with_the_two_commands() -> None:
    for readme in ("README.md", "README.ko.md"):
        title, _, fence, *commands = (ROOT / readme).read_text(encoding="utf-8").splitlines()[:6]
        assert title.startswith("# ")
        assert fence.startswith("```")
        assert [line.split("#")[0].strip() for line in commands[:2]] == [
            "scripts/serve",
            "scripts/test",
        ]
        assert commands[2] == "```"


@pytest.mark.parametrize("options", [[], ["--live", "ko"]])
def test_a_port_in_use_is_one_line_with_another_port(options: list[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = run(ROOT / "scripts" / "serve", "--port", str(port), *options)
    line = only_line(answer)
    assert line == f"scripts/serve: port {port} is in use; choose another: --port {port + 1}"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Serve a small folder and return its address."""
    for name, text in {
        "404.html": "not here / 없는 페이지",
        "a.css": "b{}",
        "index.html": "한국어",
        "en/index.html": "English",
        "s.js": "1",
        "v.wasm": "0",
        "x.json": "{}",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    with static.open_server(tmp_path, 0) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/en/", "text/html; charset=utf-8"),
        ("/a.css", "text/css; charset=utf-8"),
        ("/s.js", "text/javascript; charset=utf-8"),
        ("/v.wasm", "application/wasm"),
        ("/x.json", "application/json"),
    ],
)
def test_every_file_is_served_as_what_it_is(address: str, path: str, kind: str) -> None:
    with urllib.request.urlopen(address + path, timeout=10) as answer:  # noqa: S310
        assert (answer.status, answer.headers["Content-Type"]) == (HTTPStatus.OK, kind)


@pytest.mark.parametrize("path", ["/nowhere", "/en/nowhere.html", "/../../etc/passwd"])
def test_a_missing_address_is_answered_with_the_page_for_it(address: str, path: str) -> None:
    with pytest.raises(HTTPError) as error:
        urllib.request.urlopen(address + path, timeout=10)  # noqa: S310
    with error.value as answer:
        assert answer.code == HTTPStatus.NOT_FOUND
        assert "없는 페이지" in answer.read().decode()


SERVE = """
import pathlib, signal, sys
from servicedocs import cli, commands
from servicedocs.commands import serve
# A run in the background (nohup, CI) inherits that Ctrl-C is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
serve.ROOT = pathlib.Path({root!r})
serve.is_fresh = lambda root: True
cli.run("scripts/serve", lambda: commands.call(serve.command, "serve", ["--port", "0"]))
"""


def test_serve_says_its_addresses_and_ends_quietly_at_ctrl_c(tmp_path: Path) -> None:
    (tmp_path / "site" / "en").mkdir(parents=True)
    (tmp_path / "site" / "en" / "index.html").write_text("English")
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", SERVE.format(root=str(tmp_path))],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    said = [process.stdout.readline() for _ in range(3)]
    english = said[1].removeprefix("English: ").strip()
    with urllib.request.urlopen(english, timeout=10) as answer:  # noqa: S310
        assert answer.read() == b"English"
    process.send_signal(signal.SIGINT)
    rest, errors = process.communicate(timeout=10)
    assert (process.returncode, rest.strip(), errors) == (0, "", "")


def test_live_reload_goes_on_after_a_fault_and_keeps_the_last_good_pages(
    mini: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(mini)
    monkeypatch.setattr(live, "ROOT", mini)
    site = live.LiveSite(KOREAN, 8000, mini)
    settings, page = mini / "mkdocs.yml", mini / "site" / "more.html"
    good = settings.read_text(encoding="utf-8")
    example = mini / "examples" / "topic" / "kubectl.console"
    settings.write_text("site_name: [\n")
    site.rebuild()
    assert "mkdocs.yml: " in (mini / "site" / "index.html").read_text(encoding="utf-8")
    settings.write_text(good, encoding="utf-8")
    site.rebuild()
    assert "get" in page.read_text(encoding="utf-8")
    settings.write_text("site_name: [\n")
    site.rebuild()
    assert page.exists()
    settings.write_text(good, encoding="utf-8")
    example.write_text("$ kubectl describe pods\n")
    site.rebuild()
    assert "describe" in page.read_text(encoding="utf-8")
    example.unlink()
    site.rebuild()
    said = capsys.readouterr()
    assert "docs/ko/more.md:7: " in said.err
    assert "Traceback" not in said.out + said.err


def test_an_unwritable_folder_and_a_full_disk_have_their_remedies() -> None:
    refused = cli.os_problem(PermissionError(13, "Permission denied", "site.new"))
    assert refused.startswith("site.new: ")
    assert "make the folder writable" in refused
    assert "free some space" in cli.os_problem(OSError(28, "No space left on device", "x"))
