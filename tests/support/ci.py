"""Where everything must run: a skipped test is a failed one in CI."""

import os

import pytest


def is_ci(value: str) -> bool:
    """Read the environment variable CI: set by hand it may be `1`, or `false`."""
    return value.lower() not in ("", "0", "false", "no", "off")


IN_CI = is_ci(os.environ.get("CI", ""))


def refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Make a skip a failure where nothing may be left out: with CI=true."""
    if IN_CI and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"skipped, which CI=true forbids: {reason}"
