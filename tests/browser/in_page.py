"""What the check in the page is asked and must answer, in whichever browser."""

import json
import subprocess
import sys
from dataclasses import asdict
from functools import cache
from typing import Any

from playwright.sync_api import Page

from servicedocs.project import ROOT
from servicedocs.validator.results import Verdict

SOME = 100  # of what follows there are more
# Thousands of lines typed at once keep Chromium itself busy for minutes; a reader pastes them.
PASTE = """(editor, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const made = { clipboardData: data, bubbles: true, cancelable: true };
    editor.dispatchEvent(new ClipboardEvent("paste", made));
}"""


@cache
def judged_texts() -> list[str]:
    """Return the manifests that a live API server has judged, as an editor can hold them."""
    sets = (json.loads(path.read_text()) for path in (ROOT / "tests/data/judged").glob("*.json"))
    cases = [case for each in sets for case in each["cases"]]
    # An editor holds text, and a name that is made up differs from run to run.
    texts = [case["manifest"] for case in cases if "manifest" in case and not case["random"]]
    assert len(texts) > SOME
    return texts


def plain(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict of Python's as the worker gives it."""
    found: dict[str, Any] = json.loads(json.dumps(asdict(verdict)))
    found["object"] = found.pop("defaulted")
    return {name: value for name, value in found.items() if value is not None}


def replace(page: Page, text: str) -> None:
    """Replace what is in the open editor."""
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.locator(".cm-content").evaluate(PASTE, text)


def prints(file: str) -> str:
    """Return what a snippet prints where it lies."""
    path = ROOT / "examples" / file
    return subprocess.check_output([sys.executable, path.name], cwd=path.parent, text=True)
