"""Finds the Chromium that the browser tests drive."""

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

from servicedocs import cli, system

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
REMEDY = (
    "no Chromium; install Debian's (sudo apt-get install chromium), "
    "or run: .venv/bin/python -m playwright install chromium"
)


def find() -> str | None:
    """Return a Chromium's path: the system's own, else Playwright's."""
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or playwrights_own()


def playwrights_own() -> str | None:
    """Return the Chromium that `playwright install` has put on this machine."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def ensure(say: system.Say) -> None:
    """Install Chromium where there is none."""
    if find():
        return
    if not system.may_install():
        raise cli.Failure(REMEDY)
    system.install("chromium", say)
