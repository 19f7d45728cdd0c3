"""The work of the validator in the page: how much it is asked for a change of the text.

How long that takes is measured by `scripts/bench --page`.
"""

import pytest
from playwright.sync_api import Page

from tests.browser.editor.panel import SERVICE, bench, write
from tests.browser.in_page import PASTE
from tests.support.browser.watched_page import until

pytestmark = pytest.mark.browser
CHANGES = 20
LONG = SERVICE + "".join(f"# line {number}\n" for number in range(500))
COUNT = """() => {
    const post = Worker.prototype.postMessage;
    globalThis.asked = 0;
    globalThis.judged = 0;
    Worker.prototype.postMessage = function (...all) {
        globalThis.asked += 1;
        return post.apply(this, all);
    };
    new MutationObserver(() => { globalThis.judged += 1; })
        .observe(document.querySelector(".check"), { attributeFilter: ["data-judged"] });
}"""
INSERT = f"editor => ({PASTE})(editor, 'x')"


@pytest.fixture
def counted(page: Page, served: str) -> Page:
    """Open the workbench, and count from then on."""
    bench(page, f"{served}/en/workbench.html")
    page.evaluate(COUNT)
    return page


def asked(page: Page, text: str) -> int:
    """Return how many questions changes of a text are, one after the other."""
    write(page, text)
    page.evaluate("asked = judged = 0")
    for number in range(1, CHANGES + 1):
        page.locator(".cm-content").evaluate(INSERT)
        until(page, f"judged === {number}")
    return int(page.evaluate("asked"))


def test_a_change_is_the_same_few_questions_however_long_the_text_is(counted: Page) -> None:
    few = asked(counted, SERVICE)
    assert few <= 3 * CHANGES  # its verdict, its relations, its picture
    assert asked(counted, LONG) == few


def test_of_changes_that_come_at_once_only_the_last_is_judged(counted: Page) -> None:
    write(counted, SERVICE)
    counted.evaluate("asked = judged = 0")
    insert = f"editor => {{ for (let n = 0; n < {CHANGES}; n++) ({PASTE})(editor, 'x'); }}"
    counted.locator(".cm-content").evaluate(insert)
    until(
        counted, f"document.querySelector('.check').dataset.judged === '{len(SERVICE) + CHANGES}'"
    )
    assert counted.evaluate("judged") <= 2
