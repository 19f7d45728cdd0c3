"""Other processes: a tool that is run to its end, a module of ours that runs beside this one."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread, main_thread

from servicedocs import cache
from servicedocs.cli import Failure
from servicedocs.project import ROOT

NOTHING: Mapping[str, str] = {}
PARENT = "SERVICEDOCS_PARENT"  # holds the number of a pipe whose other end the parent has


def run(  # noqa: PLR0913 - a command needs two of them, and names the others
    command: Sequence[str],
    folder: Path = ROOT,
    settings: Mapping[str, str] = NOTHING,
    *,
    environment: Mapping[str, str] | None = None,
    given: str = "",
    called: str = "",
    remedy: str | None = None,
    seconds: float | None = None,
) -> str:
    """Run a tool and return its output; a failure is one line: `called: last line; remedy`.

    `settings` are added to the environment (by default this process's own), `given` is the standard
    input, `seconds` the time limit.
    """
    called = called or " ".join([Path(command[0]).name, *command[1:2]])
    environment = {**(os.environ if environment is None else environment), **settings}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            input=given,
            timeout=seconds,
            capture_output=True,
            text=True,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Failure(f"{called}: no end after {seconds:g} s") from None
    if done.returncode != 0:
        advice = _advice(folder) if remedy is None else remedy
        said = last_line(done.stderr.strip() or done.stdout)
        raise Failure("; ".join(filter(None, [f"{called}: {said}", advice])))
    return done.stdout


@contextmanager
def beside(  # noqa: PLR0913 - as above
    module: str,
    *arguments: str,
    folder: Path = ROOT,
    settings: Mapping[str, str] = NOTHING,
    stdin: int | None = None,
    stdout: int | None = subprocess.PIPE,
    stderr: int | None = None,
) -> "Iterator[subprocess.Popen[str]]":
    """Run a module beside this process, which ends it, also by being killed.

    It has this process's locks too, so none is free while it may still write.
    """
    command = [sys.executable, "-m", module, *arguments]
    pipe, end = os.pipe()
    try:
        with subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **settings, PARENT: str(pipe)},
            pass_fds=(pipe, *cache.held),
            stdin=stdin,
            stdout=stdout,
            stderr=stderr,
            text=True,
        ) as running:
            try:
                yield running
            finally:
                running.terminate()
    finally:
        os.close(pipe)
        os.close(end)


def end_with_parent() -> None:
    """Let this process end with the one that runs it beside itself, if one does."""
    if pipe := os.environ.pop(PARENT, ""):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it too, and ends this one
        Thread(target=_end_after, args=(int(pipe),), daemon=True).start()


def _end_after(pipe: int) -> None:
    os.read(pipe, 1)  # nothing is ever written
    signal.pthread_kill(main_thread().ident or 0, signal.SIGTERM)


def last_line(output: str) -> str:
    """Return the last line of an output, where a tool says why it failed."""
    return (output.strip().splitlines() or ["no message"])[-1]


def _advice(folder: Path) -> str:
    path = folder.relative_to(ROOT) if folder.is_relative_to(ROOT) else folder
    return f"see {path} and the network"
