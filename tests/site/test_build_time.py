"""A build does not do much more than bare Material's, and its work grows with the pages.

Work is counted in calls of functions, which a busy machine does not change. `scripts/bench --site`
measures the time.
"""

import os
import pstats
import subprocess
import sys
from pathlib import Path

import pytest

from servicedocs.project import ROOT
from servicedocs.site import benchmark

TIMES = 2  # as many pages as the site has
MOST = 1.5  # times bare Material's calls
OURS = ("servicedocs.site.language_build", "en", "out")
BARE = ("mkdocs", "build", "-q", "-f", "bare.en.yml")


def calls(folder: Path, *command: str) -> int:
    """Return how many functions are called in a run of a module."""
    profile = folder / "profile"
    subprocess.run(
        [sys.executable, "-m", "cProfile", "-o", profile, "-m", *command],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "src")},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return int(vars(pstats.Stats(str(profile)))["total_calls"])


@pytest.mark.slow
def test_a_build_does_at_most_half_as_much_again_as_bare_material(tmp_path: Path) -> None:
    few, many = tmp_path / "few", tmp_path / "many"
    few.mkdir()
    many.mkdir()
    own = benchmark.make(few, 0)
    first, again, bare = (calls(few, *command) for command in (OURS, OURS, BARE))
    assert max(first, again) < MOST * bare, (first, again, bare)
    assert benchmark.make(many, TIMES * own) == TIMES * own
    large = calls(many, *OURS)
    # A part of it does not grow; were it to grow with the square, this would be four times.
    assert large < TIMES * first, (first, large)


def test_bare_material_gets_the_same_manifests_without_our_marks() -> None:
    header = '{.yaml .rejected because="node-port-out-of-range"}'
    embed = f'--8<-- "nodeport/port-out-of-range.yaml" {header}'
    fence = '```{.yaml .fragment of="nodeport/service.yaml"}\nspec: {}\n```'
    text = benchmark.plain(f"Text.\n\n{embed}\n\n{fence}\n")
    assert "nodePort: 80" in text
    assert "8<--" not in text
    assert ".yaml ." not in text
    assert "```yaml\nspec: {}\n```" in text
