"""The commands: one module for each of `scripts/`, imported only when its command is called.

The `command` of a module returns its exit code, or None for 0.
"""

import ast
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

import click

from servicedocs import cli
from servicedocs.check.escapes import printable
from servicedocs.project import IS_CHECKOUT

HELP = ["-h", "--help"]
FILES = {file.stem.replace("_", "-"): file for file in Path(__file__).parent.glob("[a-z]*.py")}
ANYWHERE = {"check", "trace"}  # what needs no checkout: the wheel holds all that these read


class Commands(click.Group):
    """The group of all commands, which imports none of them for its own help."""

    def list_commands(self, _: click.Context) -> list[str]:
        """Return the names of the commands that work here."""
        return sorted(FILES if IS_CHECKOUT else ANYWHERE)

    def get_command(self, _: click.Context, name: str) -> click.Command | None:
        """Import a command's module."""
        return load(name) if name in FILES else None

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with the first lines of their modules."""
        names = self.list_commands(context)
        with formatter.section("Commands"):
            formatter.write_dl([(name, _summary(FILES[name])) for name in names])


IN_CHECKOUT = "What can be done in a checkout of this documentation."
IN_WHEEL = "What can be done without a checkout of the documentation on Kubernetes Services."
GROUP = Commands(help=IN_CHECKOUT if IS_CHECKOUT else IN_WHEEL, no_args_is_help=False)
NEEDS_CHECKOUT = "works on a checkout of the documentation; clone its repository, and run there"


def load(name: str) -> click.Command:
    """Import a command's module and return its command."""
    if not IS_CHECKOUT and name not in ANYWHERE:
        raise cli.Failure(f"{name} {NEEDS_CHECKOUT}: scripts/{name}")
    try:
        command: click.Command = import_module(f"{__name__}.{FILES[name].stem}").command
    except ModuleNotFoundError as error:  # where only what a build needs is installed
        raise cli.SetupError(f"{error.name} is not installed; run: scripts/{name}") from error
    except (ImportError, OSError) as error:  # a library that this system cannot load
        what = str(error).splitlines()[0]
        raise cli.SetupError(f"{what}; remove .venv, and run: scripts/{name}") from error
    return command


def main() -> NoReturn:
    """Run the command that the command line names."""
    cli.run("servicedocs", lambda: call(GROUP, "servicedocs", sys.argv[1:]))


def main_of_scripts() -> NoReturn:
    """Run the command that the command line names, under the name that its script has."""
    name, *arguments = sys.argv[1:] or [""]
    if name not in FILES:
        main()
    path = f"scripts/{name}"
    cli.run(path, lambda: call(load(name), path, arguments))


def call(command: click.Command, path: str, arguments: Sequence[str]) -> int:
    """Call a command and return its exit code; `path` is what its user calls it."""
    # Not its `main`, which takes an EOFError for Ctrl-C.
    try:
        with command.make_context(path, list(arguments), help_option_names=HELP) as context:
            return command.invoke(context) or 0
    except click.exceptions.Exit as end:  # the help is shown
        return end.exit_code
    except click.UsageError as error:
        return _refuse(error.ctx.command_path if error.ctx else path, error)


def _refuse(path: str, error: click.UsageError) -> int:
    message = " ".join(error.format_message().split()).removesuffix(".")
    cli.fail(path, f"{printable(message)} (see {path} --help)")
    return error.exit_code


def _summary(file: Path) -> str:
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return text.partition("\n")[0]
