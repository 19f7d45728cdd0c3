"""Go on in the locked Python environment; where it is missing or stale, make it first.

No syntax that an older Python could not read: it gets a clear line instead.
"""

import os
import sys

import _environment

OLDEST = (3, 11)


def run(name):
    """Go on as `python -m servicedocs NAME`, with this script's arguments."""
    require_python(name)
    from servicedocs import cli  # noqa: PLC0415 - needs that Python

    cli.run(f"scripts/{name}", lambda: enter(name))


def require_python(name):
    """Stop where Python is too old, or the system another."""
    found = "{}.{}".format(*sys.version_info)
    if sys.version_info < OLDEST:
        remedy = f"run: python3.11 scripts/{name}"
        sys.exit(f"scripts/{name}: needs Python 3.11 or newer, this is {found}; {remedy}")
    if os.name != "posix":
        sys.exit(f"scripts/{name}: needs Linux or macOS; on Windows run it in WSL")


def enter(name):
    """Make the environment if need be, and replace this process by one of its Python."""
    made_from = _environment.digest()
    if not _environment.is_ready(made_from):
        import _setup  # noqa: PLC0415 - seldom needed, and a start should take no time

        _setup.make_environment(made_from)
    python = str(_environment.PYTHON)
    os.execv(python, [python, "-m", "servicedocs", name, *sys.argv[1:]])  # noqa: S606
