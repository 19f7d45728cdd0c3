"""Where a packet goes, in the page: a form below the results that says what scripts/trace says."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from servicedocs.project import ROOT
from servicedocs.trace import words
from tests.browser.editor.panel import SERVICE, WRONG, bench, opened, write
from tests.browser.editor.test_hostile_text import EVIL
from tests.support.browser import axe
from tests.support.browser.watched_page import watched
from tests.validator.trace.test_trace_command import DEPLOYMENT, answer
from tests.validator.trace.test_trace_command import SERVICE as WEB

pytestmark = pytest.mark.browser
OFFER = {"en": "Where does this packet go?", "ko": "이 패킷은 어디로 가나요?"}
LABELS = {
    "en": ("From", "To", "kube-proxy mode"),
    "ko": ("보내는 곳", "받는 주소", "kube-proxy 모드"),
}
PATH = {"en": "en/services-and-nodes.html", "ko": "services-and-nodes.html"}
NAME = "external-policy-local.yaml"
# The page gives the manifest first, then what stands beside it.
FILES = [ROOT / "examples" / "nodes" / one for one in (NAME, "two-pods.yaml")]
BENCH = "en/workbench.html"
POD = "pooh-db-nginx-pod-1"
CASES = [
    ("pod/client", "pooh-pod-service:8080", "nftables"),
    ("client", "master:30001", "nftables"),
    ("worker-node1", "worker-node2:30001", "iptables"),
    (f"pod/{POD}", "nosuch:80", "nftables"),
]


def open_form(page: Page, language: str = "en") -> None:
    """Press the button, and wait for the first answer."""
    page.get_by_role("button", name=OFFER[language]).click()
    expect(page.get_by_label(LABELS[language][0], exact=True)).to_be_focused()
    page.locator(".packet-answer[data-asked]").wait_for()


def choose(page: Page, label: str, value: str) -> None:
    """Choose in the form, and wait for the answer."""
    forget(page)
    page.get_by_label(label, exact=True).select_option(value)
    page.locator(".packet-answer[data-asked]").wait_for()


def type_address(page: Page, label: str, value: str) -> None:
    """Type an address, and wait for the answer."""
    field = page.get_by_label(label, exact=True)
    if field.input_value() == value:
        return
    forget(page)
    field.fill(value)
    field.press("Enter")
    page.locator(".packet-answer[data-asked]").wait_for()


def forget(page: Page) -> None:
    """Make the next answer one that can be waited for."""
    page.locator(".packet-answer").evaluate("one => one.removeAttribute('data-asked')")


def result(page: Page) -> Locator:
    """Return the line with the result."""
    return page.locator(".packet-result")


def step(one: dict[str, str]) -> str:
    """Return how a rule stands in the list."""
    says = f"{one['where']} {one['rule']}"
    return says if one["effect"] in one["rule"] else f"{says} → {one['effect']}"


def pod(one: dict[str, Any]) -> str:
    """Return how a Pod stands in the list."""
    name = f"pod/{one['pod']}"
    return f"{one['probability']:.0%} {name} {one['address']} {one['node']}"


def compare(page: Page, found: dict[str, Any], language: str) -> None:
    """Demand that the page says what the command says."""
    told = words.RESULTS[found["result"]].in_language(language)
    line = words.FROM_TO.in_language(language)
    expect(result(page)).to_contain_text(
        line.format(sender=found["from"], to=found["to"], result=told)
    )
    assert page.locator(".packet-steps > li").all_text_contents() == list(map(step, found["steps"]))
    listed = page.locator(".packet-answer ul > li").all_text_contents()
    names = [f"{one['question']} → {one['answer']}" for one in found["dns"]]
    assert listed == [*names, *map(pod, found["candidates"])]
    fields = ", ".join(found["decided_by"])
    facts = [words.DECIDED_BY.in_language(language).format(fields=fields)] if fields else []
    if source := found["seen_source"]:
        facts.append(words.SEEN_SOURCE.in_language(language).format(source=source))
    for fact in [*facts, words.NEVER_KNOWN.in_language(language)]:
        expect(page.locator(".packet-answer")).to_contain_text(fact)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_it_says_what_scripts_trace_says(page: Page, home: str, language: str) -> None:
    opened(page, f"{home}/{PATH[language]}", NAME)
    open_form(page, language)
    caller, address, mode = LABELS[language]
    for sender, to, rules in CASES:
        choose(page, caller, sender)
        choose(page, mode, rules)
        type_address(page, address, to)
        compare(page, answer(*FILES, "--from", sender, "--to", to, "--mode", rules), language)


def test_a_pod_that_is_not_ready_gets_no_packet(page: Page, served: str) -> None:
    opened(page, f"{served}/{PATH['en']}", NAME)
    open_form(page)
    expect(page.locator(".packet-answer li", has_text=f"50% pod/{POD}")).to_be_visible()
    for state in ("unready", "terminating", "gone"):
        choose(page, f"Pod {POD}", state)
        switch = ("--set", f"pod/{POD}={state}")
        to = ("--from", "pod/client", "--to", "pooh-pod-service:8080")
        compare(page, answer(*FILES, *to, *switch), "en")
        expect(page.locator(".packet-answer ul > li", has_text=f"pod/{POD}")).to_have_count(0)
    choose(page, f"Pod {POD}", "ready")
    expect(page.locator(".packet-answer li", has_text=f"50% pod/{POD}")).to_be_visible()


def test_a_change_of_the_text_asks_again_and_a_new_port_is_followed(
    page: Page, served: str
) -> None:
    bench(page, f"{served}/{BENCH}")
    write(page, WEB + DEPLOYMENT)
    open_form(page)
    expect(result(page)).to_have_text("✓ from pod/client to web:8080: delivered")
    forget(page)
    write(page, WEB.replace("8080", "9090") + DEPLOYMENT.replace("replicas: 2", "replicas: 3"))
    page.locator(".packet-answer[data-asked]").wait_for()
    expect(result(page)).to_have_text("✓ from pod/client to web:9090: delivered")
    expect(page.locator(".packet-answer li", has_text="33% pod/web-")).to_have_count(3)
    expect(page.get_by_label("Pod web-2", exact=True)).to_have_value("ready")


def test_back_and_forward_by_the_keyboard_move_the_current_step(page: Page, served: str) -> None:
    bench(page, f"{served}/{BENCH}")
    write(page, WEB + DEPLOYMENT)
    open_form(page)
    steps, current = page.locator(".packet-steps > li"), page.locator("[aria-current=step]")
    last = steps.count() - 1
    assert last > 1
    page.get_by_role("button", name="Forward").press("Enter")
    expect(steps.nth(1)).to_have_attribute("aria-current", "step")
    for _ in range(last):  # once more than there are
        page.keyboard.press("Enter")
    expect(current).to_have_count(1)
    expect(steps.nth(last)).to_have_attribute("aria-current", "step")
    expect(page.locator(".packet-walk [role=status]")).to_contain_text(
        f"Step {last + 1} of {last + 1}"
    )
    page.get_by_role("button", name="Back", exact=True).press("Enter")
    expect(steps.nth(last - 1)).to_have_attribute("aria-current", "step")


def test_an_address_that_is_none_is_one_line(page: Page, served: str) -> None:
    bench(page, f"{served}/{BENCH}")
    write(page, WEB + DEPLOYMENT)
    open_form(page)
    type_address(page, "To", "nowhere")
    expect(result(page)).to_contain_text('no address "nowhere": write NAME:PORT')
    expect(page.locator(".packet-steps")).to_have_count(0)


def test_without_a_press_nothing_more_loads_and_a_second_press_closes_it(
    page: Page, served: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    bench(page, f"{served}/{BENCH}")
    write(page, SERVICE)
    button = page.get_by_role("button", name=OFFER["en"])
    expect(button).to_be_visible()
    assert not [url for url in asked if "/packets/" in url or "strings/packets" in url]
    open_form(page)
    assert [url for url in asked if "/packets/" in url]
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    expect(page.locator(".packet-form").first).to_be_hidden()


@pytest.mark.parametrize("text", ["", WRONG, DEPLOYMENT], ids=["blank", "refused", "no Service"])
def test_without_a_service_that_is_accepted_it_is_not_offered(
    page: Page, served: str, text: str
) -> None:
    bench(page, f"{served}/{BENCH}")
    write(page, SERVICE)
    expect(page.get_by_role("button", name=OFFER["en"])).to_be_visible()
    write(page, text)
    expect(page.get_by_role("button", name=OFFER["en"])).to_be_hidden()


def test_a_hostile_address_is_text(page: Page, served: str) -> None:
    bench(page, f"{served}/{BENCH}")
    write(page, WEB + DEPLOYMENT)
    open_form(page)
    type_address(page, "To", EVIL)
    expect(result(page)).to_contain_text("window.evil=1")
    assert page.evaluate("window.evil") is None


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_open_form(browser: Browser, served: str, scheme: str) -> None:
    with watched(browser, color_scheme=scheme) as page:
        opened(page, f"{served}/{PATH['en']}", NAME)
        open_form(page)
        axe.load(page)
        assert axe.problems(page, ".check") == []
        type_address(page, "To", "nosuch:80")
        assert axe.problems(page, ".check") == []
