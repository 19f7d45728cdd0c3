"""A picture in steps: one frame at a time, with back, forward and play."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser import axe
from tests.support.browser.watched_page import watched

pytestmark = pytest.mark.browser

# Which frames of the picture can be seen, by their place.
SEEN = """figure => {
    const strip = figure.querySelector("ol").getBoundingClientRect();
    return [...figure.querySelectorAll("li")].flatMap((frame, place) => {
        const { left, right } = frame.getBoundingClientRect();
        return left < strip.right - 1 && right > strip.left + 1 ? [place] : [];
    });
}"""


@pytest.fixture
def figure(page: Page, home: str) -> Locator:
    """Open the NodePort page at its picture of a packet's steps, without motion."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{home}/en/nodeport.html")
    figure = page.locator("figure.steps")
    figure.scroll_into_view_if_needed()
    expect(figure.get_by_role("status")).to_have_text("Step 1 of 6")
    return figure


def test_one_frame_is_seen_at_a_time_and_the_buttons_walk(figure: Locator) -> None:
    back, after = (figure.get_by_role("button", name=name) for name in ("Back", "Next"))
    assert figure.evaluate(SEEN) == [0]
    expect(back).to_be_disabled()
    after.click()
    expect(figure.get_by_role("status")).to_have_text("Step 2 of 6")
    assert figure.evaluate(SEEN) == [1]
    for _ in range(4):
        after.click()
    assert figure.evaluate(SEEN) == [5]
    expect(after).to_be_disabled()
    back.click()
    assert figure.evaluate(SEEN) == [4]


def test_play_walks_by_itself_and_can_be_paused(figure: Locator) -> None:
    figure.get_by_role("button", name="Play").click()
    expect(figure.get_by_role("status")).to_have_text("Step 2 of 6")
    figure.get_by_role("button", name="Pause").click()
    expect(figure.get_by_role("button", name="Play")).to_be_visible()
    assert figure.evaluate(SEEN) == [1]
    for _ in range(3):
        figure.get_by_role("button", name="Next").click()
    figure.get_by_role("button", name="Play").click()
    expect(figure.get_by_role("status")).to_have_text("Step 6 of 6")
    expect(figure.get_by_role("button", name="Play")).to_be_visible()


def test_the_strip_is_scrolled_by_keys_and_the_status_follows(page: Page, figure: Locator) -> None:
    figure.locator("ol").focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowRight")
    expect(figure.get_by_role("status")).not_to_have_text("Step 1 of 6")


def test_nothing_moves_when_the_buttons_come(browser: Browser, home: str) -> None:
    with watched(browser) as page:
        page.goto(f"{home}/en/nodeport.html", wait_until="networkidle")
        figure = page.locator("figure.steps")
        before = figure.bounding_box()
        figure.scroll_into_view_if_needed()
        expect(figure.get_by_role("status")).to_be_visible()
        after = figure.bounding_box()
        assert before
        assert after
        assert (after["height"], after["width"]) == (before["height"], before["width"])


def test_paper_and_a_page_without_scripts_show_all_frames(
    page: Page, figure: Locator, browser: Browser, home: str
) -> None:
    page.emulate_media(media="print")
    for frame in figure.locator("li").all():
        expect(frame).to_be_visible()
    assert figure.evaluate(SEEN) == [0, 1, 2, 3, 4, 5]
    expect(figure.get_by_role("button", name="Next")).to_be_hidden()
    with watched(browser, java_script_enabled=False) as plain:
        plain.goto(f"{home}/en/nodeport.html")
        expect(plain.locator("figure.steps li").last).to_be_visible()
        assert plain.locator("figure.steps").evaluate(SEEN) == [0, 1, 2, 3, 4, 5]


@pytest.mark.usefixtures("node")
def test_axe_finds_nothing_in_the_picture(page: Page, figure: Locator) -> None:
    expect(figure).to_be_visible()
    axe.load(page)
    for scheme in ("default", "slate"):
        page.evaluate("name => document.body.dataset.mdColorScheme = name", scheme)
        page.wait_for_timeout(500)  # colours change slowly
        assert axe.problems(page, "figure.steps") == []
