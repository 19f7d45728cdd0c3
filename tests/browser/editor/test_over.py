"""What is in the cluster: a second pane, which says what scripts/check --over says."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.editor.panel import SERVICE, bench, copied, status, write
from tests.browser.editor.test_hostile_text import EVIL, HOSTILE
from tests.browser.editor.test_sharing import another_tab, link_to
from tests.browser.in_page import PASTE
from tests.commands import test_check_over as command
from tests.commands.checking import call
from tests.support.browser import axe
from tests.support.browser.watched_page import watched

pytestmark = pytest.mark.browser
OFFER = {"en": "What is in the cluster", "ko": "클러스터에 있는 것"}
PATH = {"en": "en/workbench.html", "ko": "workbench.html"}
REPORT = "(changes) => changes.flatMap((one) => site.changeLines('new.yaml', one)).join('\\n')"
ASK = """([text, old, way]) => site.changes(
    { file: "new.yaml", text }, { file: "old.yaml", text: old, way })"""
SHOP = "apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: one}\n"
CASES = {
    "a port of another protocol": (command.OLD, command.NEW),
    "nothing of that name": (command.OLD, command.NEW.replace("name: web", "name: db")),
    "another type": (command.OLD, SERVICE.replace("{ports", "{type: ExternalName, ports")),
    "a kind that is not known": (SHOP, SHOP),
    "the same": (SERVICE, SERVICE),
}


def open_pane(page: Page, text: str = "", language: str = "en") -> None:
    """Press the button and paste what is there."""
    page.get_by_role("button", name=OFFER[language]).click()
    pane = page.locator(".check-over .cm-content")
    expect(pane).to_be_focused()
    if text:
        page.evaluate("document.querySelector('.check').removeAttribute('data-judged')")
        pane.evaluate(PASTE, text)
        page.locator(".check[data-judged]").wait_for()


def effects(page: Page) -> list[str]:
    """Return what is listed of the fields."""
    return page.locator(".check-effects > li").all_text_contents()


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("way", ["apply", "replace"])
def test_it_says_what_scripts_check_says(
    page: Page, served: str, tmp_path: Path, language: str, way: str
) -> None:
    bench(page, f"{served}/{PATH[language]}")
    open_pane(page, language=language)
    for name, (old, new) in CASES.items():
        (tmp_path / "old.yaml").write_text(old)
        (tmp_path / "new.yaml").write_text(new)
        files = (tmp_path / "old.yaml", tmp_path / "new.yaml")
        said = call("--language", language, "--as", way, "--over", *files).stdout
        found = page.evaluate(f"(given) => ({ASK})(given).then({REPORT})", [new, old, way])
        assert found.strip() in said.replace(f"{tmp_path}/", ""), name


def test_the_page_shows_what_is_kept_cleared_and_lost_and_the_difference(
    page: Page, home: str
) -> None:
    bench(page, f"{home}/en/workbench.html")
    write(page, command.NEW)
    open_pane(page, command.OLD)
    status(page).to_have_text("✓ Accepted")
    expect(
        page.locator(".check-title", has_text="Service/web (as apply): accepted")
    ).to_be_visible()
    assert "cleared: spec.ports[dns-tcp].nodePort: 30053" in effects(page)
    assert "lost (written, but not stored): spec.ports[dns-udp].port: 53" in effects(page)
    expect(page.locator(".check-section del").nth(1)).to_have_text(
        "-  externalTrafficPolicy: Cluster"
    )
    page.locator(".check-over select").select_option("replace")
    expect(page.locator(".check-title", has_text="(as replace)")).to_be_visible()
    assert not any("lost" in one for one in effects(page))


def test_without_a_press_nothing_more_loads_and_a_second_press_closes_it(
    page: Page, served: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    bench(page, f"{served}/en/workbench.html")
    write(page, SERVICE)
    assert not [url for url in asked if "/over/" in url or "changes" in url]
    open_pane(page, SERVICE)
    expect(page.locator(".check-title", has_text="(as apply)")).to_be_visible()
    assert [url for url in asked if "/over/" in url]
    button = page.get_by_role("button", name=OFFER["en"])
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(page.locator(".check-over")).to_have_count(0)
    expect(page.locator(".check-title", has_text="Defaults")).to_be_visible()


def test_a_refusal_stands_at_its_line_in_its_own_editor(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, command.NEW.replace("  selector", "  clusterIP: None\n  selector", 1))
    open_pane(page, command.OLD)
    status(page).to_have_text("✗ Rejected, messages: 1")
    expect(page.locator(".check > div > .check-messages .check-line").first).to_have_text("Line 4")
    assert "may not change once set" in copied(page, "Copy report")
    pane = page.locator(".check-over")
    expect(pane.locator(".check-messages")).to_have_count(0)
    page.locator(".check-over .cm-content").focus()
    page.keyboard.press("Control+a")
    pane.locator(".cm-content").evaluate(PASTE, command.OLD.replace("30053", "80"))
    expect(pane.locator(".check-messages")).to_contain_text("provided port is not in the valid")
    expect(pane.locator(".cm-lint-marker-error")).to_have_count(1)


def shown(page: Page, text: str) -> None:
    """Demand a text in the pane."""
    expect(page.locator(".check-over .cm-content")).to_have_text(text.strip().replace("\n", ""))


def test_it_is_kept_for_its_tab_until_it_is_closed(page: Page, served: str) -> None:
    address = f"{served}/en/workbench.html"
    bench(page, address)
    open_pane(page, SERVICE)
    page.locator(".check-over select").select_option("replace")
    page.reload()
    bench(page, address)
    shown(page, SERVICE)
    expect(page.locator(".check-over select")).to_have_value("replace")
    page.get_by_role("button", name=OFFER["en"]).click()
    page.reload()
    bench(page, address)
    expect(page.locator(".check-over")).to_have_count(0)


def test_a_link_carries_both_texts_and_the_way(page: Page, home: str) -> None:
    bench(page, f"{home}/en/workbench.html")
    write(page, command.NEW)
    open_pane(page, command.OLD)
    page.locator(".check-over select").select_option("replace")
    link = copied(page, "Copy link")
    with another_tab(page) as tab:
        bench(tab, link)
        shown(tab, command.OLD)
        expect(tab.locator(".check-over select")).to_have_value("replace")
        expect(tab.locator(".check-title", has_text="(as replace)")).to_be_visible()
    page.evaluate("hash => { location.hash = hash; }", link_to(SERVICE))
    expect(page.locator(".check-over")).to_have_count(0)  # this link has none


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_in_it_never_runs_and_the_next_is_judged_as_ever(
    page: Page, served: str, text: str
) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, SERVICE.replace("web", "db"))
    open_pane(page, text)
    assert page.evaluate("window.evil") is None
    assert page.locator(".check img:not(.cm-widgetBuffer), .check script").count() == 0
    page.locator(".check-over .cm-content").focus()
    page.keyboard.press("Control+a")
    page.locator(".check-over .cm-content").evaluate(PASTE, SERVICE)
    expect(page.locator(".check-title", has_text="Service/db (as create)")).to_be_visible()


def test_a_hostile_value_in_an_effect_is_text(page: Page, served: str) -> None:
    bench(page, f"{served}/en/workbench.html")
    write(page, SERVICE)
    note = f"metadata: {{annotations: {{a: '{EVIL}'}}, name: web}}"
    open_pane(page, SERVICE.replace("metadata: {name: web}", note))
    expect(page.locator(".check-effects", has_text="window.evil=1")).to_be_visible()
    assert page.evaluate("window.evil") is None


def test_a_link_whose_second_text_is_made_to_attack_opens_nothing(page: Page, served: str) -> None:
    address = f"{served}/en/workbench.html"
    bench(page, address)
    bomb = page.evaluate("site.toFragment('', 'x'.repeat(50_000_000))")
    page.goto("about:blank")
    bench(page, address + bomb)
    expect(page.locator(".check-told")).to_contain_text("cannot be read")
    expect(page.locator(".check-over")).to_have_count(0)


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_pane(browser: Browser, served: str, scheme: str) -> None:
    with watched(browser, color_scheme=scheme) as page:
        bench(page, f"{served}/en/workbench.html")
        write(page, command.NEW)
        open_pane(page, command.OLD)
        axe.load(page)
        assert axe.problems(page, ".check") == []
