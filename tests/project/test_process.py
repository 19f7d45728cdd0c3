"""A tool's run: its output, or one line that says why it failed."""

import sys
from pathlib import Path

import pytest

from servicedocs import process
from servicedocs.cli import Failure
from servicedocs.project import ROOT

FAILING = "import sys; print('out'); print('first\\nlast', file=sys.stderr); sys.exit(3)"
SETTING = "import os; print(os.environ.get('HOME'), os.environ['ASKED'])"


def python(code: str) -> list[str]:
    """Return the command that runs some Python."""
    return [sys.executable, "-c", code]


def test_a_tool_gets_its_folder_its_settings_and_its_input(tmp_path: Path) -> None:
    code = "import os, sys; print(os.getcwd(), os.environ['ASKED'], sys.stdin.read())"
    said = process.run(python(code), tmp_path, {"ASKED": "1"}, given="text")
    assert said == f"{tmp_path} 1 text\n"


def test_a_failure_is_its_name_its_last_line_and_the_remedy() -> None:
    name = Path(sys.executable).name
    with pytest.raises(Failure, match=rf"^{name} -c: last; see cluster and the network$"):
        process.run(python(FAILING), ROOT / "cluster")
    with pytest.raises(Failure, match=r"^tool: last; try again$"):
        process.run(python(FAILING), called="tool", remedy="try again")
    with pytest.raises(Failure, match=r"^tool: no message$"):
        process.run(python("raise SystemExit(1)"), called="tool", remedy="")
    with pytest.raises(Failure, match=r"^tool: said$"):
        process.run(python("print('said'); exit(1)"), called="tool", remedy="")


def test_an_environment_replaces_this_processs_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/ours")
    assert process.run(python(SETTING), settings={"ASKED": "1"}) == "/ours 1\n"
    assert process.run(python(SETTING), environment={"ASKED": "1"}) == "None 1\n"


def test_a_tool_that_does_not_end_is_ended() -> None:
    with pytest.raises(Failure, match=r"^tool: no end after 0\.2 s$"):
        process.run(python("import time; time.sleep(60)"), called="tool", seconds=0.2)
