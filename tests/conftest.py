"""What all tests share: the site, built once, and what a skip means."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest

from servicedocs import browser, cli
from servicedocs.build import build_into
from servicedocs.project import ROOT

IN_CI = os.environ.get("CI", "").lower() in ("1", "true")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the whole site, built from the present sources."""
    folder = tmp_path_factory.mktemp("built") / "site"
    try:
        build_into(ROOT, folder)
    except cli.Failure as failure:
        pytest.fail(f"the site does not build:\n{failure}", pytrace=False)
    return folder


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
