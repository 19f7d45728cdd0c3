"""Write `site/`: both languages, Korean at its top and English in `en/`. A warning fails.

Then come the PDFs, if they are stale; without them the site stays all the same.
"""

import argparse
import time
from pathlib import Path

from servicedocs import cli
from servicedocs.pdf import include
from servicedocs.project import ROOT
from servicedocs.site import build as site


def build(root: Path = ROOT, *, trace: bool = False, with_pdf: bool = False) -> dict[str, float]:
    """Build the site of a project folder; return how many seconds each part took."""
    with site.alone(root):
        seconds = site.build(root, trace=trace)
        return seconds | (include.include(root) if with_pdf else {})


def report(seconds: dict[str, float], total: float) -> None:
    """Say how long each part took."""
    for part, taken in seconds.items():
        cli.say(f"{part:10} {taken:5.1f} s")
    cli.say(f"{'in all':10} {total:5.1f} s")


def main() -> int:
    """Build the site as the command line says."""
    parser = argparse.ArgumentParser("scripts/build", description=__doc__)
    parser.add_argument(
        "--trace", action="store_true", help="show where in the code an error arose"
    )
    parser.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    options = parser.parse_args()
    started = time.perf_counter()
    seconds = build(trace=options.trace, with_pdf=not options.no_pdf)
    report(seconds, time.perf_counter() - started)
    return 0


if __name__ == "__main__":
    cli.run("scripts/build", main)
