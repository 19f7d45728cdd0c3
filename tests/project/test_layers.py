"""The layers of src/servicedocs: no import leads upward, and none goes round in a circle.

An import inside a function counts, and so does a module named in a string: for `import_module`,
for a process of its own (`-m`), for code that another Python runs.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from pathlib import Path

import pytest

from servicedocs.project import ROOT
from tests.support.report import report

PACKAGE = "servicedocs"
LAYERS = (
    *(
        "commands",
        "trace",
        "check",
        "serve",
        "pdf",
        "site",
        "transcripts",
        "cluster",
        "markdown",
        "fonts",
    ),
    *("validator", "examples", "mutation", "toolchain"),
)
BOTTOM = len(LAYERS)  # where the loose modules are
TOP = ("__init__", "__main__")  # of the package itself, which only starts commands
NAMED = re.compile(rf"\b{PACKAGE}(?:\.\w+)+")


@dataclass(frozen=True)
class Arrow:
    """One import: the file and line that it stands in, and the module that it leads to."""

    file: str
    line: int
    source: str
    target: str

    def problem(self, what: str, remedy: str) -> str:
        """Say what is wrong with it, as a build would."""
        return f"{self.file}:{self.line}: imports {self.target}, {what}; {remedy}"


def modules(source: Path) -> dict[str, Path]:
    """Return the files of the package by the names of their modules."""
    return {
        ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__"): path
        for path in sorted((source / PACKAGE).rglob("*.py"))
    }


def layer(module: str) -> int:
    """Return a module's layer, 0 at the top."""
    _, _, inside = module.partition(".")
    first = inside.partition(".")[0]
    if not first or first in TOP:
        return -1
    return LAYERS.index(first) if first in LAYERS else BOTTOM


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """Return the nodes that are text for readers: a module named there is no import."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    owners = (node for node in ast.walk(tree) if isinstance(node, kinds) and node.body)
    firsts = (owner.body[0] for owner in owners)
    return {first.value for first in firsts if isinstance(first, ast.Expr)}


def starts_package(words: object) -> bool:
    """Tell whether words of a command start the package itself: `-m servicedocs NAME`."""
    if not isinstance(words, list):
        return False
    texts = [getattr(word, "value", None) for word in words]
    return ("-m", PACKAGE) in pairwise(texts)


def names(node: ast.AST) -> Iterator[str]:
    """Yield the modules, or things in modules, that a node of the syntax tree names."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield from NAMED.findall(node.value)
    elif starts_package(getattr(node, "elts", None) or getattr(node, "args", None)):
        yield f"{PACKAGE}.commands"


def arrows(source: Path) -> list[Arrow]:
    """Return every import of the package's own modules."""
    known = modules(source)
    found = set()
    for module, path in known.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = docstrings(tree)
        for node in ast.walk(tree):
            for name in () if node in texts else names(node):
                target = nearest(name, known)
                line = getattr(node, "lineno", 1)
                file = path.relative_to(source.parent).as_posix()
                if target and target != module:
                    found.add(Arrow(file, line, module, target))
    return sorted(found, key=lambda arrow: (arrow.file, arrow.line, arrow.target))


def nearest(name: str, known: dict[str, Path]) -> str:
    """Return the module that holds a name: itself, or what stands before its last dots."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def upward(found: list[Arrow]) -> list[str]:
    """Return the imports of a higher layer."""
    return [
        arrow.problem(
            "a layer above its own",
            "move what it needs down, hand it in as an argument, or do this in the layer above",
        )
        for arrow in found
        if layer(arrow.target) < layer(arrow.source)
    ]


def circles(found: list[Arrow]) -> list[str]:
    """Return a circle of files, if there is one, by each of its imports."""
    graph: dict[str, set[str]] = {}
    for arrow in found:
        graph.setdefault(arrow.source, set()).add(arrow.target)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        ring = list(error.args[1])
        pairs = set(pairwise(reversed(ring)))
        circle = " -> ".join(reversed(ring))
        return [
            arrow.problem(f"in the circle {circle}", "move what both need to a third file")
            for arrow in found
            if (arrow.source, arrow.target) in pairs
        ]
    return []


def test_no_import_leads_to_a_higher_layer() -> None:
    report(upward(arrows(ROOT / "src")))


def test_no_files_import_each_other_in_a_circle() -> None:
    report(circles(arrows(ROOT / "src")))


def test_every_package_has_a_layer() -> None:
    folders = {path.parent.name for path in (ROOT / "src" / PACKAGE).glob("*/__init__.py")}
    assert folders == set(LAYERS), "name each package in LAYERS, where it belongs"


UPWARD = {
    "an import": "from servicedocs.site import build\n",
    "an import of a thing": "from servicedocs.site.build import run\n",
    "an import in a function": "def f():\n    import servicedocs.site.build\n",
    "import_module": 'm = import_module("servicedocs.site.build")\n',
    "a process of its own": 'c = [python, "-m", "servicedocs.site.build", folder]\n',
    "code for another Python": 'c = f"import servicedocs.site.build; run({root})"\n',
    "a command": 'run(python, "-m", "servicedocs", "build")\n',
}


def project(folder: Path, **texts: str) -> Path:
    """Write a package with three layers, and code into some of its files."""
    files = {"site/build.py": "", "commands/__init__.py": "", "examples/metadata.py": ""}
    named = {name.replace("__", "/") + ".py": text for name, text in texts.items()}
    for name, text in {**files, **named}.items():
        path = folder / "src" / PACKAGE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder / "src"


@pytest.mark.parametrize("text", UPWARD.values(), ids=UPWARD)
def test_an_arrow_upward_is_named_with_file_line_and_remedy(tmp_path: Path, text: str) -> None:
    (problem,) = upward(arrows(project(tmp_path, examples__metadata=f'"""Doc."""\n{text}')))
    assert problem.startswith(f"src/servicedocs/examples/metadata.py:{text.count('def') + 2}: ")
    assert "; move what it needs down" in problem


def test_an_arrow_downward_and_a_docstring_are_in_order(tmp_path: Path) -> None:
    text = "from servicedocs.examples import metadata\n"
    source = project(tmp_path, site__build=text, cache='"""For servicedocs.site.build."""\n')
    assert len(arrows(source)) == 1
    assert upward(arrows(source)) == []
    assert circles(arrows(source)) == []


def test_a_circle_is_named_by_each_of_its_imports(tmp_path: Path) -> None:
    one = "def f():\n    from servicedocs.examples import other\n"
    other = "from servicedocs.examples import metadata\n"
    found = circles(arrows(project(tmp_path, examples__metadata=one, examples__other=other)))
    assert [line.partition(": ")[0] for line in found] == [
        "src/servicedocs/examples/metadata.py:2",
        "src/servicedocs/examples/other.py:1",
    ]
