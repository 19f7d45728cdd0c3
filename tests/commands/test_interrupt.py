"""Ctrl-C at any moment, also while Python starts and loads modules; and a Python too old."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from servicedocs.project import ROOT
from tests.commands.checking import GOOD, write
from tests.support.commands import SCRIPTS

ENDS = (-signal.SIGINT, 130)


def interrupted(command: Sequence[str], after: float) -> "subprocess.CompletedProcess[str]":
    """Run a command, and press Ctrl-C after so many seconds."""
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        try:
            running.wait(after)
        except subprocess.TimeoutExpired:
            running.send_signal(signal.SIGINT)
        said, told = running.communicate(timeout=60)
    return subprocess.CompletedProcess(command, running.returncode, said, told)


@pytest.mark.skipif(sys.platform != "linux", reason="only GNU env keeps a signal back")
def test_ctrl_c_at_any_moment_leaves_no_word(tmp_path: Path) -> None:
    (file,) = write(tmp_path, good=GOOD)
    command = [str(ROOT / "scripts" / "check"), str(file)]
    for step in range(24):
        done = interrupted(command, step * step * 0.003)
        assert done.stderr == "", step
        assert done.returncode in (0, *ENDS), step


IMPORTING = """
import os, runpy, signal, sys
sys.argv = ["servicedocs", "check", "x.yaml"]
class Interrupted:
    def find_spec(self, name, path=None, target=None):
        if name == {name!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupted())
runpy.run_module("servicedocs", run_name="__main__")
"""


@pytest.mark.parametrize("name", ["click", "servicedocs.commands", "wasmtime"])
def test_ctrl_c_while_modules_are_loaded_leaves_no_word(name: str) -> None:
    command = [sys.executable, "-c", IMPORTING.format(name=name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode in ENDS, done.stdout, done.stderr) == (True, "", "")


def test_ctrl_c_while_the_input_is_read_ends_at_once() -> None:
    reading, writing = os.pipe()
    command = [str(ROOT / "scripts" / "check"), "-"]
    with subprocess.Popen(command, stdin=reading, stderr=subprocess.PIPE) as running:
        with pytest.raises(subprocess.TimeoutExpired):
            running.wait(2)
        running.send_signal(signal.SIGINT)
        _, told = running.communicate(timeout=60)
    os.close(reading)
    os.close(writing)
    assert (running.returncode in ENDS, told) == (True, b"")


def test_who_ignores_ctrl_c_is_left_alone(tmp_path: Path) -> None:
    (file,) = write(tmp_path, good=GOOD)
    # Its input comes later than the signal, so that it cannot have ended before.
    line = 'trap "" INT; (sleep 2; cat "$2") | "$1" - & sleep 0.3; kill -INT $!; wait $!'
    command = ["sh", "-c", line, "sh", str(ROOT / "scripts" / "check"), str(file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_every_script_begins_in_the_same_way() -> None:
    texts = [(ROOT / "scripts" / name).read_text(encoding="utf-8") for name in SCRIPTS]
    assert len({text.partition('"""')[0] for text in texts}) == 1
    assert texts[0].startswith("#!/bin/sh\n''':'\n")


@pytest.mark.parametrize("version", ["2.7", "3.6"])
def test_an_old_python_gets_one_line_and_2(version: str) -> None:
    found = old_python(version)
    if found is None:
        return  # test_environment parses the scripts as such a Python does
    done = subprocess.run(
        [found, ROOT / "scripts" / "check", "x"], capture_output=True, text=True, check=False
    )
    line = (
        f"scripts/check: needs Python 3.11 or newer, this is {version}; "
        "run: python3.11 scripts/check\n"
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, "", line)


def old_python(version: str) -> Path | None:
    """Return an old Python of pyenv or of the system, if there is one."""
    home = Path.home() / ".pyenv" / "versions"
    files = [*home.glob(f"{version}.*/bin/python"), Path(f"/usr/bin/python{version}")]
    return next((file for file in files if file.exists()), None)
