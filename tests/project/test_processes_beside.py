"""A process beside another: it ends with it, however that ends, and holds its locks."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

PARENT = """
import pathlib, signal, sys
from servicedocs import cache, cli, process

def main():
    folder = pathlib.Path.cwd()
    with cache.locked(folder / "lock", ""):
        with process.beside("child", *sys.argv[1:], folder=folder, stdout=None) as child:
            return child.wait()

signal.signal(signal.SIGINT, signal.default_int_handler)
cli.run("parent", main)
"""
CHILD = """
import os, sys, time
from servicedocs.process import end_with_parent
if sys.argv[1:] != ["alone"]:
    end_with_parent()
print(os.getpid(), flush=True)
time.sleep(600)
"""
Started = tuple["subprocess.Popen[str]", int]


@pytest.fixture
def started(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Started]:
    """Start a process that has a lock, and another one beside it; return both."""
    (tmp_path / "child.py").write_text(CHILD)
    with subprocess.Popen(
        [sys.executable, "-c", PARENT, *getattr(request, "param", [])],
        cwd=tmp_path,
        start_new_session=True,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as parent:
        assert parent.stdout
        yield parent, int(parent.stdout.readline())
        with suppress(ProcessLookupError):
            os.killpg(parent.pid, signal.SIGKILL)


def is_free(lock: Path) -> bool:
    """Tell whether another process could have the lock now."""
    with lock.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGINT, 130),
        (signal.SIGTERM, 143),
        (signal.SIGHUP, 129),
        (signal.SIGKILL, -9),
    ],
)
def test_it_ends_with_its_parent(started: Started, number: int, code: int, tmp_path: Path) -> None:
    parent, _ = started
    parent.send_signal(number)
    # The output of both ends when both have.
    assert parent.communicate(timeout=60) == ("", "")
    assert parent.returncode == code
    assert is_free(tmp_path / "lock")


def test_its_parent_ends_quietly_with_it(started: Started) -> None:
    parent, child = started
    os.kill(child, signal.SIGTERM)
    assert parent.communicate(timeout=60) == ("", "")


@pytest.mark.parametrize("started", [["alone"]], indirect=True)
def test_a_lock_is_held_until_the_last_who_may_write_has_ended(
    started: Started, tmp_path: Path
) -> None:
    parent, child = started
    parent.kill()
    parent.wait()
    assert not is_free(tmp_path / "lock")
    os.kill(child, signal.SIGKILL)
    parent.communicate(timeout=60)
    assert is_free(tmp_path / "lock")
