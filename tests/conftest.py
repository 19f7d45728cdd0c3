"""What all tests share: the site, built once, and what a skip means."""

import os
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, sync_playwright

from checks.small import make
from servicedocs import browser as chrome
from servicedocs import cli
from servicedocs.build import build_into, locked
from servicedocs.inputs import fingerprint
from servicedocs.project import ROOT
from servicedocs.site_server import open_server

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
    """Build the whole site, unless an earlier run built it from the present sources."""
    folder = ROOT / ".cache" / "tests" / "site"
    stamp = folder.with_name("made-from")
    with locked(ROOT):
        made_from = fingerprint(ROOT)
        if not stamp.exists() or stamp.read_text() != made_from:
            stamp.unlink(missing_ok=True)
            folder.parent.mkdir(parents=True, exist_ok=True)
            build_into(ROOT, folder)
            stamp.write_text(made_from)
    return folder


@pytest.fixture(scope="session")
def site(pytestconfig: pytest.Config) -> Path:
    """Return the folder of the whole site, built from the present sources."""
    try:
        return pytestconfig.stash[BUILDING].result()
    except cli.Failure as failure:
        pytest.fail(f"the site does not build:\n{failure}", pytrace=False)


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """Return a project with this one's settings and theme, and two small pages a language."""
    make(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return the path of the browser to drive."""
    path = chrome.find()
    if path is None:
        pytest.skip(chrome.REMEDY)
    return path


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start one browser for all tests."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium)
        yield started
        started.close()


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the site, as scripts/serve does."""
    with open_server(site, 0) as server:
        thread = Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


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
