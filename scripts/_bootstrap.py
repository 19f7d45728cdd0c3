"""Go on in the locked Python environment; where it is missing or stale, make it first.

No syntax that an older Python could not read, from 2.7 on: it gets a clear line instead.
"""

import signal

# Until a command runs, Ctrl-C ends the process without a word; Python would show a trace. The
# script has kept it back.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)
if hasattr(signal, "pthread_sigmask"):
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGINT])

import os
import sys

OLDEST = (3, 11)
SETUP = 2  # the exit code where a command could not begin


def run(name):
    """Go on as `python -m servicedocs NAME`, with this script's arguments."""
    require_python(name)
    hold_closed_streams()
    import _environment  # noqa: F401, PLC0415 - finds the package, by a newer Python's library
    from servicedocs import cli  # noqa: PLC0415 - needs that Python

    cli.run("scripts/" + name, lambda: enter(name), SETUP)


def require_python(name):
    """Stop where Python is too old, or the system another."""
    found = "{}.{}".format(*sys.version_info)
    if sys.version_info < OLDEST:
        stop(name, "needs Python 3.11 or newer, this is {}; run: python3.11 scripts/{}", found)
    if os.name != "posix":
        stop(name, "needs Linux or macOS; on Windows run it in WSL")


def stop(name, text, *values):
    """Say why the command cannot begin, and end."""
    line = text.format(*(values + (name,)))  # noqa: RUF005 - Python 2.7
    sys.stderr.write("scripts/{}: {}\n".format(name, line))  # noqa: UP032
    sys.exit(SETUP)


def hold_closed_streams():
    """Keep a file that is opened from becoming the standard input or output where one is closed."""
    for descriptor, mode in enumerate((os.O_WRONLY, os.O_RDWR, os.O_RDWR)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, mode)  # the lowest number; of an input, reading fails as before
            os.set_inheritable(descriptor, True)


def enter(name):
    """Make the environment if need be, and replace this process by one of its Python."""
    import _environment  # noqa: PLC0415 - needs a newer Python's library

    made_from = _environment.digest()
    if not _environment.is_ready(made_from):
        import _setup  # noqa: PLC0415 - seldom needed, and a start should take no time

        _setup.make_environment(made_from)
    python = str(_environment.PYTHON)
    # Kept back until the next Python has loaded what it needs to be quiet (servicedocs.__main__).
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    os.execv(python, [python, "-m", "servicedocs", name] + sys.argv[1:])  # noqa: RUF005, S606
