"""Pass every test. All arguments go on to pytest; --pytest-help lists its options.

An author's loop, without what is slow:

scripts/test -m "not browser and not pdf and not cluster"

With --mutate, the tests themselves are tested: sources are broken, one thing at a time, and the run
fails if no test notices one. A number after it takes so many, others for each commit; paths take
those of some files.

What the chosen tests need and the machine lacks is installed first (a browser, where they drive
one and this run may install system packages); otherwise one line says what to install.
"""

import errno
import os
from collections.abc import Callable
from importlib.util import find_spec

import click
import pytest

from servicedocs import cli
from servicedocs.cluster import lock, requirements
from servicedocs.cluster.artifacts import build
from servicedocs.mutation import run as mutation
from servicedocs.project import ROOT
from servicedocs.toolchain import browsers

MUTATE = "--mutate"
LOOP = "not browser"  # in what chooses the tests of an author's loop


class Tools:
    """A plugin of pytest: once the tests are chosen, get the tools that they need."""

    @pytest.hookimpl
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Install the browsers that chosen tests drive, compile Kubernetes if one runs it."""
        if not session.config.option.collectonly:
            ensure(lambda mark: needs_mark(session, mark))


def ensure(is_needed: Callable[[str], bool]) -> None:
    """Get the tools that tests with some marks need."""
    tools = {
        "browser": lambda: browsers.ensure(cli.say),
        "firefox": lambda: browsers.ensure_firefox(cli.say),
        "cluster": ensure_cluster,
    }
    for mark, get in tools.items():
        if is_needed(mark):
            get()


def needs_mark(session: pytest.Session, name: str) -> bool:
    """Tell whether a chosen test has a mark."""
    return any(item.get_closest_marker(name) for item in session.items)


def ensure_cluster() -> None:
    """Compile what the cluster runs, or say why its tests are left out."""
    reason = requirements.missing()
    if reason:
        cli.say(f"Leaving out the tests on a real cluster: that {reason}")
    else:
        with lock.alone():
            build.build()


def workers(arguments: list[str]) -> list[str]:
    """Return the options that run all tests, or an author's loop, in several processes.

    Two share the files; of all tests, a third has those on the cluster, which mostly wait.
    tests/conftest.py distributes.
    """
    several = not arguments or any(LOOP in word for word in arguments)
    own = any(word.startswith(("-n", "--dist", "-s", "--pdb")) for word in arguments)
    if own or not several or (os.cpu_count() or 1) == 1 or find_spec("xdist") is None:
        return []
    return ["-n", "2" if arguments else "3", "--dist", "loadscope", "--no-loadscope-reorder"]


class Verbatim(click.Command):
    """A command that passes its arguments on as they are, unless one asks for its help."""

    def parse_args(self, context: click.Context, arguments: list[str]) -> list[str]:
        """Look for the help alone: pytest's short options may be written together."""
        asked = [word for word in arguments if word in context.help_option_names]
        super().parse_args(context, asked)
        context.params["arguments"] = arguments
        return []


@click.command(cls=Verbatim, help=__doc__, options_metavar="[PYTEST'S OPTIONS]")
def command(arguments: list[str]) -> int:
    """Run pytest, or the mutations."""
    os.chdir(ROOT)
    if not os.access(ROOT, os.W_OK):  # pytest's own answer would be a trace
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(ROOT))
    if MUTATE in arguments:
        return mutation.run(ROOT, [word for word in arguments if word != MUTATE])
    if not arguments:  # other processes choose the tests, and cannot ask this plugin for tools
        ensure(lambda _: True)
    arguments = ["--help" if word == "--pytest-help" else word for word in arguments]
    arguments = [f"({word}) and not slow" if LOOP in word else word for word in arguments]
    return int(pytest.main([*workers(arguments), *arguments], plugins=[Tools()]))
