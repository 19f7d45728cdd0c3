"""The wheel: what is in it, and `servicedocs check` where nothing else is, without a network."""

import os
import re
import shutil
import subprocess
import sys
import zipfile
from importlib.metadata import distribution
from pathlib import Path

import pytest
from uv import find_uv_bin

from servicedocs import commands, process
from servicedocs.project import ROOT
from servicedocs.validator import runtime

pytestmark = pytest.mark.slow

GOOD = "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80}]}}\n"
BAD = GOOD.replace("80", "70000")
NEEDED = ("click", "pyyaml", "wasmtime")
COPIES = {
    "servicedocs/data/validator/validator.wasm.xz": "validator/validator.wasm.xz",
    "servicedocs/data/theme/assets/shared/strings/codes.js": "theme/assets/shared/strings/codes.js",
    "licenses/LICENSE": "LICENSE",
    "licenses/validator/LICENSES.txt": "validator/LICENSES.txt",
}
NO_NETWORK = ["unshare", "--map-root-user", "--net"]
CACHE = "Library/Caches" if sys.platform == "darwin" else ".cache"
CLOSED = "http://127.0.0.1:9"
PROXIES = {f"{scheme}_proxy": CLOSED for scheme in ("http", "https", "all")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel that `uv build` makes, by the builder that uv.lock names."""
    folder = tmp_path_factory.mktemp("dist")
    here = ["--offline", "--no-build-isolation", "--python", sys.executable]
    process.run([find_uv_bin(), "build", *here, "--out-dir", str(folder)])
    (found,) = folder.glob("*.whl")
    return found


class Bare:
    """An environment that holds the wheel and what it asks for, below a user's folder."""

    def __init__(self, folder: Path, wheel: Path) -> None:
        """Install the wheel; it may ask for nothing but copies of the checkout's packages."""
        self.folder = folder
        venv = str(folder / "venv")
        process.run([find_uv_bin(), "venv", "--quiet", "--python", sys.executable, venv])
        (self.packages,) = folder.glob("venv/lib/python*/site-packages")
        for name in NEEDED:
            copy(name, self.packages)
        here = ["--offline", "--no-index", "--python", venv]
        process.run([find_uv_bin(), "pip", "install", *here, str(wheel)])
        self.installed = self.files()
        self.network = NO_NETWORK if cuts_the_network() else []

    def run(self, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run the console command in the user's folder, without a network."""
        return self.start("servicedocs", *words)

    def start(self, program: str, *words: str | Path) -> "subprocess.CompletedProcess[str]":
        """Run a program of the environment in the same way."""
        command = [*self.network, str(self.folder / "venv" / "bin" / program), *words]
        settings = {"HOME": str(self.folder), "PATH": os.defpath, "LC_ALL": "C.UTF-8", **PROXIES}
        return subprocess.run(
            command,
            capture_output=True,
            check=False,
            cwd=self.folder,
            env=settings,
            text=True,
            timeout=120,
        )

    def files(self) -> set[Path]:
        """Return the files of the environment, without what Python compiles."""
        return {path for path in self.packages.rglob("*") if "__pycache__" not in path.parts}


def copy(name: str, packages: Path) -> None:
    """Copy an installed package to another environment of the same Python."""
    for file in distribution(name).files or []:
        if ".." not in file.parts and "__pycache__" not in file.parts:
            (packages / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(file.locate(), packages / file)


def cuts_the_network() -> bool:
    """Tell whether this system lets a process be started without a network."""
    command = [*NO_NETWORK, "true"]
    return bool(shutil.which(NO_NETWORK[0])) and not subprocess.run(command, check=False).returncode


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Bare:
    """Return the bare environment beside a good and a bad folder, and as after a first check.

    That one takes ten seconds of processor time, so the checkout's native code is put in its place.
    """
    folder = tmp_path_factory.mktemp("bare")
    for name, text in (("good", GOOD), ("bad", BAD)):
        (folder / name / "below").mkdir(parents=True)
        (folder / name / "below" / "service.yaml").write_text(text)
    runtime.validator()
    shutil.copytree(runtime.COMPILED, folder / CACHE / "servicedocs" / "validator")
    return Bare(folder, wheel)


def test_the_wheel_holds_its_licences_and_what_a_check_reads(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        names = {name.partition(".dist-info/")[2] or name: name for name in opened.namelist()}
        held = {name: opened.read(names[name]) for name in COPIES}
    assert held == {name: (ROOT / source).read_bytes() for name, source in COPIES.items()}
    code = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*.py")}
    assert {name for name in names if name.endswith(".py")} == code


def test_the_wheel_names_the_licence_of_each_module_in_it() -> None:
    rows = (ROOT / "validator" / "MODULES.md").read_text(encoding="utf-8").splitlines()
    kinds = {row.split("|")[3].strip() for row in rows if row.startswith("|")}
    (named,) = re.findall(
        r'^license = "(.+?)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE
    )
    assert set(named.split(" AND ")) == kinds - {"licence", "---"}


@pytest.mark.parametrize(
    ("folder", "code", "said"),
    [
        ("good", 0, "service.yaml:1: Service/web: accepted"),
        ("bad", 1, "spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535"),
        ("missing", 2, "missing: No such file or directory"),
    ],
)
def test_a_folder_is_checked_where_nothing_else_is(
    bare: Bare, folder: str, code: int, said: str
) -> None:
    answer = bare.run("check", folder)
    assert answer.returncode == code, answer
    assert said in answer.stdout + answer.stderr


KEPT = "from servicedocs.validator import runtime; print(runtime.COMPILED, runtime.is_compiled())"


def test_the_native_code_is_the_users_and_nothing_is_written_beside_the_package(bare: Bare) -> None:
    folder = bare.folder / CACHE / "servicedocs" / "validator"
    assert bare.start("python", "-c", KEPT).stdout == f"{folder} True\n"
    assert bare.run("check", "good/below/service.yaml").returncode == 0
    assert bare.files() == bare.installed


def test_the_help_lists_what_works_without_a_checkout(bare: Bare) -> None:
    answer = bare.run("--help")
    listed = re.findall(r"^  ([a-z-]+)  +\S", answer.stdout.partition("Commands:")[2], re.MULTILINE)
    assert (answer.returncode, listed) == (0, ["check", "trace"])


@pytest.mark.parametrize("name", sorted(commands.FILES.keys() - commands.ANYWHERE))
def test_any_other_command_is_one_line_that_says_where_it_works(bare: Bare, name: str) -> None:
    answer = bare.run(name)
    assert (bool(answer.returncode), answer.stdout) == (True, "")
    assert answer.stderr == f"servicedocs: {name} {commands.NEEDS_CHECKOUT}: scripts/{name}\n"
