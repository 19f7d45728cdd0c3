"""Another browser than the one that all other tests drive: the same verdicts, and silence."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from servicedocs.project import ROOT
from servicedocs.toolchain import browsers
from servicedocs.validator.runtime import validator
from tests.browser.in_page import judged_texts, plain, prints
from tests.support import audits

pytestmark = [pytest.mark.browser, pytest.mark.firefox]

SCRIPT = ROOT / "tests" / "browser" / "firefox.mjs"
SNIPPET = "labels/select_pods.py"
PAGES = ("nodeport.html", "en/labels-and-selectors.html", "service-types/index.html")


@pytest.fixture(scope="module")
def firefox() -> str:
    """Return Firefox's path."""
    path = browsers.find_firefox()
    if path is None:
        pytest.skip(browsers.NO_FIREFOX)
    return path


@pytest.fixture(scope="module", params=["http", "file"])
def report(
    request: pytest.FixtureRequest, firefox: str, node: str, served: str, site: Path
) -> dict[str, Any]:
    """Return what Firefox finds on the pages, from the server or in the folder."""
    start = served if request.param == "http" else site.as_uri()
    order = {
        "tools": str(audits.AXE),
        "firefox": firefox,
        "pages": [f"{start}/{name}" for name in PAGES],
        "bench": f"{start}/workbench.html",
        "texts": judged_texts(),
        "snippet": {"page": f"{start}/en/labels-and-selectors.html", "file": SNIPPET},
    }
    done = subprocess.run(
        [node, str(SCRIPT)],
        input=json.dumps(order),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"from": start}


def test_firefox_judges_every_judged_manifest_as_scripts_check_does(report: dict[str, Any]) -> None:
    for text, found in zip(judged_texts(), report["found"], strict=True):
        assert found == [plain(one) for one in validator().check(text.encode(), "a.yaml")], text


def test_firefox_runs_a_snippet_or_names_the_command(report: dict[str, Any]) -> None:
    printed = f"python {Path(SNIPPET).name}"
    if report["from"].startswith("http"):
        printed = prints(SNIPPET)
    assert report["printed"] == printed


def test_pages_open_in_firefox_in_silence(report: dict[str, Any]) -> None:
    assert report["wrong"] == []
