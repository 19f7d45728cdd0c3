"""Measure the validator; each figure comes with its limit. Takes about half a minute."""

import click

from servicedocs.site import benchmark as of_site
from servicedocs.validator import benchmark as of_validator


@click.command(help=__doc__)
@click.option("--pdf", is_flag=True, help="Measure the printing of the books instead.")
@click.option(
    "--site",
    is_flag=True,
    help="Measure the build of the site instead, beside bare Material's; takes some minutes.",
)
@click.option(
    "--page", is_flag=True, help="Measure what a reader of the built site waits for in a browser."
)
def command(*, pdf: bool, site: bool, page: bool) -> None:
    """Print the figures that the options ask for."""
    if page:
        from servicedocs.commands.build import build_if_stale  # noqa: PLC0415 - loads MkDocs
        from servicedocs.serve import benchmark as of_page  # noqa: PLC0415 - and a browser's driver

        build_if_stale()
        of_page.report()
        return
    if pdf:
        from servicedocs.pdf import benchmark as of_pdf  # noqa: PLC0415 - needs system libraries

        of_pdf.report()
        return
    (of_site if site else of_validator).report()
