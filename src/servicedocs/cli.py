"""The end of a command: a line that names the remedy, never a trace, and a quiet end when told to.

Standard library only: the scripts use it before there is an environment.
"""

import errno
import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

SETUP = 2  # the exit code where the command could not begin


class Failure(Exception):  # noqa: N818 - what it tells is for the reader, who makes no difference
    """A failure that the reader can mend; every line of it says where and how."""

    code = 1

    def __init__(self, *lines: str) -> None:
        """Keep the lines."""
        super().__init__("\n".join(lines))
        self.lines = lines


class SetupError(Failure):
    """A failure of what the command needs: nothing was done that its exit code could tell of."""

    code = SETUP


ENDS = (signal.SIGTERM, signal.SIGHUP)  # of `kill` and of a closed terminal


def run(name: str, command: Callable[[], int], failed: int = 0) -> NoReturn:
    """Run a command and end the process with its exit code, or with `failed` where it fails."""
    for number in ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:  # not below nohup
            signal.signal(number, interrupt)
    try:
        mend_streams()
        interrupt_as_exception()
        code = command()
        sys.stdout.flush()
    except Failure as failure:
        fail(name, *failure.lines)
        code = failed or failure.code
    except BrokenPipeError:
        code = close_output()
    except OSError as error:
        fail(name, os_problem(error))
        code = failed or 1
    except KeyboardInterrupt as end:
        code = 128 + (*end.args, signal.SIGINT)[0]
    _end(code)


def mend_streams() -> None:
    """Let every output be written: also where its encoding lacks a character, or it is closed."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def interrupt_as_exception() -> None:
    """Let Ctrl-C raise KeyboardInterrupt, where it ended the process while modules were loaded."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_DFL:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def interrupt(number: int, _: object) -> None:
    """End as at Ctrl-C, with all that ends things there; a terminal may say it twice."""
    for each in ENDS:
        signal.signal(each, signal.SIG_IGN)
    raise KeyboardInterrupt(number)


def say(text: str) -> None:
    """Print a line at once, also into a pipe."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def fail(name: str, *lines: str) -> int:
    """Print lines as errors, and return the exit code for it."""
    with suppress(OSError):  # a full disk, or nobody who reads
        for line in lines:
            sys.stderr.write(f"{name}: {line}\n")
        sys.stderr.flush()
    return 1


def close_output() -> int:
    """Keep Python from complaining once more, at its end, that nobody reads on (`| head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def os_problem(error: OSError) -> str:
    """Return one line for a file that could not be used."""
    path = error.filename2 or error.filename or "this folder"  # of a copy, what is written
    if error.errno == errno.ENOSPC:
        return f"{path}: the disk is full; free some space"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{path}: {error.strerror}; make the folder writable, or copy the project elsewhere"
    return f"{path}: {error.strerror or error}"


def _end(code: int) -> NoReturn:
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing could catch the exception now
    try:
        sys.stdout.flush()
    except OSError:
        close_output()
    sys.exit(code)
