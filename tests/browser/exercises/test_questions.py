"""The self-check at the end of a page: it takes an answer before it shows one."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser import axe
from tests.support.browser.watched_page import watched

pytestmark = pytest.mark.browser

ANSWER = "nginx in the Pod on worker-node2"
HOSTILE = "<img src=x onerror=\"document.title='ran'\">"


def opened(page: Page, home: str) -> Locator:
    """Open the first question of the NodePort page."""
    page.goto(f"{home}/en/nodeport.html")
    question = page.locator("details.question").first
    question.scroll_into_view_if_needed()
    question.locator("textarea").wait_for(state="attached")
    question.locator("summary").click()
    return question


def test_the_answer_comes_after_the_reader_s_own(page: Page, home: str) -> None:
    question = opened(page, home)
    shown = question.get_by_text(ANSWER)
    press = question.get_by_role("button", name="Show the answer")
    expect(press).to_be_disabled()
    expect(shown).to_be_hidden()
    question.get_by_role("textbox", name="Write your answer first").fill(HOSTILE)
    press.click()
    expect(shown).to_be_visible()
    assert page.title() != "ran"


def test_who_does_not_know_gets_the_answer_too(page: Page, home: str) -> None:
    question = opened(page, home)
    question.get_by_role("button", name="I do not know").click()
    expect(question.get_by_text(ANSWER)).to_be_visible()
    expect(question.locator(".question-answer")).to_be_focused()


def test_a_solved_question_stays_ticked_and_can_be_unticked(page: Page, home: str) -> None:
    question = opened(page, home)
    question.get_by_role("button", name="I do not know").click()
    question.get_by_role("button", name="I was right").click()
    expect(question.locator("summary")).to_contain_text("✓ Solved")
    question = opened(page, home)
    expect(question.locator("summary")).to_contain_text("✓ Solved")
    expect(page.locator("details.question summary", has_text="✓")).to_have_count(1)
    question.get_by_role("button", name="I do not know").click()
    question.get_by_role("button", name="Not yet").click()
    expect(opened(page, home).locator("summary")).not_to_contain_text("✓")


@pytest.mark.usefixtures("node")
def test_axe_finds_nothing_in_an_open_question(page: Page, home: str) -> None:
    question = opened(page, home)
    question.get_by_role("textbox").fill("nginx")
    axe.load(page)
    for scheme in ("default", "slate"):
        page.evaluate("name => document.body.dataset.mdColorScheme = name", scheme)
        page.wait_for_timeout(500)  # colours change slowly
        assert axe.problems(page, "details.question") == []


def test_without_scripts_a_question_opens_its_answer(browser: Browser, home: str) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(f"{home}/en/nodeport.html")
        page.locator("details.question summary").first.click()
        expect(page.get_by_text(ANSWER)).to_be_visible()


def test_paper_shows_the_answers(page: Page, home: str) -> None:
    question = opened(page, home)
    expect(question.get_by_text(ANSWER)).to_be_hidden()
    page.emulate_media(media="print")
    expect(question.get_by_text(ANSWER)).to_be_visible()
    expect(question.locator("textarea")).to_be_hidden()
