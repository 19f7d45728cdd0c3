"""What all tests share: the site, built once, and what a skip means."""

import os
import re
import shutil
import tempfile
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from servicedocs import browser, cli
from servicedocs.build import build_into
from servicedocs.project import LANGUAGES, ROOT

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")


BUILDING = pytest.StashKey[Future[Path]]()


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start to build the site beside the first tests, if a chosen one looks at it."""
    wanted = any("site" in getattr(item, "fixturenames", ()) for item in session.items)
    if wanted and not session.config.option.collectonly:
        builder = ThreadPoolExecutor(1)
        session.config.stash[BUILDING] = builder.submit(build_site)
        builder.shutdown(wait=False)


def build_site() -> Path:
    """Build the whole site from the present sources."""
    folder = Path(tempfile.mkdtemp(prefix="servicedocs-")) / "site"
    build_into(ROOT, folder)
    return folder


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Iterator[Path]:
    """Return the folder of the whole site, built from the present sources."""
    try:
        folder = pytestconfig.stash[BUILDING].result()
    except cli.Failure as failure:
        pytest.fail(f"the site does not build:\n{failure}", pytrace=False)
    yield folder
    shutil.rmtree(folder.parent)


NAV = re.compile(r"\nnav:\n(?:[ ].*\n)+")


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """Return a project with this one's settings and theme, and two small pages a language."""
    for language in LANGUAGES.values():
        settings = (ROOT / language.config).read_text(encoding="utf-8")
        short = NAV.sub("\nnav: [index.md, more.md]\n", settings)
        (tmp_path / language.config).write_text(short, encoding="utf-8")
        pages = tmp_path / language.docs
        pages.mkdir(parents=True)
        (pages / "index.md").write_text(HOME, encoding="utf-8")
        (pages / "more.md").write_text(MORE, encoding="utf-8")
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    (tmp_path / "uv.lock").write_text("")
    (tmp_path / "examples" / "topic").mkdir(parents=True)
    (tmp_path / "examples" / "topic" / "kubectl.console").write_text("$ kubectl get pods\n")
    return tmp_path


HOME = """---
title: Home
description: What it is about
---
# Home {#home}

[More](more.md#start)
"""
MORE = """---
title: More
description: How it goes on
---
# More {#start}

--8<-- "topic/kubectl.console" {.console}
"""


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser to drive."""
    path = browser.find()
    if path is None:
        pytest.skip(browser.REMEDY)
    return path


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Make a skip a failure where nothing may be left out: with CI=true."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI=true forbids: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Look at the report of one test."""
    report = yield
    refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Look at the report of one file: a whole file may be skipped too."""
    report = yield
    refuse_skip(report)
    return report
