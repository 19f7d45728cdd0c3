"""The commands: bad input is one line, Ctrl-C and a closed pipe are quiet, little loads."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from servicedocs import cli, commands


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("serve --port x", "scripts/serve: Invalid value for '--port': 'x' is not a valid integer"),
        ("serve --prot 1", "scripts/serve: No such option '--prot'. Did you mean '--port'?"),
        ("serve --live fr", "scripts/serve: Invalid value for '--live': 'fr' is not one of"),
        ("check", "scripts/check: Missing argument 'FILE...'"),
        ("rebuild-validator --kubernetes", "scripts/rebuild-validator: Option '--kubernetes'"),
        ("cluster", "scripts/cluster: Missing command"),
        ("cluster frob", "scripts/cluster: No such command 'frob'"),
        ("cluster up --proxy-mode x", "scripts/cluster up: Invalid value for '--proxy-mode'"),
        ("frob", "servicedocs: No such command 'frob'"),
        ("", "servicedocs: Missing command"),
    ],
)
def test_bad_input_is_one_line_that_names_it_and_the_help(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str, line: str
) -> None:
    monkeypatch.setattr(sys, "argv", ["servicedocs", *words.split()])
    with pytest.raises(SystemExit) as end:
        commands.main_of_scripts()
    said = capsys.readouterr()
    assert (end.value.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(line)
    assert said.err.endswith(f"(see {line.partition(':')[0]} --help)\n")


def test_the_console_command_names_itself(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["servicedocs", "check", "missing.yaml"])
    with pytest.raises(SystemExit) as end:
        commands.main()
    assert end.value.code == 2
    assert capsys.readouterr().err.startswith("servicedocs check: missing.yaml: No such file")


def test_a_command_whose_packages_are_not_installed_names_the_script_that_installs_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(commands.FILES, "test", Path("absent.py"))
    with pytest.raises(cli.Failure, match=r"absent is not installed; run: scripts/test$"):
        commands.load("test")


def raising(error: BaseException) -> click.Command:
    """Return a command that fails."""

    def fail() -> None:
        raise error

    return click.Command("fail", callback=fail)


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (cli.Failure("this", "that"), 1, "x: this\nx: that"),
        (OSError(28, "No space left on device", "site"), 1, "x: site: the disk is full; free some"),
        (KeyboardInterrupt(), 130, ""),
        (click.UsageError("no"), 2, "x: no (see x --help)"),
    ],
)
def test_a_failure_is_its_lines_and_ctrl_c_is_none(
    capsys: pytest.CaptureFixture[str], error: BaseException, code: int, line: str
) -> None:
    with pytest.raises(SystemExit) as end:
        cli.run("x", lambda: commands.call(raising(error), "x", []))
    said = capsys.readouterr()
    assert (end.value.code, said.out) == (code, "")
    assert said.err.startswith(line)
    assert bool(said.err) == bool(line)


def test_an_unexpected_end_of_a_file_is_not_taken_for_ctrl_c() -> None:
    with pytest.raises(EOFError, match="truncated"):
        commands.call(raising(EOFError("truncated")), "x", [])


def test_nobody_who_reads_on_is_no_fault(tmp_path: Path) -> None:
    file = tmp_path / "many.yaml"
    file.write_text("kind: Nothing\n---\n" * 2000)
    command = [sys.executable, "-m", "servicedocs", "check", str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


LOADED = """
import sys
from servicedocs import commands
{load}
print(*sorted(name for name in sys.modules if name.startswith(("mkdocs", "servicedocs.commands."))))
"""


@pytest.mark.parametrize(
    ("load", "loaded"),
    [
        ("commands.load('check')", "servicedocs.commands.check"),
        ("commands.GROUP.get_help(commands.GROUP.make_context('x', ['build']))", ""),
    ],
)
def test_a_command_loads_no_other_and_no_mkdocs(load: str, loaded: str) -> None:
    code = LOADED.format(load=load)
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == f"{loaded}\n"
