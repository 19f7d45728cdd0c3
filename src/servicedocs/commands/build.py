"""Write `site/`: both languages, Korean at its top and English in `en/`. A warning fails.

Then come the PDFs, if they are stale; without them the site stays all the same.
"""

import time
from pathlib import Path

import click

from servicedocs import cli
from servicedocs.pdf import include
from servicedocs.pdf.printer import FOLDER
from servicedocs.project import ROOT
from servicedocs.site import build as site
from servicedocs.site.staleness import is_fresh


def build(root: Path = ROOT, *, trace: bool = False, with_pdf: bool = False) -> dict[str, float]:
    """Build the site of a project folder; return how many seconds each part took."""
    with site.alone(root):
        seconds = site.build(root, trace=trace, keep=FOLDER if with_pdf else "")
        return seconds | (include.include(root) if with_pdf else {})


def build_if_stale() -> None:
    """Build the site where it is missing or stale; its PDFs stay, for the caller makes others."""
    if not is_fresh(ROOT):
        cli.say("Building the site (site/ is missing or older than its sources)")
        with site.alone(ROOT):
            site.build(ROOT, keep=FOLDER)


def report(seconds: dict[str, float]) -> None:
    """Say how long each part took."""
    for part, taken in seconds.items():
        cli.say(f"{part:10} {taken:5.1f} s")


@click.command(help=__doc__)
@click.option("--trace", is_flag=True, help="Show where in the code an error arose.")
@click.option("--no-pdf", is_flag=True, help="Leave the PDFs out.")
def command(*, trace: bool, no_pdf: bool) -> None:
    """Build the site as the command line says."""
    started = time.perf_counter()
    seconds = build(trace=trace, with_pdf=not no_pdf)
    report(seconds | {"in all": time.perf_counter() - started})
