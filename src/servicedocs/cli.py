"""The end of a command: a line that names the remedy, never a trace, and a quiet end when told to.

Standard library only: the scripts use it before there is an environment.
"""

import errno
import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn


class Failure(Exception):  # noqa: N818 - what it tells is for the reader, who makes no difference
    """A failure that the reader can mend; every line of it says where and how."""

    def __init__(self, *lines: str) -> None:
        """Keep the lines."""
        super().__init__("\n".join(lines))
        self.lines = lines


ENDS = (signal.SIGTERM, signal.SIGHUP)  # of `kill` and of a closed terminal


def run(name: str, command: Callable[[], int]) -> NoReturn:
    """Run a command and end the process with its exit code."""
    for number in ENDS:
        if signal.getsignal(number) is signal.SIG_DFL:  # not below nohup
            signal.signal(number, interrupt)
    try:
        code = command()
        sys.stdout.flush()
    except Failure as failure:
        code = fail(name, *failure.lines)
    except BrokenPipeError:
        code = close_output()
    except OSError as error:
        code = fail(name, os_problem(error))
    except KeyboardInterrupt as end:
        code = 128 + (*end.args, signal.SIGINT)[0]
    sys.exit(code)


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
    for line in lines:
        sys.stderr.write(f"{name}: {line}\n")
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
