"""The browsers that the tests drive: Chromium, and Firefox for the check in the page."""

import shutil
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable
from playwright.sync_api import sync_playwright

from servicedocs import cli
from servicedocs.toolchain import apt

NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
REMEDY = (
    "no Chromium; install Debian's (sudo apt-get install chromium), "
    "or run: .venv/bin/python -m playwright install chromium"
)
FIREFOX_NAMES = ("firefox-esr", "firefox")
NO_FIREFOX = "no Firefox; install it (Debian: sudo apt-get install firefox-esr)"
LIBRARY = "libatomic1"  # a small Debian lacks it, and Playwright's driver does not start
NO_DRIVER = f"Playwright does not start; install what it needs (sudo apt-get install {LIBRARY})"


def find() -> str | None:
    """Return the path of Chromium: the system's own, else Playwright's."""
    found = (shutil.which(name) for name in NAMES)
    return next(filter(None, found), None) or playwrights_own()


def find_firefox() -> str | None:
    """Return the path of the system's own Firefox."""
    return next(filter(None, map(shutil.which, FIREFOX_NAMES)), None)


def driver_starts() -> bool:
    """Tell whether Playwright's driver starts, the program that talks to a browser."""
    program = compute_driver_executable()[0]
    done = subprocess.run([program, "--version"], capture_output=True, check=False)
    return done.returncode == 0


def playwrights_own() -> str | None:
    """Return the path of the Chromium that `playwright install` downloads, if it is there."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def ensure(say: apt.Say) -> None:
    """Install Chromium, and what Playwright needs to drive it, where they are missing."""
    if not driver_starts():
        provide(LIBRARY, NO_DRIVER, say)
    if not find():
        provide("chromium", REMEDY, say)


def ensure_firefox(say: apt.Say) -> None:
    """Install Firefox where it is missing and may be installed; else its tests are left out."""
    if not find_firefox() and apt.may_install():
        apt.install("firefox-esr", say)


def provide(package: str, remedy: str, say: apt.Say) -> None:
    """Install a system package, or fail with the remedy."""
    if not apt.may_install():
        raise cli.Failure(remedy)
    apt.install(package, say)
