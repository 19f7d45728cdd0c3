"""What runs in a built page, and what its Content-Security-Policy keeps from running."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from servicedocs.site.steps import csp
from tests.support import attacks
from tests.support.browser.watched_page import until, wake, watched
from tests.support.servers import serving

PAGES = ("nodeport.html", "en/service-types/index.html")
# A worker made of text, as the page's checks will be: it may compile WebAssembly, and nothing else.
WORKER = """async ([wasm, text]) => {
    const code = `
        const wasm = () => WebAssembly.instantiate(new Uint8Array(${wasm})).then(() => "wasm");
        const text = () => eval(${JSON.stringify(text)});
        Promise.allSettled([wasm(), (async () => text())()]).then((all) => postMessage(
            all.map(({ value, reason }) => value ?? reason.name)));`;
    const worker = new Worker(URL.createObjectURL(new Blob([code])));
    return new Promise((done) => {
        worker.onmessage = ({ data }) => done(data);
        worker.onerror = () => done("no worker");
        setTimeout(done, 10000, "no answer");
    });
}"""
EMPTY_WASM = "[0, 97, 115, 109, 1, 0, 0, 0]"


def test_every_page_has_a_policy_before_anything_that_it_judges(site: Path) -> None:
    for path in site.rglob("*.html"):
        before, found, _ = path.read_text().partition("http-equiv=")
        assert found, f"{path}: no policy; csp.write has to reach it"
        assert not re.search(r"<(script|style|link|img)\b", before), path


def test_a_policy_allows_no_inline_code_but_the_theme_s_and_no_other_host(site: Path) -> None:
    for path in site.rglob("*.html"):
        rules = csp.policy(path.read_text()).replace("style-src-attr 'unsafe-inline'", "")
        assert not re.search(r"'unsafe|\*|https?:", rules), f"{path}: {rules}"


ALLOWED = {
    "default-src": "'self'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "worker-src": "'self' blob:",
    "style-src": "'self'",
    "style-src-attr": "'unsafe-inline'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}


def directives(page: str) -> dict[str, str]:
    """Return the directives of a page's policy with what they allow, but for the theme's hashes."""
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)
    each = (one.partition(" ") for one in re.sub(r" 'sha256-[^']+'", "", policy).split("; "))
    return {name: sources for name, _, sources in each}


def test_every_directive_allows_what_a_page_needs_and_no_more() -> None:
    assert directives(csp.guarded('<meta charset="utf-8"><script>theme()</script>')) == ALLOWED


def test_every_built_page_has_all_directives(site: Path) -> None:
    for path in site.rglob("*.html"):
        assert directives(path.read_text()) == ALLOWED, path


def test_a_script_in_the_text_of_a_page_is_not_allowed() -> None:
    page = "<script>theme()</script><article class='a'><script>text()</script></article>"
    assert csp.hashes(csp.SCRIPT, "<script>theme()</script>")[0] in csp.policy(page)
    assert csp.hashes(csp.SCRIPT, "<script>text()</script>")[0] not in csp.policy(page)


@pytest.fixture
def other_host() -> Iterator[attacks.OtherHost]:
    """Have another host, which notes what it is asked for."""
    with attacks.other_host() as host:
        yield host


@pytest.fixture(params=["http", "file"])
def attacked(
    request: pytest.FixtureRequest, site: Path, tmp_path: Path, other_host: attacks.OtherHost
) -> Iterator[str]:
    """Return the folder of a built page into which an attacker has written."""
    attacks.write(site / "nodeport.html", tmp_path, other_host.address)
    with serving(tmp_path) as here:
        yield here if request.param == "http" else tmp_path.as_uri()


def ran_in(browser: Browser, address: str) -> object:
    """Return which attacks have run in a page, once all had their time."""
    page = browser.new_page()
    page.goto(address)
    until(page, attacks.ENDED)
    ran = page.evaluate(attacks.RAN)
    page.close()
    return ran


@pytest.mark.browser
def test_nothing_runs_and_nothing_is_asked_for_that_an_attacker_wrote_into_a_page(
    browser: Browser, attacked: str, other_host: attacks.OtherHost
) -> None:
    ran = ran_in(browser, f"{attacked}/guarded.html")
    assert (ran, other_host.asked) == ([], []), "src/servicedocs/site/steps/csp.py has to forbid it"


@pytest.mark.browser
def test_all_of_it_runs_in_a_page_without_a_policy(
    browser: Browser, attacked: str, other_host: attacks.OtherHost
) -> None:
    assert ran_in(browser, f"{attacked}/open.html") == attacks.RUNS
    assert sorted(set(other_host.asked)) == attacks.ASKS


@pytest.mark.browser
def test_a_worker_made_in_the_page_may_compile_webassembly_and_not_evaluate_text(
    browser: Browser, home: str
) -> None:
    page = browser.new_page()
    page.goto(f"{home}/en/nodeport.html")
    answers = page.evaluate(WORKER, [EMPTY_WASM, "1 + 1"])
    page.close()
    assert answers == ["wasm", "EvalError"]


@pytest.mark.browser
@pytest.mark.parametrize("name", PAGES)
def test_the_theme_s_own_scripts_work_in_silence(browser: Browser, home: str, name: str) -> None:
    with watched(browser, color_scheme="light") as page:
        page.goto(f"{home}/{name}")
        wake(page)
        switch_colours(page)
        copy(page)
        open_note(page)


@pytest.mark.browser
def test_the_page_for_missing_addresses_works_in_silence(browser: Browser, served: str) -> None:
    with watched(browser, color_scheme="light") as page:
        page.goto(f"{served}/en/404.html")
        wake(page)
        switch_colours(page)


def switch_colours(page: Page) -> None:
    """Press the switch of the colours twice: from the device's to light, to dark."""
    for _ in range(2):
        page.locator("form[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()  # the inline scripts at the top of the page remember it
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    wake(page)


def copy(page: Page) -> None:
    """Copy a block, and see its tooltip say so."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".md-code__nav button").first.click()
    expect(page.locator(".md-tooltip2--active, .md-dialog--active").first).to_be_visible()


def open_note(page: Page) -> None:
    """Open a numbered note of a block."""
    page.locator(".md-annotation__index").first.click(force=True)  # it never rests
    expect(page.locator(".md-annotation .md-tooltip--active").first).to_be_visible()
