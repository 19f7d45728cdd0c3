"""Pass every test. All arguments go on to pytest.

An author's loop, without what is slow:
    scripts/test -m "not browser and not pdf and not cluster"

What the chosen tests need and the machine lacks is installed first (Chromium, where they drive
a browser and this run may install system packages); otherwise one line says what to install.
"""

import os
import sys

import pytest

from servicedocs import browser, cli
from servicedocs.project import ROOT

HELP = "\nusage: scripts/test [pytest's options]; they are listed by: scripts/test --pytest-help"


class Tools:
    """A plugin of pytest: once the tests are chosen, get the tools that they need."""

    @pytest.hookimpl
    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Install Chromium if a chosen test drives it."""
        needed = any(item.get_closest_marker("browser") for item in session.items)
        if needed and not session.config.option.collectonly:
            browser.ensure(cli.say)


def main() -> int:
    """Run pytest."""
    arguments = sys.argv[1:]
    if {"-h", "--help"} & set(arguments):
        cli.say(str(__doc__).rstrip() + HELP)
        return 0
    os.chdir(ROOT)
    arguments = ["--help" if word == "--pytest-help" else word for word in arguments]
    return int(pytest.main(arguments, plugins=[Tools()]))


if __name__ == "__main__":
    cli.run("scripts/test", main)
