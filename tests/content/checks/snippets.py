"""Python blocks: they run, print what the page says, and are clean.

Those that talk to a cluster run where it is (scripts/cluster verify); here they are only read.

pytest-examples runs and lints them. It does not look for them: its own search misses fences in
quotes, with tildes and with a space in their braces, so it gets what our collector found.
"""

import ast
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pytest
from pytest_examples import CodeExample, EvalExample
from pytest_examples.config import ExamplesConfig

from servicedocs.markdown.fences import Fence
from servicedocs.markdown.marks import CLUSTER
from servicedocs.markdown.page import Page
from tests.support.site import Site

RULES = "E,F,I,B,UP,N,SIM,RET"
ALLOWED = sys.stdlib_module_names | {"yaml"}
ON_CLUSTER = ALLOWED | {"kubernetes", "kr8s"}
LINE_LENGTH = 88


@dataclass
class Rules(ExamplesConfig):
    """Ruff's rules written out: what it selects by default changes from release to release."""

    line_length: int = LINE_LENGTH
    quotes: Literal["single", "double", "either"] = "double"

    def ruff_config(self) -> tuple[str, ...]:
        """Return the arguments for ruff, none of them from a file."""
        length = f"--line-length={self.line_length}"
        concise = "--output-format=concise"  # pytest-examples reads line numbers out of it
        return ("--isolated", concise, f"--select={RULES}", length, "--target-version=py311")


def problems(site: Site, tool: EvalExample) -> list[str]:
    """Return what is wrong with every snippet, each looked at once."""
    found, seen = [], set()
    for page in site.pages.values():
        for fence in page.fences:
            if fence.language == "python" and (fence.file, fence.source) not in seen:
                seen.add((fence.file, fence.source))
                found += fence_problems(page, fence, tool, site.root)
    return found


def fence_problems(page: Page, fence: Fence, tool: EvalExample, root: Path) -> list[str]:
    """Return what is wrong with one snippet, run in the folder of its example."""
    example = CodeExample.create(
        fence.source.rstrip() + "\n", path=page.path, start_line=fence.line
    )
    tool.config = Rules()
    folder = (root / "examples" / fence.file).parent
    with _own_place(folder):
        return [
            *(page.problem(fence.line, *pair) for pair in _imports(fence)),
            *_run(page, fence, tool, example),
        ]  # fmt: skip


def _run(page: Page, fence: Fence, tool: EvalExample, example: CodeExample) -> Iterator[str]:
    steps: dict[str, Callable[[CodeExample], object]] = {
        "prints something else": tool.run_print_check,
        "is not clean": tool.lint_ruff,
        "is not formatted": tool.lint_black,
    }
    if CLUSTER in fence.marks:
        del steps["prints something else"]
    for what, step in steps.items():
        try:
            step(example)
        except (pytest.fail.Exception, Exception) as error:
            shown = f"{type(error).__name__} {_one_line(str(error))}"
            yield page.problem(fence.line, f"{fence.label} {what}: {shown}", "correct the snippet")


def _imports(fence: Fence) -> Iterator[tuple[str, str]]:
    allowed, remedy = ALLOWED, "import only yaml and the standard library"
    if CLUSTER in fence.marks:
        allowed, remedy = ON_CLUSTER, "import only kubernetes, kr8s, yaml and the standard library"
    try:
        nodes = list(ast.walk(ast.parse(fence.source)))
    except SyntaxError as error:
        yield f"{fence.label} is no Python ({error})", "correct it"
        return
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    for name in names:
        if name.partition(".")[0] not in allowed:
            yield f"{fence.label} imports {name}, which a reader need not have", remedy


@contextmanager
def _own_place(folder: Path) -> Iterator[None]:
    """Run in a folder, and take back what a snippet does to this process."""
    main, environment = sys.modules["__main__"], dict(os.environ)
    try:
        with chdir(folder):
            yield
    finally:
        sys.modules["__main__"] = main
        os.environ.clear()
        os.environ.update(environment)


def _one_line(text: str) -> str:
    """Return what differs, without the diff's frame."""
    rows = [row.strip() for row in text.split("\n")]
    changes = [row for row in rows if row[:1] in "+-" and row[:3] not in ("+++", "---")]
    return " | ".join(row for row in changes or rows if row)[:300]
