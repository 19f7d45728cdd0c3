"""The exercise on the labels page: a selector to edit, and which of the page's Pods it selects."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from servicedocs.validator.runtime import validator
from tests.support.browser import axe
from tests.support.browser.watched_page import watched

pytestmark = pytest.mark.browser

SET_BASED = "matchExpressions:\n- {key: track, operator: In, values: [stable, canary]}"
SERVICE = (
    "apiVersion: v1\nkind: Service\nmetadata: {name: exercise}\nspec:\n  ports: [{port: 80}]\n"
)
HOSTILE = "<img src=x onerror=\"document.title='ran'\">"
ASSETS = ("/exercise/", "/engine/", "/codemirror/", "/offer/data.js")


@pytest.fixture
def page(page: Page, home: str) -> Page:
    """Open the exercise by the keyboard."""
    page.goto(f"{home}/en/labels-and-selectors.html")
    page.locator("#selector-exercise button").press("Enter")
    expect(page.get_by_role("textbox", name="The Service's selector")).to_be_focused()
    expect(page.locator(".exercise figure svg")).to_be_visible()
    return page


def typed(page: Page, selector: str, says: str) -> list[str]:
    """Type a selector; return the Pods that the picture then shows as selected."""
    page.get_by_role("textbox", name="The Service's selector").fill(selector)
    expect(page.locator("#selector-exercise [role=status]")).to_contain_text(says)
    described = page.locator(".exercise figure desc").all_text_contents()
    return re.findall(r"(\S+) is selected", " ".join(described))


def test_each_selector_shows_at_once_which_pods_it_selects(page: Page) -> None:
    assert typed(page, "app: pooh-db-nginx-app", "2 of 3") == [
        "pooh-db-nginx-pod-1",
        "pooh-db-nginx-pod-2",
    ]
    assert typed(page, "app: pooh-batch-app", "1 of 3") == ["pooh-batch-pod"]
    assert typed(page, "app: pooh-db-ngnix-app", "0 of 3") == []
    assert typed(page, "{}", "no Pod") == []
    two = typed(page, "app: pooh-db-nginx-app\ntrack: canary", "1 of 3")
    assert two == ["pooh-db-nginx-pod-2"]
    expect(page.locator(".exercise figure desc")).to_contain_text("no label track")


def test_a_goal_ticks_when_it_is_met_and_stays_so(page: Page) -> None:
    goals = page.locator(".exercise-goals li")
    expect(goals).to_have_count(3)
    expect(page.locator('.exercise-goals [data-met="true"]')).to_have_count(0)
    typed(page, "app: pooh-db-nginx-app", "2 of 3")
    expect(goals.nth(0)).to_contain_text("✓ Reached")
    typed(page, "track: canary", "1 of 3")
    expect(goals.nth(1)).to_contain_text("✓ Reached")
    expect(goals.nth(2)).not_to_contain_text("✓")
    typed(page, "app: pooh-batch-app", "1 of 3")
    expect(page.locator('.exercise-goals [data-met="true"]')).to_have_count(3)


def test_a_set_based_selector_is_refused_in_the_api_server_s_words(page: Page) -> None:
    typed(page, SET_BASED, "refuses")
    lines = "".join(f"    {line}\n" for line in SET_BASED.split("\n"))
    (verdict,) = validator().check(f"{SERVICE}  selector:\n{lines}".encode())
    assert not verdict.accepted
    refusal = page.locator("#selector-exercise .check-messages li")
    expect(refusal.locator("code").first).to_have_text(verdict.message)
    expect(refusal).to_contain_text("takes one value per key")
    expect(page.locator(".exercise-note")).to_contain_text("A Service does not take them")


def test_a_message_counts_the_lines_that_the_reader_sees(page: Page) -> None:
    typed(page, "app: web\ntrack: a: b", "refuses")
    expect(page.locator("#selector-exercise .check-messages")).to_contain_text("yaml: line 2: ")


@pytest.mark.parametrize("hostile", [f"app: {HOSTILE!r}", HOSTILE, f"{{? {HOSTILE} : [&a *a]}}"])
def test_what_is_typed_is_shown_as_text(page: Page, hostile: str) -> None:
    typed(page, hostile, "")
    page.wait_for_timeout(500)
    assert page.locator("#selector-exercise img").count() == 0
    assert page.title() != "ran"


def test_the_samples_are_reached_by_the_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#selector-exercise [role=status]")).to_contain_text("0 of 3")


@pytest.mark.usefixtures("node")
def test_axe_finds_nothing_in_the_open_exercise(page: Page) -> None:
    axe.load(page)
    for scheme in ("default", "slate"):
        page.evaluate("name => document.body.dataset.mdColorScheme = name", scheme)
        page.wait_for_timeout(500)  # colours change slowly
        assert axe.problems(page, "#selector-exercise") == []
        page.get_by_role("button", name="Set-based", exact=True).click()


def test_nothing_of_it_is_loaded_before_the_press(browser: Browser, home: str) -> None:
    asked: list[str] = []
    with watched(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{home}/labels-and-selectors.html", wait_until="networkidle")
    assert not [url for url in asked if any(part in url for part in ASSETS)]


def test_without_scripts_the_page_names_the_command_instead(browser: Browser, home: str) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(f"{home}/labels-and-selectors.html")
        expect(page.locator("#selector-exercise button")).to_be_hidden()
        expect(page.locator("#selector-exercise")).to_contain_text("kubectl get pods -l")
