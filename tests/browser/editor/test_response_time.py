"""The response time of the validator in the page, from the press and from a key."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.editor.panel import (
    PATIENCE,
    SERVICE,
    bench,
    write,
)
from tests.browser.in_page import PASTE
from tests.support.watched_page import until, watched

pytestmark = pytest.mark.browser
READY = 1500  # milliseconds from the press to the first verdict, on a machine that is not busy
EACH = 10  # milliseconds from a change of the text to its verdict
FRAME = 17  # milliseconds: after a key Chromium lets nothing run until it has shown the letter,
AT_ONCE = "--disable-features=DeferRendererTasksAfterInput"  # unless it is told not to wait
BUSY = 6  # how much longer other work on the machine may make either
LONG = SERVICE + "".join(f"# line {number}\n" for number in range(56))
WATCH = """() => {
    globalThis.times = [];
    addEventListener("keydown", () => { globalThis.typed = performance.now(); }, true);
    new MutationObserver(() => times.push(performance.now() - typed))
        .observe(document.querySelector(".check"), { attributeFilter: ["data-judged"] });
}"""
INSERT = f"editor => {{ globalThis.typed = performance.now(); ({PASTE})(editor, 'x'); }}"


def median(page: Page, change: Callable[[], object]) -> float:
    """Return the milliseconds from a change of the text to its verdict, of 41 the middle one."""
    page.evaluate("times.length = 0")
    for number in range(1, 42):
        change()
        until(page, f"times.length === {number}")
    return float(sorted(page.evaluate("times"))[20])


def test_the_validator_is_ready_and_answers_in_time(page: Page, home: str) -> None:
    page.goto(f"{home}/en/workbench.html")
    taken = page.evaluate(
        """() => new Promise((done) => {
            const from = performance.now();
            document.querySelector("#own-manifest button").click();
            new MutationObserver((_, watch) => {
                if (!document.querySelector(".check[data-judged]")) return;
                watch.disconnect();
                done(performance.now() - from);
            }).observe(document.body, { subtree: true, childList: true, attributes: true });
        })"""
    )
    assert taken < READY * BUSY
    write(page, LONG)
    page.evaluate(WATCH)
    each = median(page, lambda: page.locator(".cm-content").evaluate(INSERT))
    key = median(page, lambda: page.keyboard.press("x"))
    print(f"ready in {taken:.0f} ms, a verdict in {each:.1f} ms, of a key {key:.1f}")  # noqa: T201
    assert each < EACH * BUSY
    assert key < (FRAME + EACH) * BUSY


def test_from_a_key_to_its_verdict_it_takes_no_longer_than_from_any_change(
    browser: Browser, chromium: str, served: str
) -> None:
    with (
        browser.browser_type.launch(executable_path=chromium, args=[AT_ONCE]) as eager,
        watched(eager) as page,
    ):
        page.set_default_timeout(PATIENCE)
        bench(page, f"{served}/en/workbench.html")
        write(page, LONG)
        page.evaluate(WATCH)
        key = median(page, lambda: page.keyboard.press("x"))
        print(f"a verdict of a key in {key:.1f} ms")  # noqa: T201
        assert key < EACH * BUSY
