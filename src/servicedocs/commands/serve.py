"""Show the site on this machine: build what is stale, then serve `site/` until Ctrl-C.

Stale PDFs are made while the site is served already.

With --live, an author sees one language as it is written: every change of a page, an example, the
theme or the code is in the browser a moment later.
"""

import argparse

from servicedocs import cli
from servicedocs.commands.build import build
from servicedocs.pdf import include
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.serve.static import HOST, open_server
from servicedocs.site.staleness import is_fresh


def serve(port: int) -> None:
    """Serve the whole site."""
    # The port first: whoever has to choose another should not wait for a build.
    with open_server(ROOT / "site", port) as server:
        if not is_fresh(ROOT):
            cli.say("Building the site (site/ is missing or older than its sources)")
            build()
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


def main() -> int:
    """Serve as the command line says."""
    parser = argparse.ArgumentParser("scripts/serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="default: 8000; 0: any free one")
    parser.add_argument("--live", choices=sorted(LANGUAGES), help="reload on every change")
    options = parser.parse_args()
    try:
        if options.live:
            from servicedocs.serve import live  # noqa: PLC0415 - loads MkDocs, which the reader can spare

            live.serve(LANGUAGES[options.live], options.port)
        else:
            serve(options.port)
    except KeyboardInterrupt:
        cli.say("")
    return 0


if __name__ == "__main__":
    cli.run("scripts/serve", main)
