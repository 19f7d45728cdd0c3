"""The end of a server, however it is told to: quiet, with all that it started and laid out."""

import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from servicedocs import cache

ENDS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)  # Ctrl-C, `kill`, a closed terminal
SERVE = """
import pathlib, signal
from servicedocs import cli, commands
from servicedocs.commands import build, serve
from servicedocs.pdf.include import BackgroundPdf
from servicedocs.serve import live

def stop(writer, stopped=BackgroundPdf.stop):
    stopped(writer)
    print("The PDFs are made:", writer.are_made())

# A run in the background (nohup, CI) inherits that Ctrl-C is ignored.
signal.signal(signal.SIGINT, signal.default_int_handler)
BackgroundPdf.stop = stop
serve.ROOT = pathlib.Path({root!r})
build.is_fresh = lambda root: True
live.LiveSite.rebuild = lambda site: (site.home / "page.html").write_text("a page")
cli.run("scripts/serve", lambda: commands.call(serve.command, "serve", {options!r}))
"""


def serving(root: Path, *options: str, **settings: str) -> "subprocess.Popen[str]":
    """Start to serve a project whose site is built."""
    code = SERVE.format(root=str(root), options=["--port", "0", *options])
    return subprocess.Popen(
        [sys.executable, "-c", code],
        env=settings or None,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("end", ENDS)
def test_serve_says_its_addresses_and_ends_with_what_makes_the_pdfs(
    tmp_path: Path, end: int
) -> None:
    (tmp_path / "site" / "en").mkdir(parents=True)
    (tmp_path / "site" / "en" / "index.html").write_text("English")
    with cache.locked(tmp_path / ".cache" / "build.lock", ""):  # so they are not made at once
        process = serving(tmp_path)
        assert process.stdout
        said = [process.stdout.readline() for _ in range(4)]
        assert said[3] == "Waiting for another build to end\n"
        english = said[1].removeprefix("English: ").strip()
        with urllib.request.urlopen(english, timeout=10) as answer:  # noqa: S310
            assert answer.read() == b"English"
        process.send_signal(end)
        rest, errors = process.communicate(timeout=60)
    assert (process.returncode, rest, errors) == (0, "The PDFs are made: False\n\n", "")


@pytest.mark.parametrize("end", ENDS)
def test_live_reload_leaves_no_folder_behind(tmp_path: Path, end: int) -> None:
    process = serving(tmp_path, "--live", "ko", TMPDIR=str(tmp_path))
    assert process.stdout
    while process.stdout.readline() != "Ctrl-C ends it.\n":
        assert process.poll() is None
    assert list(tmp_path.rglob("page.html"))
    process.send_signal(end)
    assert process.communicate(timeout=60) == ("\n", "")
    assert list(tmp_path.iterdir()) == []
