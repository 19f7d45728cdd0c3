"""The population of mutations: those that are listed, and by each layer some that operators make.

Which ones is decided by the digest of what each changes, so other changes of a file leave the
population as it is.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from servicedocs import cache
from servicedocs.cli import Failure
from servicedocs.mutation.operators import Change, changes

DATA = Path("tests", "data", "mutation")
SLOW = "not browser and not pdf and not cluster"
QUICK = f"{SLOW} and not slow"
ADVICE = re.compile(r"(?m)(?<=^  do: ).*(?:\n {3,}.*)*")


@dataclass(frozen=True)
class Layer:
    """Files that the same tests guard: how many of their mutations are taken, which tests run."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]
    most: int
    kind: str = ""
    slow: bool = False
    """Whether its slow tests run too."""
    costly: bool = False
    """Whether its tests need the whole site, or a browser."""

    @property
    def is_quick(self) -> bool:
        """Tell whether it has a part in a sample."""
        return not self.slow and not self.costly

    @property
    def marks(self) -> str:
        """Return the expression that chooses its tests by their marks."""
        if self.costly:
            return "not cluster and not pdf"
        return SLOW if self.slow else QUICK

    def paths(self, root: Path) -> list[str]:
        """Return the files of the layer."""
        return _paths(self.files, root)


@functools.cache
def _paths(patterns: tuple[str, ...], root: Path) -> list[str]:
    found = {path for pattern in patterns for path in root.glob(pattern)}
    return sorted(one.relative_to(root).as_posix() for one in found if one.is_file())


@dataclass(frozen=True)
class Mutation:
    """One change of one file."""

    path: str
    text: str
    change: Change
    layer: Layer

    @functools.cached_property
    def key(self) -> str:
        """Return the digest of the change: of its file, its line and what it puts there."""
        return cache.digest(self.path, self.change.name, *self.rows)

    @property
    def line(self) -> int:
        """Return the number of the line that changes."""
        return self.text.count("\n", 0, self.change.start) + 1

    @property
    def rows(self) -> tuple[str, str]:
        """Return the changed lines, before and after."""
        start = self.text.rfind("\n", 0, self.change.start) + 1
        end = self.change.start + len(self.change.old)
        rest = len(self.text) - (self.text + "\n").find("\n", end)
        mutated = self.mutated
        return self.text[start : len(self.text) - rest], mutated[start : len(mutated) - rest]

    @property
    def mutated(self) -> str:
        """Return the whole text of the file with the change."""
        return self.change.applied(self.text)


def layers(root: Path) -> list[Layer]:
    """Read the layers."""
    found = yaml.safe_load((root / DATA / "layers.yaml").read_text(encoding="utf-8"))
    return [_layer(**row) for row in found["layers"]]


def _layer(files: list[str], tests: list[str], **more: Any) -> Layer:
    return Layer(files=tuple(files), tests=tuple(tests), **more)


def population(root: Path) -> list[Mutation]:
    """Return every mutation of a whole run."""
    known = layers(root)
    made = [one for layer in known for one in chosen(root, layer, known)]
    # Those that need the whole site come last: each takes minutes.
    return sorted([*listed(root, known), *made], key=lambda one: one.layer.costly)


def chosen(root: Path, layer: Layer, known: list[Layer]) -> list[Mutation]:
    """Return the mutations of a layer with the lowest digests, no two of one line."""
    by_line: dict[tuple[str, int], Mutation] = {}
    for one in made_of(root, layer, known):
        place = (one.path, one.line)
        by_line[place] = min(by_line.get(place, one), one, key=lambda this: this.key)
    return sorted(by_line.values(), key=lambda one: one.key)[: layer.most]


def made_of(root: Path, layer: Layer, known: list[Layer]) -> Iterator[Mutation]:
    """Yield all that the operators make of a layer's files."""
    paths = [path for path in layer.paths(root) if layer_of(path, root, known) == layer]
    for path, following in zip(paths, [*paths[1:], *paths[:1]], strict=True):
        text = (root / path).read_text(encoding="utf-8")
        found = [*changes(text, layer.kind or Path(path).suffix)]
        if layer.kind == "messages":
            found += swapped(text, (root / following).read_text(encoding="utf-8"))
        yield from (Mutation(path, text, one, layer) for one in found if one.old != one.new)


def swapped(text: str, other: str) -> Iterator[Change]:
    """Yield an entry with the advice of another one, in each language."""
    pairs = zip(ADVICE.finditer(text), ADVICE.findall(other), strict=True)
    return (Change("another's advice", one.start(), one[0], new) for one, new in pairs)


def listed(root: Path, known: list[Layer]) -> Iterator[Mutation]:
    """Yield the mutations that are written down; `old` has to stand in the file once."""
    rows: list[dict[str, Any]]
    rows = yaml.safe_load((root / DATA / "listed.yaml").read_text(encoding="utf-8")) or []
    for row in rows:
        text = (root / row["file"]).read_text(encoding="utf-8")
        if text.count(row["old"]) != 1:
            raise Failure(f"{DATA}/listed.yaml: {row['old']!r} is not once in {row['file']}")
        change = Change(row["name"], text.index(row["old"]), row["old"], row["new"])
        yield Mutation(row["file"], text, change, layer_of(row["file"], root, known))


def layer_of(path: str, root: Path, known: list[Layer]) -> Layer:
    """Return the layer of a file."""
    found = [layer for layer in known if path in layer.paths(root)]
    if not found:
        raise Failure(f"{DATA}/layers.yaml: no layer has {path}; add it to one")
    return found[0]
