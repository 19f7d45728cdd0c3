"""The PDFs in the built site: made after it, stale or fresh, in the background of a server.

The site comes first: without the tools that a PDF needs, it is there all the same. So the PDFs are
made once `site/` is in its place, and enter it together.
"""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

from servicedocs import cli
from servicedocs.pdf import printer
from servicedocs.site.build import alone
from servicedocs.site.staleness import STAMP, is_fresh

WITHOUT = "site/ is built without its PDFs; scripts/build --no-pdf leaves them out"


def are_fresh(root: Path) -> bool:
    """Tell whether the PDFs in `site/` were made from the present inputs."""
    return is_fresh(root, f"site/{printer.FOLDER}")


def include(root: Path) -> dict[str, float]:
    """Make the PDFs of `site/` as it stands, and put them into it; return their seconds.

    The caller holds the lock of the build.
    """
    site, passing = root / "site", root / ".cache" / "books.new"
    shutil.rmtree(passing, ignore_errors=True)
    try:
        seconds = printer.make_all(root, site, passing)
        (passing / STAMP).write_text((site / STAMP).read_text())
        shutil.rmtree(site / printer.FOLDER, ignore_errors=True)
        passing.rename(site / printer.FOLDER)
    except cli.Failure as failure:
        raise cli.Failure(*failure.lines, WITHOUT) from None
    finally:
        shutil.rmtree(passing, ignore_errors=True)
    return seconds


class BackgroundPdf:
    """A process that makes the PDFs while the site is served."""

    def __init__(self, root: Path) -> None:
        """Begin, unless the PDFs are there."""
        self.process: subprocess.Popen[bytes] | None = None
        if not are_fresh(root):
            command = [sys.executable, "-m", __name__, str(root)]
            # In a session of its own, so that it can be ended with all that it started.
            self.process = subprocess.Popen(command, start_new_session=True)

    def are_made(self) -> bool:
        """Tell whether they are being made now."""
        return self.process is not None and self.process.poll() is None

    def stop(self) -> None:
        """End it, finished or not."""
        if self.process and self.are_made():
            os.killpg(self.process.pid, signal.SIGTERM)
            self.process.wait()


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
    cli.run("scripts/serve", main)
