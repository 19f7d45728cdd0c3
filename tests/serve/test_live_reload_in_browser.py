"""An edit under scripts/serve --live, from the saved file to what a browser shows."""

import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from servicedocs.project import ROOT

pytestmark = pytest.mark.browser

SERVE = """
import pathlib, signal, sys
from servicedocs.serve import live
from servicedocs.project import LANGUAGES
signal.signal(signal.SIGINT, signal.default_int_handler)
live.ROOT = pathlib.Path(sys.argv[1])
live.serve(LANGUAGES[sys.argv[2]], 0)
"""
EDITS = 3
MARKS = count()  # no edit's mark stands on the page before
TEXT = "document.body && document.body.innerText.includes('{mark}')"
STYLE = "document.body && getComputedStyle(document.body).getPropertyValue('--mark') == '{mark}'"
TITLE = "document.title.includes('{mark}')"


class Live(NamedTuple):
    """A copy of the project while it is served."""

    root: Path
    language: str
    page: Page


@pytest.fixture(scope="module", params=["ko", "en"])
def live(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Live]:
    """Serve a copy of the project, and open one of its pages."""
    root = tmp_path_factory.mktemp("live")
    for name in ("docs", "examples", "theme"):
        shutil.copytree(ROOT / name, root / name)
    for path in (*ROOT.glob("mkdocs*.yml"), ROOT / "uv.lock"):
        shutil.copy(path, root)
    for name in ("messages", "src", "validator"):
        (root / name).mkdir()
    command = [sys.executable, "-c", SERVE, str(root), request.param]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        _, said = process.stdout.readline(), process.stdout.readline()
        page = browser.new_page()
        page.goto(said.split()[-1] + "nodeport.html")
        yield Live(root, request.param, page)
        page.close()
        process.send_signal(signal.SIGINT)
        process.stdout.read()


def added(text: str) -> Callable[[str], str]:
    """Return what writes a text at the end of a file."""
    return lambda before: f"{before}{text}"


def renamed(site: str) -> Callable[[str], str]:
    """Return what gives the site another name."""
    return lambda before: re.sub(r"(?m)^site_name: .*", f"site_name: {site}", before)


@pytest.mark.parametrize(
    ("name", "change", "text", "seen"),
    [
        ("docs/{language}/nodeport.md", added, "\n{mark}\n", TEXT),
        ("examples/nodeport/service.yaml", added, "# {mark}\n", TEXT),
        ("theme/assets/page/site.css", added, "\nbody {{ --mark: {mark} }}\n", STYLE),
        ("mkdocs.yml", renamed, "{mark}", TITLE),
    ],
    ids=["page", "example", "style", "settings"],
)
def test_every_edit_comes_to_the_open_page(
    live: Live, name: str, change: Callable[[str], Callable[[str], str]], text: str, seen: str
) -> None:
    english = live.language == "en" and name == "mkdocs.yml"
    path = live.root / ("mkdocs.en.yml" if english else name.format(language=live.language))
    before = path.read_text(encoding="utf-8")
    for mark in (f"zz{next(MARKS)}z" for _ in range(EDITS)):
        path.write_text(change(text.format(mark=mark))(before), encoding="utf-8")
        live.page.wait_for_function(seen.format(mark=mark), polling=20)
        live.page.wait_for_load_state("load")
