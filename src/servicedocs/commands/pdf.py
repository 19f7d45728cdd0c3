"""Write the book of each language as a PDF: `site/pdf/kubernetes-services-<language>.pdf`.

It is made from the built site. A book whose text, style and fonts are those of an earlier one is
not printed again.
"""

import argparse

from servicedocs import cli
from servicedocs.commands.build import build
from servicedocs.pdf.printer import FOLDER, make_all
from servicedocs.project import ROOT
from servicedocs.site.staleness import is_fresh


def main() -> int:
    """Write the books as the command line says."""
    argparse.ArgumentParser("scripts/pdf", description=__doc__).parse_args()
    build_first()
    cli.say("Writing the PDF of each language")
    for part, taken in make_all(ROOT, ROOT / "site", ROOT / "site" / FOLDER).items():
        cli.say(f"{part:10} {taken:5.1f} s")
    return 0


def build_first() -> None:
    """Build the site where it is missing or stale."""
    if not is_fresh(ROOT):
        cli.say("Building the site (site/ is missing or older than its sources)")
        build()


if __name__ == "__main__":
    cli.run("scripts/pdf", main)
