"""A bash on a machine for a whole session: variables live on, and each command has an end.

Commands go to a bash by a pipe; their outputs go to a terminal, as at a reader's desk: curl, for
one, draws a progress bar into anything else.
"""
# Not pexpect: it gives bash a terminal to read from too. An interactive bash takes tabs for
# completion, reports background jobs, and hangs on a line of 4096 characters.

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
MARGIN = 15.0
ROWS, COLUMNS = 50, 200
VARIABLES = {"TERM": "dumb", "LC_ALL": "C.UTF-8", "PAGER": "cat", "SYSTEMD_PAGER": "cat"}
# An interactive bash, a reader's, names neither line nor eval in its errors.
BASH_PREFIX = re.compile(r"^(?:/\S*/)?bash: (?:eval: )?line \d+: ", re.MULTILINE)
ESCAPE_CODE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


class Shell:
    """A bash on one machine."""

    def __init__(
        self, machine: str, command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> None:
        """Start it."""
        self.machine = machine
        self.end_mark = f"end-{secrets.token_hex(16)}"
        self.unread = b""
        self.output, inner = _terminal()
        try:
            self.process = subprocess.Popen(
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
        settings = " ".join(f"{name}={value}" for name, value in VARIABLES.items())
        # One stream, also where a connection carries the two.
        self.run(f"exec 2>&1; export {settings}; cd ~", SECONDS)

    def run(self, command: str, seconds: float | None = None) -> tuple[list[str], int]:
        """Run one command; return the rows of its output, and its exit code."""
        seconds = patience(command) if seconds is None else seconds
        # The command must not read the next ones from our pipe, and $? must reach the next one.
        line = f"eval {shlex.quote(command)} </dev/null; __code=$?; "
        line += f'printf "\\n%s %s\\n" {self.end_mark} $__code; (exit $__code)\n'
        try:
            assert self.process.stdin
            self.process.stdin.write(line.encode())
            self.process.stdin.flush()
        except BrokenPipeError:
            raise self._ended() from None
        text, code = self._read_to_end(seconds)
        return cleaned(text), code

    def _read_to_end(self, seconds: float) -> tuple[str, int]:
        end = re.compile(rb"\n" + self.end_mark.encode() + rb" (\d+)\n")
        deadline = time.monotonic() + seconds
        while not (found := end.search(self.unread)):
            wait = deadline - time.monotonic()
            if wait <= 0 or not select.select([self.output], [], [], wait)[0]:
                raise Failure(f"no end after {seconds:g} s on {self.machine}")
            chunk = _read(self.output)
            if not chunk:
                raise self._ended()
            self.unread += chunk
        text, self.unread = self.unread[: found.start()], self.unread[found.end() :]
        return text.decode(errors="replace"), int(found[1])

    def _ended(self) -> Failure:
        last_rows = " | ".join(cleaned(self.unread.decode(errors="replace"))[-3:])
        return Failure(
            f"the shell on {self.machine} ended" + (f": {last_rows}" if last_rows else "")
        )

    def close(self) -> None:
        """End the shell and its processes."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        assert self.process.stdin
        with suppress(BrokenPipeError):
            self.process.stdin.close()
        os.close(self.output)


def patience(command: str) -> float:
    """Return the time limit of a command: longer if it has a `--timeout` itself."""
    waits = [int(number) * UNITS[unit] + MARGIN for number, unit in WAITS.findall(command)]
    return max([SECONDS, *waits])


def cleaned(text: str) -> list[str]:
    """Return the rows of an output without escape codes, tabs and trailing space."""
    text = BASH_PREFIX.sub("bash: ", ESCAPE_CODE.sub("", text))
    rows = [row.expandtabs(8).rstrip() for row in text.split("\n")]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _terminal() -> tuple[int, int]:
    """Return both ends of a raw pseudo-terminal."""
    outer, inner = os.openpty()
    tty.setraw(inner)
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    return outer, inner


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # the other end of a terminal is closed
        return b""
