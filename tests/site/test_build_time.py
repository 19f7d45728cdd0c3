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

SMALL, LARGE = 12, 36
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


def work(folder: Path, most: int) -> tuple[int, int]:
    """Build pages twice, and with bare Material; return how many, and the calls of the first."""
    folder.mkdir()
    pages = benchmark.make(folder, most)
    first, again, bare = calls(folder, *OURS), calls(folder, *OURS), calls(folder, *BARE)
    assert max(first, again) < MOST * bare, (first, again, bare)
    return pages, first


@pytest.mark.slow
def test_a_build_does_at_most_half_as_much_again_as_bare_material(tmp_path: Path) -> None:
    pages, small = work(tmp_path / "small", SMALL)
    more, large = work(tmp_path / "large", LARGE)
    # A part of it does not grow; were it to grow with the square, this would be nine times.
    assert large < more / pages * small, (small, large)


def test_bare_material_gets_the_same_manifests_without_our_marks() -> None:
    header = '{.yaml .rejected because="node-port-out-of-range"}'
    embed = f'--8<-- "nodeport/port-out-of-range.yaml" {header}'
    fence = '```{.yaml .fragment of="nodeport/service.yaml"}\nspec: {}\n```'
    text = benchmark.plain(f"Text.\n\n{embed}\n\n{fence}\n")
    assert "nodePort: 80" in text
    assert "8<--" not in text
    assert ".yaml ." not in text
    assert "```yaml\nspec: {}\n```" in text
