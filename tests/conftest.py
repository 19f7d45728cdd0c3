"""What all tests share: the site, built once, and what a skip means."""

import os
import subprocess
import sys
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from servicedocs import cli
from servicedocs.cluster import requirements
from servicedocs.cluster.host import processes
from servicedocs.project import ROOT
from servicedocs.toolchain import browsers as chrome
from tests.support import audits, mini_project, whole_site
from tests.support.browser.watched_page import watched
from tests.support.ci import refuse_skip
from tests.support.commands import scripts_cluster
from tests.support.servers import serving

ADDRESSES = ("SITE_URL", "SITE_URL_EN", "REPO_URL")
BUILDING = pytest.StashKey[Future[Path]]()


def pytest_itemcollected(item: pytest.Item) -> None:
    """Mark what looks at the whole built site as slow: it has to be built first."""
    if "site" in getattr(item, "fixturenames", ()):
        item.add_marker("slow")


class OneOfEach(LoadScopeScheduling):
    """A distribution of whole files; those on the cluster are one, and those that drive a browser.

    There is one cluster. Its tests mostly wait, and leave the cores to the browser's.
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        return drives(file) or file


@cache
def drives(file: str) -> str | None:
    """Return what the tests of a file drive that only one process may: the cluster, a browser."""
    text = (ROOT / file).read_text(encoding="utf-8")
    marks = ("cluster", "browser")
    return next((mark for mark in marks if f"pytest.mark.{mark}" in text), None)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    """Distribute the tests over the processes."""
    return OneOfEach(config, log)


def pytest_collection_finish(session: pytest.Session) -> None:
    """Start to build the site beside the first tests, if a chosen one looks at it."""
    wanted = any("site" in getattr(item, "fixturenames", ()) for item in session.items)
    if wanted and not session.config.option.collectonly:
        builder = ThreadPoolExecutor(1)
        session.config.stash[BUILDING] = builder.submit(build_site, plain_environment())
        builder.shutdown(wait=False)


def plain_environment() -> dict[str, str]:
    """Return the environment without what gives the site an address of its own."""
    return {name: value for name, value in os.environ.items() if name not in ADDRESSES}


def build_site(environment: dict[str, str]) -> Path:
    """Build the site in a process of its own: meanwhile tests put other things in place here."""
    command = [sys.executable, "-m", "tests.support.whole_site"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode != 0:
        raise cli.Failure(*done.stderr.splitlines())
    return whole_site.FOLDER


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
    mini_project.make(tmp_path)
    return tmp_path


@pytest.fixture
def project(mini: Path) -> Path:
    """Return the small project with a Service beside its Pod, and a theme to change."""
    mini_project.add_service(mini)
    return mini


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
def cluster() -> Iterator[None]:
    """Have the cluster up for all tests that need it, and down after them where it was before."""
    reason = requirements.missing()
    if reason:
        pytest.skip(f"a cluster {reason}")
    ran_before = processes.first("world") is not None
    scripts_cluster("up")
    yield
    if not ran_before:
        scripts_cluster("down")


@pytest.fixture(scope="module")
def dual_stack(cluster: None) -> Iterator[None]:
    """Have a cluster with both families in the place of the other, and that one again after it."""
    scripts_cluster("down")
    scripts_cluster("up", "--dual-stack")
    yield
    scripts_cluster("down")
    scripts_cluster("up")


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """Serve the site, as scripts/serve does."""
    with serving(site) as address:
        yield address


@pytest.fixture(params=["http", "file"])
def home(request: pytest.FixtureRequest, served: str, site: Path) -> str:
    """Return where the site begins: on the server, or in the folder."""
    return served if request.param == "http" else site.as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open a page, and demand at the end that nothing went wrong in it."""
    with watched(browser) as page:
        yield page


@pytest.fixture(scope="session")
def node() -> str:
    """Return Node.js, and have what runs in it: axe, Lighthouse and what judges the scripts."""
    try:
        audits.ensure(cli.say)
    except cli.Failure as failure:  # no network
        pytest.skip(str(failure))
    return str(audits.node())


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
