"""Make the locked Python environment. Standard library only.

`.venv` is made by uv from `uv.lock`, with the Python that runs this file. It knows nothing of the
folder's name, so the folder may be renamed or moved. Nothing here says where packages come from:
pip's and uv's own settings hold.
"""

import os
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path

from _environment import PYTHON, ROOT, STAMP, VENV, is_ready
from servicedocs import cache, process
from servicedocs.cli import Failure, say
from servicedocs.toolchain import apt

CACHE = ROOT / ".cache"
LOG = CACHE / "setup.log"
UV_VERSION = "0.13.9"
OWN_UV = CACHE / f"uv-{UV_VERSION}" / "bin" / "uv"


def make_environment(made_from):
    """Make `.venv`, unless another run has just made it."""
    waiting = "Waiting for another run that is setting up the environment"
    # The standard output is the command's own.
    with redirect_stdout(sys.stderr), cache.locked(CACHE / "setup.lock", waiting):
        if is_ready(made_from):
            return
        say("Setting up the Python environment in .venv (once; needs the network)")
        STAMP.unlink(missing_ok=True)
        sync(find_uv() or install_uv())
        link_sources()
        STAMP.write_text(made_from)


def sync(uv):
    """Install what uv.lock names, with the running Python."""
    # Without the project: installed, it would hold this folder's present name (link_sources).
    command = [uv, "sync", "--locked", "--all-extras", "--no-install-project"]
    command += ["--python", own_python()]
    # Compiled now, for some seconds: every later start is 0.4 s faster, also where
    # PYTHONDONTWRITEBYTECODE keeps Python from storing what it compiles.
    command.append("--compile-bytecode")
    try:
        stream(command, UV_PROJECT_ENVIRONMENT=str(VENV), UV_PYTHON_DOWNLOADS="never")
    except Failure:
        if not has_own_index():
            raise
        install_from_own_index(uv)


def has_own_index():
    """Tell whether uv or pip is set to use another index than the lock file's."""
    names = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "UV_INDEX", "PIP_INDEX_URL")
    if any(os.environ.get(name) for name in names):
        return True
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home fails for a user without one
    folders = (home / ".config", Path("/etc"))
    files = [folder / name for folder in folders for name in ("uv/uv.toml", "pip/pip.conf")]
    files += [home / ".pip" / "pip.conf", Path("/etc/pip.conf")]
    return any(file.is_file() and "index" in file.read_text() for file in files)


def install_from_own_index(uv):
    """Install the same versions with the same hashes, from wherever the reader's settings say.

    `uv sync --locked` takes a lock file made with another index for stale.
    """
    say("Installing from the package index in your settings")
    wanted = str(CACHE / "requirements.txt")
    stream([uv, "export", "--frozen", "--all-extras", "--no-emit-project", "--quiet", "-o", wanted])
    stream([uv, "venv", "--quiet", "--allow-existing", "--python", own_python(), str(VENV)])
    # uv has not read pip's settings; where uv came by pip, those are the ones that work.
    uv_pip = [uv, "pip", "install", "--compile-bytecode"]
    pip = [str(OWN_UV.with_name("python")), "-m", "pip", "--python", str(PYTHON), "install"]
    installer = [*pip, "--no-deps"] if uv == str(OWN_UV) else uv_pip
    stream([*installer, "--require-hashes", "-r", wanted], VIRTUAL_ENV=str(VENV))


def own_python():
    """Return the running Python without a virtual environment around it, which may be `.venv`."""
    return getattr(sys, "_base_executable", None) or sys.executable


def link_sources():
    """Let `.venv` find `src` by a path that holds wherever the folder goes."""
    for packages in VENV.glob("lib/python*/site-packages"):
        link = os.path.relpath(ROOT / "src", packages)
        (packages / "servicedocs-src.pth").write_text(link + "\n")


def find_uv():
    """Return a uv that is new enough for the lock file, from PATH or from an earlier run."""
    for uv in (shutil.which("uv"), str(OWN_UV)):
        if uv and uv_version(uv) >= numbers(UV_VERSION):
            return uv
    return None


def uv_version(uv):
    """Return the version of a uv as numbers, (0,) for one that does not start."""
    try:
        return numbers(process.run([uv, "--version"]).split()[1])
    except (OSError, Failure, IndexError, ValueError):
        return (0,)


def numbers(version):
    """Return `0.13.9` as (0, 13, 9)."""
    return tuple(int(part) for part in version.split("+")[0].split("."))


def install_uv():
    """Install the pinned uv below .cache, by the venv and pip that come with Python."""
    say(f"Installing uv {UV_VERSION} into .cache")
    home = OWN_UV.parent.parent
    shutil.rmtree(home, ignore_errors=True)
    if not has_venv():
        install_venv_package()
    stream([own_python(), "-m", "venv", str(home)])
    stream([str(home / "bin" / "python"), "-m", "pip", "install", "-q", f"uv=={UV_VERSION}"])
    return str(OWN_UV)


def has_venv():
    """Tell whether the running Python can make a virtual environment with pip in it."""
    # A new process, since a package may have come in meanwhile. Debian's python3 may have an
    # `ensurepip` without the files that it installs; asking for its version finds that out.
    code = "import venv, ensurepip; ensurepip.version()"
    answer = subprocess.run([own_python(), "-c", code], capture_output=True, check=False)
    return answer.returncode == 0


def install_venv_package():
    """Install Debian's package that holds venv and pip."""
    package = "python{}.{}-venv".format(*sys.version_info)
    if not apt.may_install():
        raise Failure(
            "this Python has no venv and no pip; install them "
            f"(Debian, Ubuntu: sudo apt-get install {package}), or install uv"
        )
    apt.install(package, say)


def stream(command, **settings):
    """Run a program, show its lines as they come, and raise one line if it fails."""
    environment = {key: value for key, value in os.environ.items() if key != "VIRTUAL_ENV"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment | settings,
        errors="replace",
        stderr=subprocess.STDOUT,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        lines = [show(line) for line in running.stdout]
    if running.returncode != 0:
        raise Failure(explain(command[0], "".join(lines)))


PROGRESS = ["Using", "Creating", "Downloading", "Downloaded", "Building", "Installed", "Bytecode"]


def show(line):
    """Print a line that says what goes on now; the list of packages and the errors do not."""
    if line.strip().partition(" ")[0] in PROGRESS:
        say("  " + line.strip())
    return line


# What the programs print, in lower case, and what the reader can do.
REMEDIES = (
    (("no space left",), "the disk is full; free some space"),
    (
        ("permission denied", "read-only file system"),
        "a file could not be written; make the folder writable, or copy the project elsewhere",
    ),
    (("needs to be updated",), "uv.lock does not fit pyproject.toml; run: uv lock"),
    (
        (
            "failed to fetch",
            "error sending request",
            "connect",
            "timed out",
            "resol",
            "no matching",
        ),
        "the package index could not be reached; connect to the network, then run this again",
    ),
)


def explain(program, output):
    """Return one line for a failed program, and keep its output."""
    LOG.write_text(output)
    text = output.lower()
    known = (remedy for words, remedy in REMEDIES if any(word in text for word in words))
    said = next(known, process.last_line(output))
    return f"{Path(program).name}: {said} (see {LOG.relative_to(ROOT)})"
