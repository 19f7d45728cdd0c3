"""Go on in the locked Python environment; where it is missing or stale, make it first.

Standard library only, and no syntax that an older Python could not read: it gets a clear line
instead.
"""

import errno
import hashlib
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
STAMP = VENV / ".made-from"
OLDEST = (3, 11)


class SetupError(Exception):
    """Something that the reader has to mend; its text is the one line that says how."""


def run(module):
    """Go on as `python -m MODULE`, with this script's arguments, in the locked environment."""
    try:
        enter(module)
    except SetupError as error:
        sys.exit(f"{name()}: {error}")
    except OSError as error:
        sys.exit(f"{name()}: {os_problem(error)}")
    except KeyboardInterrupt:
        sys.exit(130)


def enter(module):
    """Make the environment if need be, and replace this process by one of its Python."""
    require_python()
    made_from = digest()
    if not is_ready(made_from):
        import _setup

        _setup.make_environment(made_from)
    os.execv(PYTHON, [str(PYTHON), "-m", module, *sys.argv[1:]])


def name():
    """Return the script as the reader calls it."""
    return f"scripts/{Path(sys.argv[0]).name}"


def require_python():
    """Stop where Python is too old."""
    if sys.version_info < OLDEST:
        found = ".".join(str(part) for part in sys.version_info[:2])
        raise SetupError(f"needs Python 3.11 or newer, this is {found}; run: python3.11 {name()}")


def digest():
    """Return a number for all that the environment is made from."""
    total = hashlib.sha256()
    for part in ("uv.lock", "pyproject.toml", "scripts/_setup.py"):
        total.update((ROOT / part).read_bytes())
    return total.hexdigest()


def is_ready(made_from):
    """Tell whether `.venv` was made from the present lock file and still has its Python."""
    try:
        return STAMP.read_text() == made_from and os.access(PYTHON, os.X_OK)
    except OSError:
        return False


def os_problem(error):
    """Return one line for a file or a program that could not be used."""
    remedy = "make the folder writable, or copy the project elsewhere"
    if error.errno == errno.ENOSPC:
        remedy = "free some space"
    return f"{error.filename or ROOT}: {error.strerror or error}; {remedy}"
