"""A server that forks a pytest for each line of its input: libraries are loaded once for all.

Run by its path, so that none of the project's own modules is loaded before the fork.
"""

import importlib
import json
import os
import sys
from contextlib import suppress

import pytest

# None that pytest rewrites: the plugins' own packages.
LIBRARIES = (
    *("black", "click", "fontTools.ttLib", "markdown", "material", "mkdocs.config.defaults"),
    *("playwright.sync_api", "pygments.lexers", "quickjs", "tinycss2", "wasmtime", "yaml"),
)


def main() -> None:
    """Answer each line, a folder, a file for the output and arguments, by process id and code."""
    del sys.path[0]
    for name in LIBRARIES:
        with suppress(ImportError):
            importlib.import_module(name)
    tell(os.getpid())  # from now on the folder may be made anew
    for line in sys.stdin:
        folder, output, *arguments = json.loads(line)
        child = os.fork() or run(folder, output, arguments)
        tell(child)
        tell(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def run(folder: str, output: str, arguments: list[str]) -> int:
    """Run pytest in a folder, as the first of its own group of processes."""
    os.setsid()
    os.chdir(folder)
    importlib.invalidate_caches()
    written = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for descriptor in (1, 2):
        os.dup2(written, descriptor)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    code = pytest.main(arguments)
    sys.stdout.flush()
    os._exit(code)


def tell(number: int) -> None:
    """Write a number as a line."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
