"""Python snippets run in the page, and print there what they print in the tests."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from servicedocs.markdown.marks import CLUSTER
from tests.browser.in_page import prints, replace
from tests.support import attacks
from tests.support.browser import axe
from tests.support.browser.watched_page import watched
from tests.support.site import load

pytestmark = pytest.mark.browser

OFFERS = ".filename a[data-run] + .check-offer"
PARTS = ("/pyodide/", "/python/", "/codemirror/")


@cache
def snippets() -> dict[str, str]:
    """Return the snippets that need no cluster, each with a page that shows it."""
    return {
        fence.file: page.name.removesuffix(".md")
        for page in load().pages.values()
        for fence in page.fences
        if fence.language == "python" and fence.whole and CLUSTER not in fence.marks
    }


def opened(page: Page, address: str, file: str) -> None:
    """Press "run it" at a snippet, and wait for the end of its run."""
    page.goto(address)
    page.locator(f'.filename a[data-run="{file}"] + .check-offer').click()
    ended(page)


def ended(page: Page, how: str = "accepted") -> None:
    """Wait until the program has ended, and how."""
    expect(page.locator(".check")).to_have_attribute("data-verdict", how)


def begin(page: Page, program: str) -> None:
    """Run a program in the open editor."""
    replace(page, program)
    page.get_by_role("button", name="Run", exact=True).click()


def run(page: Page, program: str, how: str = "accepted") -> str:
    """Run a program to its end; return what is printed."""
    begin(page, program)
    ended(page, how)
    return printed(page)


def printed(page: Page) -> str:
    """Return what stands as the program's output."""
    return page.locator(".check-section pre").text_content() or ""


@pytest.mark.parametrize("file", sorted(snippets()))
def test_a_snippet_prints_in_the_page_what_it_prints_in_the_tests(
    page: Page, served: str, file: str
) -> None:
    expected = prints(file)
    opened(page, f"{served}/en/{snippets()[file]}.html", file)
    assert printed(page) == expected
    assert expected


LABELS = "labels/select_pods.py"


@pytest.fixture
def editor(page: Page, served: str) -> Page:
    """Open a snippet that has run once."""
    opened(page, f"{served}/en/labels-and-selectors.html", LABELS)
    return page


def test_what_a_reader_changes_runs_and_survives_a_reload_until_reset(
    editor: Page, served: str
) -> None:
    assert run(editor, "from pathlib import Path\nprint('파드', Path('pods.yaml').exists())") == (
        "파드 True\n"
    )
    editor.reload()
    editor.locator(OFFERS).first.click()  # what was kept may be what took too long: it waits
    expect(editor.locator(".check")).to_have_attribute("data-verdict", "kept")
    editor.get_by_role("button", name="Run", exact=True).click()
    ended(editor)
    assert printed(editor) == "파드 True\n"
    editor.get_by_role("button", name="Reset").click()
    opened(editor, f"{served}/en/labels-and-selectors.html", LABELS)
    assert printed(editor).startswith("['pooh-db-nginx-pod-1', ")


def test_an_error_is_shown_as_python_shows_it(editor: Page) -> None:
    shown = run(editor, "def f():\n    return 1 / 0\n\nprint(1)\nf()\n", "rejected")
    lines = shown.splitlines()
    assert lines[:3] == [
        "1",
        "Traceback (most recent call last):",
        '  File "select_pods.py", line 5, in <module>',
    ]
    assert lines[-1] == "ZeroDivisionError: division by zero"
    assert 'File "select_pods.py", line 1' in run(editor, "print(", "rejected")
    assert run(editor, "import sys\nsys.exit('no Pod')", "rejected") == "no Pod\n"


def test_what_is_cut_says_so_and_an_error_after_it_is_shown(editor: Page) -> None:
    shown = run(editor, "print('a' * 10**6)\n1 / 0", "rejected")
    assert re.fullmatch(r"a{65536}\n…\nTraceback .*division by zero\n", shown, re.DOTALL)


# The limit of a run would end a program too: here it never comes.
NO_LIMIT = """() => {
    const set = window.setTimeout;
    window.setTimeout = (act, wait, ...rest) => wait >= 10_000 ? 0 : set(act, wait, ...rest);
}"""


def test_closing_ends_a_program_and_the_next_snippet_does_not_wait_for_it(editor: Page) -> None:
    editor.evaluate(NO_LIMIT)
    begin(editor, "while True: pass")
    expect(editor.locator(".check")).to_have_attribute("data-verdict", "running")
    editor.get_by_role("button", name="Close").click()
    editor.locator(OFFERS).nth(1).click()
    expect(editor.locator(".check")).to_have_attribute("data-verdict", "accepted")


@pytest.mark.parametrize(
    "hostile",
    [
        "while True: pass",
        "while True: print('a' * 1000)",
        "def f(): f()\nf()",
        "x = []\nwhile True: x.append(bytearray(10**8))",
        "print('<img src=x onerror=\"document.title=1\">' * 10)\ninput()",
        "import sys; sys.exit(3)",
        "import builtins\nbuiltins.print = None\n1 / 0",
        "import os, sys\nsys.stdout = open('x', 'w')\nos.chdir('/')\n1 / 0",
        "import sys\nsys.setrecursionlimit(30)\n1 / 0",
    ],
)
def test_whatever_a_program_does_the_page_stays_and_the_next_one_runs(
    editor: Page, hostile: str
) -> None:
    shown = run(editor, hostile, "rejected") if "while" not in hostile else stopped(editor, hostile)
    assert len(shown) <= 80 * 1024
    assert editor.locator(".check img").count() == 0
    assert run(editor, "print(1 + 1)") == "2\n"


def test_after_a_program_that_breaks_the_interpreter_another_one_starts(
    browser: Browser, served: str
) -> None:
    page = browser.new_page()  # Pyodide tells the console of it
    opened(page, f"{served}/en/labels-and-selectors.html", LABELS)
    stopped(page, "import sys\nsys.setrecursionlimit(10**9)\ndef f(): f()\nf()")
    assert run(page, "print(1 + 1)") == "2\n"
    page.close()


def stopped(page: Page, program: str) -> str:
    """Run a program that ends badly, or, on a busy machine, not within its 10 seconds."""
    begin(page, program)
    expect(page.locator(".check")).to_have_attribute(
        "data-verdict", re.compile("not-judged|rejected")
    )
    return printed(page)


ASK = """import js
asked = js.XMLHttpRequest.new()
asked.open("GET", "{}", False)
asked.send()
print(asked.status)
"""


def test_a_program_asks_nothing_of_another_host(browser: Browser, served: str) -> None:
    page = browser.new_page()  # the console tells of what the policy refuses
    opened(page, f"{served}/en/labels-and-selectors.html", LABELS)
    assert run(page, ASK.format(f"{served}/en/index.html")) == "200\n"
    with attacks.other_host() as other:
        run(page, ASK.format(other.address), "rejected")
        assert other.asked == []
    page.close()


WAYS_OUT = ("window", "document", "open", "Worker", "SharedWorker", "RTCPeerConnection")


def test_a_program_has_no_window_and_no_worker_that_the_page_s_policy_would_not_bind(
    editor: Page,
) -> None:
    assert run(editor, f"import js\nprint([n for n in {WAYS_OUT} if hasattr(js, n)])") == "[]\n"


def test_nothing_of_it_is_loaded_before_the_press(browser: Browser, home: str) -> None:
    asked: list[str] = []
    with watched(browser) as page:
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{home}/labels-and-selectors.html", wait_until="networkidle")
        expect(page.locator(OFFERS).first).to_contain_text("14 MB")
    assert not [url for url in asked if any(part in url for part in PARTS)]


def test_the_press_loads_what_the_button_says_and_no_validator(page: Page, served: str) -> None:
    sizes: dict[str, int] = {}

    def note(answer: Any) -> None:
        sizes[answer.url] = int(answer.headers.get("content-length", 0))

    page.on("response", note)
    page.goto(f"{served}/en/externalname.html")
    said = (page.locator(OFFERS).text_content() or "").removeprefix("Run it ")
    page.locator(OFFERS).click()
    ended(page)
    of_python = sum(size for url, size in sizes.items() if "/pyodide/" in url)
    assert f"({of_python / 1e6:.0f} MB)" == said, (said, sizes)
    assert not [url for url in sizes if "/engine/" in url]


def test_a_page_from_a_folder_says_so_and_names_the_command(browser: Browser, site: Path) -> None:
    with watched(browser) as page:
        page.goto(f"{site.as_uri()}/en/labels-and-selectors.html")
        page.locator(OFFERS).first.click()
        told = page.locator(".check")
        expect(told).to_contain_text("opened from a folder")
        expect(told.locator("pre")).to_have_text("python select_pods.py")
        expect(page.locator(f'.highlight:has([data-run="{LABELS}"]) > pre').first).to_be_visible()
        told.get_by_role("button", name="Close").press("Enter")
        expect(page.locator(OFFERS).first).to_be_focused()


def test_the_keyboard_alone_opens_and_closes_it(page: Page, served: str) -> None:
    page.goto(f"{served}/en/labels-and-selectors.html")
    page.locator(OFFERS).first.press("Enter")
    ended(page)
    page.get_by_role("button", name="Close").press("Enter")
    expect(page.locator(".check")).to_have_count(0)
    expect(page.locator(OFFERS).first).to_be_focused()


def test_a_snippet_for_a_cluster_has_no_such_button(page: Page, served: str) -> None:
    page.goto(f"{served}/en/python-clients.html")
    assert page.locator(".check-offer", has_text="Run it").count() == 0


@pytest.mark.usefixtures("node")
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_program_that_ran(
    browser: Browser, served: str, scheme: str, width: int
) -> None:
    with watched(browser, color_scheme=scheme, viewport={"width": width, "height": 900}) as page:
        opened(page, f"{served}/labels-and-selectors.html", LABELS)
        axe.load(page)
        assert axe.problems(page, ".check") == []
