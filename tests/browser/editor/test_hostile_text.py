"""Hostile text in the editor: it never runs, and the next manifest is judged as ever."""

import json

import pytest
from playwright.sync_api import Page

from tests.browser.editor.panel import (
    SERVICE,
    bench,
    status,
    write,
)

pytestmark = pytest.mark.browser
EVIL = '<img src=x onerror="window.evil=1"><script>window.evil=1</script>'


def bomb() -> str:
    """Return aliases in aliases, 387 million nodes if they were expanded."""
    lines = ["a: &a [x,x,x,x,x,x,x,x,x]"]
    lines += [
        f"{high}: &{high} [{','.join([f'*{low}'] * 9)}]"
        for low, high in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    return "\n".join(lines)


HOSTILE = {
    "script in a name": SERVICE.replace("web", json.dumps(EVIL)),
    "script in a label": SERVICE.replace("ports", f"selector: {{app: {json.dumps(EVIL)}}}, ports"),
    "a bomb of aliases": bomb(),
    "lists in lists": "[" * 100_000,
    "a megabyte": SERVICE + "# " + "x" * 1_000_000,
    "many documents": f"{SERVICE}---\n" * 3_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_never_runs_and_the_next_is_judged_as_ever(
    page: Page, served: str, text: str
) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, text)
    assert page.evaluate("window.evil") is None
    assert page.locator(".check img:not(.cm-widgetBuffer), .check script").count() == 0
    write(page, SERVICE)
    status(page).to_contain_text("Accepted")


def test_a_worker_that_takes_too_long_is_ended_and_says_so(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    page.evaluate(
        "site.bundle.worker = site.bundle.worker.replace("
        "'check: (', 'check: ({ files: [one] }) => { while (one.text === \"forever\"); }, was: (')"
    )
    ended = (
        "site.ask({call: 'check', files: [{name: '', text: 'forever'}]})"
        ".catch((one) => one.message)"
    )
    page.evaluate("site.stop()")
    behind = "site.ask({call: 'relate', files: []})"  # which is put to the next worker
    nothing: dict[str, list[object]] = {"relations": [], "findings": []}
    assert page.evaluate(f"Promise.all([{ended}, {behind}])") == ["time", nothing]
    assert page.evaluate(behind) == nothing
