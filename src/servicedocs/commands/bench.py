"""Measure the validator; each figure comes with its limit. Takes about half a minute."""

import click

from servicedocs.site import benchmark as of_site
from servicedocs.validator import benchmark as of_validator


@click.command(help=__doc__)
@click.option(
    "--site",
    is_flag=True,
    help="Measure the build of the site instead, beside bare Material's; takes some minutes.",
)
def command(*, site: bool) -> None:
    """Print the figures that the options ask for."""
    (of_site if site else of_validator).report()
