"""Findings in the panel: at their line, in the editor's margin, repaired by one press."""

import json

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editor.panel import WRONG, bench, status, write
from tests.support.browser import axe
from tests.support.browser.watched_page import watched

pytestmark = pytest.mark.browser
POD = """\
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, image: nginx, ports: [{name: http, containerPort: 8080}]}]}
"""
SERVICE = """\
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: wbe
  ports:
  - port: 80
    targetPort: http
"""
UNKNOWN = "apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: one}\n"
ALL = "---\n".join((POD, SERVICE, UNKNOWN.replace("one", "one, namespace: elsewhere")))
BESIDE = """([text, other]) => {
    const options = { file: "a.yaml", name: "a", text, drawing: "traffic", buttons: [] };
    options.beside = () => [other];
    document.querySelector(".check").replaceWith(site.panel(options).element);
}"""


def findings(page: Page) -> list[str]:
    """Return the levels of what is listed, in order."""
    return page.locator(".check-messages > li .check-level").all_text_contents()


MORE = [
    ("en/", ALL, "Read more: selects-nothing", "findings.html#selects-nothing"),
    ("en/", WRONG, "Read more: port-out-of-range", "messages.html#port-out-of-range"),
    ("", ALL, "설명 더 보기: selects-nothing", "findings.html#selects-nothing"),
]


@pytest.mark.parametrize("more", MORE)
def test_an_explanation_leads_to_its_entry_in_the_reference(
    page: Page, home: str, more: tuple[str, str, str, str]
) -> None:
    folder, text, name, entry = more
    bench(page, f"{home}/{folder}workbench.html")
    write(page, text)
    page.get_by_role("link", name=name).click()
    page.wait_for_url(f"{home}/{folder}{entry}")
    expect(page.locator(f"h3#{entry.split('#')[1]}")).to_be_in_viewport()


def test_a_finding_stands_at_its_line_with_what_helps(page: Page, home: str) -> None:
    bench(page, f"{home}/en/workbench.html")
    write(page, ALL)
    status(page).to_have_text("⚠ Accepted, but it does not work")
    assert findings(page) == ["error", "hint", "not judged"]
    shown = page.locator(".check-messages > li").first
    expect(shown).to_contain_text("it wants app: wbe, but the Pod's label is app: web")
    expect(shown.locator("code").filter(has_text="app: wbe")).to_have_count(1)
    expect(shown.locator(".check-do")).to_contain_text("Write the same pair")
    expect(page.locator(".cm-lint-marker")).to_have_count(1)  # a hint is none
    expect(page.locator(".cm-lint-marker-error")).to_have_count(1)
    shown.get_by_role("button", name="Line 12").click()
    page.keyboard.type("#")
    assert page.locator(".cm-line").nth(11).inner_text() == "#    app: wbe"


def test_a_repair_is_one_press_and_is_undone_by_the_editor(page: Page, home: str) -> None:
    page.clock.set_fixed_time(0)  # as soon after the last change as can be
    bench(page, f"{home}/workbench.html")
    write(page, f"{POD}---\n{SERVICE}")
    status(page).to_have_text("⚠ 받아들여지지만 동작하지 않음")
    page.get_by_role("button", name="고치기: app: web").click()
    status(page).to_have_text("✓ 받아들여짐")
    assert page.locator(".cm-line").nth(11).inner_text() == "    app: web"
    expect(page.locator(".cm-content")).to_be_focused()
    page.keyboard.press("Control+z")
    status(page).to_have_text("⚠ 받아들여지지만 동작하지 않음")
    assert page.locator(".cm-line").nth(11).inner_text() == "    app: wbe"


def test_what_is_not_judged_is_no_failure(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, UNKNOWN)
    status(page).to_have_text("? Not judged: a kind that is not known here")
    expect(page.locator(".check-messages")).to_contain_text("Shop one")
    expect(page.locator(".check-messages")).to_contain_text("--dry-run=server")
    expect(page.locator(".cm-lint-marker")).to_have_count(0)
    write(page, f"{SERVICE}---\n{POD}---\n{UNKNOWN}")  # which may make the Pods
    status(page).to_have_text("✓ Accepted, not judged: 1")
    expect(page.locator(".check-relations .open")).to_have_count(1)
    expect(page.locator(".check figure")).to_have_count(0)
    write(page, f"{UNKNOWN}---\n{SERVICE.replace('80', '70000')}")
    status(page).to_have_text("✗ Rejected, messages: 1")


def test_only_the_reader_s_own_file_has_findings_and_a_status(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    wrong = SERVICE.replace("name: web", "name: own")
    page.evaluate(BESIDE, [SERVICE.replace("wbe", "web"), f"{POD}---\n{wrong}---\n{wrong}"])
    status(page).to_have_text("✓ Accepted")
    expect(page.locator(".check-relations li")).to_have_count(2)
    page.evaluate(BESIDE, [SERVICE, POD])
    expect(page.locator(".check-line")).to_have_text("Line 7")
    page.evaluate(BESIDE, [POD, SERVICE])  # without a Service of its own it shows the one beside
    expect(page.locator(".check-relations .bad")).to_have_count(1)
    status(page).to_have_text("✓ Accepted")


def test_a_hostile_value_in_a_finding_is_text(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    evil = "<img src=x onerror='window.evil=1'>`x`"
    write(page, f"{POD}---\n{SERVICE.replace('app: wbe', f'app: {json.dumps(evil)}')}")
    expect(page.locator(".check-messages code", has_text=evil).first).to_be_visible()
    assert page.locator(".check-messages img").count() == 0


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_listed_findings(browser: Browser, served: str, scheme: str) -> None:
    with watched(browser, color_scheme=scheme) as page:
        bench(page, f"{served}/en/workbench.html")
        write(page, ALL)
        axe.load(page)
        assert axe.problems(page, ".check") == []
