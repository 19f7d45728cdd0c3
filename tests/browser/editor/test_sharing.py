"""Links that carry a manifest, and reports to copy."""

import pytest
from playwright.sync_api import Page, expect

from servicedocs.validator.runtime import validator
from tests.browser.editor.panel import LIST, SERVICE, WRONG, bench, copied, status, write

pytestmark = pytest.mark.browser


def test_a_report_tells_the_items_of_a_list_apart(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, LIST)
    report = copied(page, "Copy report")
    assert "manifest.yaml:4 Pod web: ✓ Accepted\n" in report
    assert "manifest.yaml:8 Service web: ⚠ Accepted, but it does not work\n" in report


def test_a_link_carries_the_text_in_its_fragment_alone(page: Page, home: str) -> None:
    bench(page, f"{home}/en/workbench.html")
    write(page, WRONG)
    link = copied(page, "Copy link")
    assert link.startswith(f"{home}/en/workbench.html#text=")
    page.goto("about:blank")
    bench(page, link)
    assert page.locator(".cm-content").inner_text().strip() == WRONG.strip()
    status(page).to_contain_text("Rejected")


def test_a_text_from_a_link_leaves_the_reader_s_own_alone(page: Page, served: str) -> None:
    address = f"{served}/en/workbench.html"
    bench(page, address)
    write(page, WRONG)
    link = copied(page, "Copy link")
    write(page, SERVICE)
    page.goto("about:blank")
    bench(page, link)
    write(page, "kind: Changed")
    page.evaluate("site.toFragment('kind: Another').then((text) => { location.hash = text; })")
    expect(page.locator(".cm-line").first).to_have_text("kind: Another")
    page.goto("about:blank")
    bench(page, link)
    expect(page.locator(".cm-line").first).to_have_text("kind: Changed")
    page.goto("about:blank")
    bench(page, address)
    assert page.locator(".cm-content").inner_text().strip() == SERVICE.strip()


@pytest.mark.parametrize("fragment", ["#text=%%%", "#text=AAAA", "bomb"])
def test_a_link_made_to_attack_opens_nothing(page: Page, served: str, fragment: str) -> None:
    address = f"{served}/en/workbench.html"
    if fragment == "bomb":  # a few hundred bytes that become 50 million
        bench(page, address)
        fragment = page.evaluate("site.toFragment('x'.repeat(50_000_000))")
    page.goto("about:blank")
    bench(page, address + fragment)
    expect(page.locator(".check-told")).to_contain_text("cannot be read")


def test_a_report_can_be_copied_as_text(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, WRONG)
    report = copied(page, "Copy report")
    assert "manifest.yaml:1 Service web: ✗ Rejected" in report
    assert "Line 4: spec.ports[0].port: Invalid value: 70000" in report
    assert report.rstrip().endswith(f"Kubernetes {validator().version}")
    write(page, "[" * 100_000)
    assert "nested too deeply" in (report := copied(page, "Copy report"))
    assert "70000" not in report
