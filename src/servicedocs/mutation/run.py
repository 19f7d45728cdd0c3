"""A mutation run: tries mutations, and names those that no test notices.

A survivor that stands in `survivors.yaml` has a reason there. Any other one fails the run, and so
do more known ones than MOST of the population.
"""

import difflib
import random
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from servicedocs import cli, process
from servicedocs.cli import Failure
from servicedocs.mutation.population import DATA, Mutation, population
from servicedocs.mutation.trial import Outcome, Trials

MOST = 0.02  # of the population may survive


class Known(NamedTuple):
    """A survivor that was looked at: its file, the changed lines, and why nothing notices."""

    file: str
    old: str
    new: str
    reason: str


def known_survivors(root: Path) -> list[Known]:
    """Read the survivors that have a reason."""
    rows = yaml.safe_load((root / DATA / "survivors.yaml").read_text(encoding="utf-8")) or []
    return [Known(**row) for row in rows]


def is_known(one: Mutation, known: Sequence[Known]) -> bool:
    """Tell whether a mutation is among the known survivors."""
    old, new = one.rows
    return any(row[:3] == (one.path, old.strip(), new.strip()) for row in known)


def sample(all_of_them: list[Mutation], count: int, seed: str) -> list[Mutation]:
    """Return a few mutations, the same ones for the same seed, of layers whose tests are quick."""
    quick = [one for one in all_of_them if one.layer.is_quick]
    return random.Random(seed).sample(quick, min(count, len(quick)))  # noqa: S311 - no secret


def commit(root: Path) -> str:
    """Return the commit of the tree."""
    return process.run(["git", "rev-parse", "HEAD"], root).strip()


def run(root: Path, which: Sequence[str]) -> int:
    """Try all mutations, a number of them, or those of some files; 1 if an unknown one survives."""
    everything = population(root)
    chosen = everything
    if which and which[0].isdigit():
        chosen = sample(everything, int(which[0]), commit(root))
    elif which:
        chosen = [one for one in everything if one.path.startswith(tuple(which))]
    return judged(try_all(root, chosen), known_survivors(root), len(everything))


def try_all(root: Path, chosen: Sequence[Mutation]) -> list[Outcome]:
    """Try mutations one after the other, and say of each what became of it."""
    outcomes = []
    with (
        tempfile.TemporaryDirectory(prefix="servicedocs-mutation-") as folder,
        Trials(root, Path(folder)) as trials,
    ):
        for number, one in enumerate(chosen, 1):
            outcomes.append(trials.tried(one))
            cli.say(f"{number} of {len(chosen)}, {line(outcomes[-1])}")
    return outcomes


def line(outcome: Outcome) -> str:
    """Return what became of a mutation, in a line."""
    one = outcome.mutation
    end = f"noticed by {outcome.killer}" if outcome.killer else "SURVIVED"
    return f"{outcome.seconds:.0f} s: {one.path}:{one.line}: {one.change.name}: {end}"


def judged(outcomes: Sequence[Outcome], known: Sequence[Known], total: int) -> int:
    """Print the survivors and how many there are; fail with those that have no reason."""
    survived = [one.mutation for one in outcomes if not one.killer]
    unknown = [one for one in survived if not is_known(one, known)]
    for one in survived:
        cli.say(f"\n{one.path}:{one.line}: {one.change.name} survived\n{diff(one)}")
    cli.say(f"{len(outcomes)} mutations, {len(survived)} survived, {len(unknown)} without a reason")
    if len(known) > MOST * total:
        raise Failure(f"{DATA}/survivors.yaml: {len(known)} of {total} are more than {MOST:.0%}")
    return int(bool(unknown))


def diff(one: Mutation) -> str:
    """Return the lines that a mutation changes."""
    old, new = (text.splitlines(keepends=True) for text in (one.text, one.mutated))
    return "".join(difflib.unified_diff(old, new, one.path, one.path, n=0))
