"""The benchmark of `scripts/bench --page`: what a reader waits for in a browser.

Each time stands beside that of a known piece of work, done in the same page right after it: on a
busy machine both grow.
"""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from playwright.sync_api import Page, sync_playwright

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.serve.static import HOST, open_server
from servicedocs.toolchain import browsers

CALLS = 41
KNOWN = """() => {
    const from = performance.now();
    let sum = 0;
    for (let number = 0; number < 1e7; number++) sum = (sum + number) % 1000003;
    return performance.now() - from + sum * 0;
}"""
PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0].startTime"""
READY = """() => new Promise((done) => {
    const from = performance.now();
    document.querySelector("#own-manifest button").click();
    new MutationObserver((_, watch) => {
        if (!document.querySelector(".check[data-judged]")) return;
        watch.disconnect();
        done(performance.now() - from);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
})"""
EDIT = """() => new Promise((done) => {
    const from = performance.now();
    new MutationObserver((_, watch) => {
        watch.disconnect();
        done(performance.now() - from);
    }).observe(document.querySelector(".check"), { attributeFilter: ["data-judged"] });
    const data = new DataTransfer();
    data.setData("text/plain", "# x\\n");
    const made = { clipboardData: data, bubbles: true, cancelable: true };
    document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", made));
})"""


def report() -> None:
    """Print each figure with its limit, in milliseconds; nothing fails."""
    with opened() as (page, address):
        page.goto(f"{address}/en/nodeport.html")
        show(page, "first paint of a page", 500, page.evaluate(PAINTED))
        page.goto(f"{address}/en/workbench.html")
        show(page, "first verdict after the press", 1500, page.evaluate(READY))
        edits = [page.evaluate(EDIT) for _ in range(CALLS)]
        show(page, "verdict of a change", 10, statistics.median(edits))


def show(page: Page, name: str, limit: int, taken: float) -> None:
    """Print a time, and how many times the known piece of work it is."""
    known = page.evaluate(KNOWN)
    ratio = f"{taken / known:.2g} times ten million additions"
    cli.say(f"{name}: {taken:.1f} ms (at most {limit} ms), {ratio}")


@contextmanager
def opened() -> Iterator[tuple[Page, str]]:
    """Open an empty page of a browser, with the built site at an address."""
    browsers.ensure(cli.say)
    with open_server(ROOT / "site", 0) as server, sync_playwright() as playwright:
        Thread(target=server.serve_forever, daemon=True).start()
        browser = playwright.chromium.launch(executable_path=browsers.find())
        yield browser.new_page(), f"http://{HOST}:{server.server_port}"
        browser.close()
        server.shutdown()
