"""The commands: each explains itself, and has a remedy for what the system refuses."""

import re
from pathlib import Path

import pytest

from servicedocs import cli, commands
from servicedocs.project import ROOT
from tests.support.commands import SCRIPTS, run

ROW = re.compile(r"^\| `scripts/(?P<name>[\w-]+)(?P<text>.*)$", re.MULTILINE)
OPTION = re.compile(r"[` ](--[\w-]+)")
WORD = re.compile(r"`([a-z]+)`")


def rows(readme: str) -> dict[str, str]:
    """Return of each command all that the table of a README says of it."""
    found: dict[str, str] = {}
    for name, text in ROW.findall((ROOT / readme).read_text(encoding="utf-8")):
        found[name] = found.get(name, "") + text
    return found


def test_scripts_commands_and_readmes_name_the_same() -> None:
    folder = Path(commands.__file__).parent
    assert sorted(commands.FILES) == SCRIPTS
    assert {path.stem for path in folder.glob("*.py")} - {"__init__"} == {
        name.replace("-", "_") for name in SCRIPTS
    }
    for readme in ("README.md", "README.ko.md"):
        assert sorted(rows(readme)) == SCRIPTS


@pytest.mark.slow
@pytest.mark.parametrize("name", SCRIPTS)
def test_every_script_explains_itself_and_what_the_readmes_say_of_it(name: str) -> None:
    answer = run(ROOT / "scripts" / name, "--help")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith(f"Usage: scripts/{name} ")
    up = run(ROOT / "scripts" / name, "up", "--help").stdout if name == "cluster" else ""
    for readme in ("README.md", "README.ko.md"):
        row = rows(readme)[name]
        told = OPTION.findall(row) + (WORD.findall(row) if name == "cluster" else [])
        assert [word for word in told if word not in answer.stdout + up] == []


def test_an_unwritable_folder_and_a_full_disk_have_their_remedies() -> None:
    refused = cli.os_problem(PermissionError(13, "Permission denied", "site.new"))
    assert refused.startswith("site.new: ")
    assert "make the folder writable" in refused
    full = cli.os_problem(
        OSError(28, "No space left on device", "theme/a.js", None, "site.new/a.js")
    )
    assert full == "site.new/a.js: the disk is full; free some space"
