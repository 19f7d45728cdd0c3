"""What axe says of a page, or of a part of it."""

from playwright.sync_api import Page

from tests.support import audits

# From file:// a script cannot read the style sheets once more, which preload does.
CHECK = """([where, rules]) => axe.run(where ?? document, {
    resultTypes: ["violations"],
    preload: location.protocol !== "file:",
    ...(rules && { runOnly: { type: "rule", values: rules } }),
}).then(({ violations }) => violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`)))"""


def load(page: Page) -> None:
    """Bring axe into a page."""
    page.evaluate(audits.AXE.read_text(encoding="utf-8"))


def problems(page: Page, part: str | None = None, rules: list[str] | None = None) -> list[str]:
    """Return what axe finds, on the whole page or in a part of it, by all rules or by some."""
    return list(page.evaluate(CHECK, [part, rules]))
