"""Write the book of each language as a PDF, below `site/pdf/`.

It is made from the built site. A book whose text, style and fonts are those of an earlier one is
not printed again.
"""

import click

from servicedocs import cli
from servicedocs.commands.build import build_if_stale, report
from servicedocs.pdf.include import include
from servicedocs.project import ROOT
from servicedocs.site.build import alone


@click.command(help=__doc__)
def command() -> None:
    """Write the books."""
    build_if_stale()
    cli.say("Writing the PDF of each language")
    with alone(ROOT):
        report(include(ROOT))
