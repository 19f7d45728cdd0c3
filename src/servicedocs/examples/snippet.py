"""A runner of Python snippets, which writes the output of each print beneath it.

`python -m servicedocs.examples.snippet FILE` runs one and prints a list of [line, text].
"""

import ast
import builtins
import io
import json
import re
import sys
import traceback
from pathlib import Path
from types import FrameType
from typing import Any

OUTPUT = re.compile(r"^[ \t]*#>.*\n", re.MULTILINE)
SIGN = "#> "


def without_outputs(text: str) -> str:
    """Return a snippet without its outputs."""
    return OUTPUT.sub("", text)


def outputs(text: str) -> list[str]:
    """Return the rows of a snippet's outputs."""
    rows = [row.strip() for row in text.split("\n")]
    return [row.removeprefix("#>").removeprefix(" ") for row in rows if row.startswith("#>")]


def with_outputs(text: str, printed: list[tuple[int, str]]) -> str:
    """Return a snippet without outputs, with these beneath the statements that printed them."""
    lines = text.split("\n")
    ends = _ends(text)
    found: dict[int, list[str]] = {}
    for line, words in printed:
        indent = re.match(r"\s*", lines[line - 1])
        lead = indent[0] if indent else ""
        rows = found.setdefault(ends.get(line, line), [])
        rows += [f"{lead}{SIGN}{row}".rstrip() for row in words.split("\n")]
    return "\n".join("\n".join([row, *found.get(n, [])]) for n, row in enumerate(lines, 1))


def _ends(text: str) -> dict[int, int]:
    """Return the last line of the statement that has each line, the innermost one's."""
    ends: dict[int, int] = {}
    for node in ast.walk(ast.parse(text)):  # the inner ones come later
        if isinstance(node, ast.stmt) and not hasattr(node, "body"):
            last = node.end_lineno or node.lineno
            ends |= dict.fromkeys(range(node.lineno, last + 1), last)
    return ends


def _run(path: Path) -> list[tuple[int, str]]:
    printed: list[tuple[int, str]] = []
    code = compile(path.read_text(encoding="utf-8"), path.name, "exec")

    def note(*values: Any, sep: str = " ", end: str = "\n", **_: Any) -> None:
        frame: FrameType | None = sys._getframe(1)
        while frame and frame.f_code.co_filename != path.name:
            frame = frame.f_back
        text = io.StringIO()
        print_(*values, sep=sep, end=end, file=text)
        printed.append((frame.f_lineno if frame else 1, text.getvalue().removesuffix("\n")))

    print_, builtins.print = builtins.print, note  # type: ignore[assignment]
    try:
        exec(code, {"__name__": "__main__", "__file__": path.name})  # noqa: S102 - our own pages
    finally:
        builtins.print = print_
    return printed


def main() -> int:
    """Run the snippet that the first argument names."""
    try:
        printed = _run(Path(sys.argv[1]))
    except Exception:
        sys.stderr.write(traceback.format_exc())
        return 1
    sys.stdout.write(json.dumps(printed))
    return 0


if __name__ == "__main__":
    sys.exit(main())
