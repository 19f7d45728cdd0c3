"""A browser's page under watch: nothing goes wrong in it unseen."""

import contextlib
from collections.abc import Iterator
from http.client import BAD_REQUEST

from playwright.sync_api import Browser, Page, Request, expect

PATIENCE = 90_000  # milliseconds until something counts as not there, on a machine that is busy
expect.set_options(timeout=PATIENCE)
WIDE = {"width": 1280, "height": 800}


@contextlib.contextmanager
def watched(browser: Browser, **options: object) -> Iterator[Page]:
    """Open a page of a new visitor; fail for whatever goes wrong in it unseen."""
    context = browser.new_context(**{"viewport": WIDE, **options})  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("requestfailed", lambda request: wrong.extend(failed(request)))
    page.on("request", lambda request: wrong.extend(foreign(request)))
    page.on(
        "response",
        lambda answer: wrong.extend(
            [f"{answer.status}: {answer.url}"] * (answer.status >= BAD_REQUEST)
        ),
    )
    yield page
    page.wait_for_load_state("networkidle")
    context.close()
    assert wrong == [], wrong


def wake(page: Page) -> None:
    """Move as a reader does, and wait for Material's script, which waits for that."""
    page.mouse.move(2, 2)
    page.mouse.move(3, 3)
    until(page, "window.document$ !== undefined")
    if page.locator("pre > code").count():
        page.locator(".md-code__nav").first.wait_for(state="attached")


def until(page: Page, true: str) -> None:
    """Wait for what becomes true. Playwright's own way calls eval, which our pages forbid."""
    for _ in range(300):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"it has not become true within 30 s: {true}")


def add_style(page: Page, rules: str) -> None:
    """Give a page rules of style. Playwright's own way writes them in, which its policy forbids."""
    page.evaluate(
        """rules => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(rules);
            document.adoptedStyleSheets.push(sheet);
        }""",
        rules,
    )


def failed(request: Request) -> list[str]:
    """Return the address of a request that failed, unless the page was left before its end."""
    left = request.failure == "net::ERR_ABORTED"
    return [] if left else [f"failed: {request.url}"]


def foreign(request: Request) -> list[str]:
    """Return the address of a request that leaves this machine."""
    local = ("http://127.0.0.1:", "file://", "data:", "blob:", "about:")
    return [] if request.url.startswith(local) else [f"elsewhere: {request.url}"]
