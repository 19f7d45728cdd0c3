"""Write the book of each language as a PDF, below `site/pdf/`.

It is made from the built site. A book whose text, style and fonts are those of an earlier one is
not printed again.
"""

import click

from servicedocs import cli
from servicedocs.commands.build import build
from servicedocs.pdf.printer import FOLDER, make_all
from servicedocs.project import ROOT
from servicedocs.site.staleness import is_fresh


@click.command(help=__doc__)
def command() -> None:
    """Write the books."""
    build_first()
    cli.say("Writing the PDF of each language")
    for part, taken in make_all(ROOT, ROOT / "site", ROOT / "site" / FOLDER).items():
        cli.say(f"{part:10} {taken:5.1f} s")


def build_first() -> None:
    """Build the site where it is missing or stale."""
    if not is_fresh(ROOT):
        cli.say("Building the site (site/ is missing or older than its sources)")
        build()
