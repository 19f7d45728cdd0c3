"""The PDFs in the built site: made after it, stale or fresh, in the background of a server.

The site comes first: without the tools that a PDF needs, it is there all the same. So the PDFs are
made once `site/` is in its place, and enter it together.
"""

import shutil
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

from servicedocs import cli, process
from servicedocs.pdf import printer
from servicedocs.site.build import alone, swap_in
from servicedocs.site.staleness import STAMP, is_fresh

WITHOUT = "site/ is built without its PDFs; scripts/build --no-pdf leaves them out"


def are_fresh(root: Path) -> bool:
    """Tell whether the PDFs in `site/` were made from the present inputs."""
    return is_fresh(root, f"site/{printer.FOLDER}")


def include(root: Path) -> dict[str, float]:
    """Make the PDFs of `site/` as it stands, and put them into it; return their seconds.

    Older ones can be read until then. The caller holds the lock of the build.
    """
    site, passing = root / "site", root / ".cache" / "books.new"
    shutil.rmtree(passing, ignore_errors=True)
    try:
        seconds = printer.make_all(root, site, passing)
        (passing / STAMP).write_text((site / STAMP).read_text())
        swap_in(passing, site / printer.FOLDER)
    except cli.Failure as failure:
        shutil.rmtree(site / printer.FOLDER, ignore_errors=True)
        raise cli.Failure(*failure.lines, WITHOUT) from None
    finally:
        shutil.rmtree(passing, ignore_errors=True)
    return seconds


class BackgroundPdf:
    """A process that makes the PDFs while the site is served."""

    def __init__(self, root: Path) -> None:
        """Begin, unless the PDFs are there."""
        self.running = ExitStack()
        self.process: subprocess.Popen[str] | None = None
        if not are_fresh(root):
            started = process.beside(__name__, str(root), stdout=None)
            self.process = self.running.enter_context(started)

    def are_made(self) -> bool:
        """Tell whether they are being made now."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """End it, finished or not."""
        self.running.close()


def main() -> int:
    """Make the PDFs of the project folder that the command line names, if they are stale."""
    root = Path(sys.argv[1])
    with alone(root):  # another build may be at work, and make them itself
        if are_fresh(root) or not is_fresh(root):
            return 0
        cli.say("Writing the PDF of each language (the site is there meanwhile)")
        started = time.perf_counter()
        include(root)
        cli.say(f"The PDFs are there ({time.perf_counter() - started:.0f} s)")
    return 0


if __name__ == "__main__":
    process.end_with_parent()
    cli.run("scripts/serve", main)
