"""Links that carry a manifest, and reports to copy."""

import base64
import secrets
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from servicedocs.validator.runtime import validator
from tests.browser.editor.panel import LIST, SERVICE, WRONG, bench, copied, status, write

pytestmark = pytest.mark.browser


@contextmanager
def another_tab(page: Page) -> Iterator[Page]:
    """Open another tab of the same reader."""
    with page.context.new_page() as tab:
        yield tab


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


def link_to(text: str) -> str:
    """Return a link's fragment in which every letter has its own place, for nothing is packed."""
    packing = zlib.compressobj(level=0, wbits=-zlib.MAX_WBITS)
    packed = packing.compress(text.encode()) + packing.flush()
    return f"#text={base64.urlsafe_b64encode(packed).decode().rstrip('=')}"


def shown(page: Page, text: str) -> None:
    """Demand a text in the editor."""
    expect(page.locator(".cm-content")).to_have_text(text.strip().replace("\n", ""))


def test_a_link_opens_its_own_text_whatever_was_typed_over_another(page: Page, served: str) -> None:
    one, other = SERVICE, SERVICE.replace("v1", "v2")
    first, second = link_to(one), link_to(other)
    assert len(first) == len(second)
    assert first[-40:] == second[-40:]
    bench(page, f"{served}/en/workbench.html{first}")
    shown(page, one)
    write(page, "kind: Changed")
    page.evaluate("hash => { location.hash = hash; }", second)
    shown(page, other)
    page.reload()
    bench(page, f"{served}/en/workbench.html{first}")
    shown(page, "kind: Changed")  # a tab's text is its own
    with another_tab(page) as tab:
        bench(tab, f"{served}/en/workbench.html{first}")
        shown(tab, one)


def test_two_tabs_keep_their_own_texts_and_a_third_is_offered_the_newest(
    page: Page, served: str
) -> None:
    address = f"{served}/en/workbench.html"
    bench(page, address)
    write(page, "kind: First")
    with another_tab(page) as tab:
        bench(tab, address)
        shown(tab, "kind: First")
        write(tab, "kind: Second")
    page.reload()
    bench(page, address)
    shown(page, "kind: First")
    with another_tab(page) as tab:
        bench(tab, address)
        shown(tab, "kind: Second")


def test_a_good_link_takes_back_what_was_said_of_a_bad_one(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html#text=%%%")
    expect(page.locator(".check-told")).to_contain_text("cannot be read")
    page.evaluate("hash => { location.hash = hash; }", link_to(SERVICE))
    shown(page, SERVICE)
    expect(page.locator(".check-told")).to_be_empty()


def test_a_text_that_is_too_long_for_a_link_is_said_to_be(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, f"# {secrets.token_hex(20_000)}")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".check-told")).to_contain_text("Too long for a link")


def test_clear_empties_the_editor_for_good(page: Page, served: str) -> None:
    address = f"{served}/en/workbench.html"
    bench(page, address)
    write(page, SERVICE)
    page.locator(".check").get_by_role("button", name="Clear").click()
    shown(page, "")
    page.reload()
    bench(page, address)
    shown(page, "")


@pytest.mark.parametrize(
    "entry", ["messages.html#port-out-of-range", "findings.html#selects-nothing"]
)
def test_an_entry_of_the_reference_opens_its_manifest(page: Page, home: str, entry: str) -> None:
    page.goto(f"{home}/en/{entry}")
    name = entry.split("#")[1]
    example = page.locator(f"#{name} ~ .message-entry .example").first
    text = example.locator("code").text_content()
    example.locator(f"a[href$='workbench.html#entry={name}']").click()
    page.wait_for_url(f"{home}/en/workbench.html#entry={name}")
    bench(page, page.url)
    shown(page, text or "")


@pytest.mark.parametrize("fragment", ["#text=%%%", "#text=AAAA", "#entry=__proto__", "bomb"])
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
