"""A page on paper: dark ink, no buttons, and its hidden answers."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from playwright.sync_api import Browser, BrowserContext, expect
from pypdf import PdfReader

pytestmark = pytest.mark.browser
MIDDLE = 3 * 128  # of red, green and blue: below it is ink, above it paper


@pytest.fixture
def paper(browser: Browser) -> Iterator[BrowserContext]:
    """Open a browser to print from."""
    context = browser.new_context()
    yield context
    context.close()


def test_a_page_prints_as_dark_ink_without_buttons(paper: BrowserContext, served: str) -> None:
    page = paper.new_page()
    page.goto(f"{served}/nodeport.html", wait_until="networkidle")
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.emulate_media(media="print")
    for gone in (".md-header", ".md-sidebar--primary", ".md-footer", ".md-code__nav", ".downloads"):
        expect(page.locator(gone).first).to_be_hidden()
    colour = "one => getComputedStyle(one).color.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    for ink in ("h1", ".highlight .nt", ".example-label", "article p a", ".highlight .l"):
        assert sum(page.locator(ink).first.evaluate(colour)) < MIDDLE, ink
    frame = "one => getComputedStyle(one).borderLeftStyle"
    assert page.locator(".example.rejected").first.evaluate(frame) == "solid"


def test_a_printed_page_has_its_hidden_answers(browser: Browser, served: str) -> None:
    for scripts in (True, False):
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.goto(f"{served}/en/nodeport.html")
        text = "".join(one.extract_text() for one in PdfReader(BytesIO(page.pdf())).pages)
        answer = page.locator("details p:not(.admonition-title)").first.text_content() or ""
        context.close()
        assert squeezed(answer) in squeezed(text)
        assert "nodePort: 30001" in text


def squeezed(text: str) -> str:
    """Return a text without its spaces, which print sets anew."""
    return "".join(text.split())
