"""The commands: each explains itself, and has a remedy for what the system refuses."""

import subprocess

from servicedocs import cli
from servicedocs.project import ROOT
from tests.support.commands import SCRIPTS


def test_every_script_explains_itself() -> None:
    started = {
        name: subprocess.Popen(
            [ROOT / "scripts" / name, "--help"],
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in SCRIPTS
    }
    for name, process in started.items():
        output, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, ""), name
        assert f"scripts/{name}" in output


def test_an_unwritable_folder_and_a_full_disk_have_their_remedies() -> None:
    refused = cli.os_problem(PermissionError(13, "Permission denied", "site.new"))
    assert refused.startswith("site.new: ")
    assert "make the folder writable" in refused
    assert "free some space" in cli.os_problem(OSError(28, "No space left on device", "x"))
