"""Show the site on this machine: build what is stale, then serve `site/` until Ctrl-C.

Stale PDFs are made while the site is served already.

With --live, an author sees one language as it is written: every change of a page, an example, the
theme or the code is in the browser a moment later.
"""

import click

from servicedocs import cli
from servicedocs.commands.build import build_if_stale
from servicedocs.pdf import include
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.serve.static import HOST, open_server


def serve(port: int) -> None:
    """Serve the whole site."""
    # The port first: whoever has to choose another should not wait for a build.
    with open_server(ROOT / "site", port) as server:
        build_if_stale()
        address = f"http://{HOST}:{server.server_port}/"
        cli.say(f"Korean:  {address}")
        cli.say(f"English: {address}en/")
        cli.say("Ctrl-C ends it.")
        background = include.BackgroundPdf(ROOT)
        server.pdf_is_made = background.are_made
        try:
            server.serve_forever()
        finally:
            background.stop()


@click.command(help=__doc__)
@click.option("--port", default=8000, show_default=True, help="0 takes any free one.")
@click.option("--live", "code", type=click.Choice(sorted(LANGUAGES)), help="Reload on each change.")
def command(port: int, code: str | None) -> None:
    """Serve as the command line says."""
    try:
        if code:
            from servicedocs.serve import live  # noqa: PLC0415 - loads MkDocs, which the reader can spare

            live.serve(LANGUAGES[code], port)
        else:
            serve(port)
    except KeyboardInterrupt:
        cli.say("")
