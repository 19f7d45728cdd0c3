"""One shell of a machine for a whole session: variables live on, and each command has an end.

Commands go to a bash that reads its standard input. What they print goes to a terminal, as at a
reader's desk: curl, for one, draws a progress bar wherever it does not write to one.
"""

import fcntl
import os
import re
import secrets
import select
import shlex
import signal
import struct
import subprocess
import termios
import time
import tty
from collections.abc import Mapping, Sequence
from contextlib import suppress

from servicedocs.cli import Failure

SECONDS = 60.0
WAITS = re.compile(r"--timeout[= ](\d+)(s|m)")
UNITS = {"s": 1, "m": 60}
SPARE = 15.0
ROWS, COLUMNS = 50, 200
SETTING = {"TERM": "dumb", "LC_ALL": "C.UTF-8", "PAGER": "cat", "SYSTEMD_PAGER": "cat"}
# Where bash reads from is our affair: a reader's bash names no line and no eval.
OURS = re.compile(r"^(?:/\S*/)?bash: (?:eval: )?line \d+: ", re.MULTILINE)
CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Shell:
    """A bash on one machine."""

    def __init__(
        self, machine: str, command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> None:
        """Start it."""
        self.machine = machine
        self.mark = f"end-{secrets.token_hex(16)}"
        self.left = b""
        self.output, inner = _terminal()
        try:
            self.process = subprocess.Popen(  # noqa: S603 - commands of the repository's own pages
                command,
                stdin=subprocess.PIPE,
                stdout=inner,
                stderr=inner,
                env=environment,
                start_new_session=True,
            )
        except OSError as error:
            os.close(self.output)
            raise Failure(f"no shell on {machine}: {error.filename}: {error.strerror}") from error
        finally:
            os.close(inner)
        settings = " ".join(f"{name}={value}" for name, value in SETTING.items())
        # One stream, also where a connection carries the two.
        self.run(f"exec 2>&1; export {settings}; cd ~", SECONDS)

    def run(self, command: str, seconds: float | None = None) -> tuple[list[str], int]:
        """Run one command; return the rows that it printed, and its exit code."""
        seconds = patience(command) if seconds is None else seconds
        # The command must not read the next ones from our pipe, and $? must reach the next one.
        line = f"eval {shlex.quote(command)} </dev/null; __code=$?; "
        line += f'printf "\\n%s %s\\n" {self.mark} $__code; (exit $__code)\n'
        try:
            assert self.process.stdin
            self.process.stdin.write(line.encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            raise self._ended() from None
        text, code = self._answer(seconds)
        return cleaned(text), code

    def _answer(self, seconds: float) -> tuple[str, int]:
        end = re.compile(rb"\n" + self.mark.encode() + rb" (\d+)\n")
        deadline = time.monotonic() + seconds
        while not (found := end.search(self.left)):
            wait = deadline - time.monotonic()
            if wait <= 0 or not select.select([self.output], [], [], wait)[0]:
                raise Failure(f"no end after {seconds:g} s on {self.machine}")
            chunk = _read(self.output)
            if not chunk:
                raise self._ended()
            self.left += chunk
        text, self.left = self.left[: found.start()], self.left[found.end() :]
        return text.decode(errors="replace"), int(found[1])

    def _ended(self) -> Failure:
        said = " | ".join(cleaned(self.left.decode(errors="replace"))[-3:])
        return Failure(f"the shell on {self.machine} ended" + (f": {said}" if said else ""))

    def close(self) -> None:
        """End the shell and all that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        assert self.process.stdin
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        os.close(self.output)


def patience(command: str) -> float:
    """Return how long a command may take: longer if it says itself that it may wait."""
    waits = [int(number) * UNITS[unit] + SPARE for number, unit in WAITS.findall(command)]
    return max([SECONDS, *waits])


def cleaned(text: str) -> list[str]:
    """Return the rows of an output as a page shows them: no tabs, nothing at a row's end."""
    text = OURS.sub("bash: ", CONTROL.sub("", text))
    rows = [row.expandtabs(8).rstrip() for row in text.split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _terminal() -> tuple[int, int]:
    """Return both ends of a terminal that changes nothing in what it is given."""
    outer, inner = os.openpty()
    tty.setraw(inner)
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return outer, inner


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other end of a terminal is closed
        return b""
