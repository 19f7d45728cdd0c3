"""What readers typed, as the browser keeps it: by page, language and file, and each tab its own."""

import json

import pytest
import quickjs  # type: ignore[import-untyped]

from servicedocs.project import ROOT

SHARED = ROOT / "theme" / "assets" / "shared"
# Browsers' storage: a map of texts that may be full.
STORAGE = """
globalThis.room = Infinity;
const storage = (kept = new Map()) => ({
    getItem: (name) => kept.get(name) ?? null,
    removeItem: (name) => { kept.delete(name); },
    setItem: (name, text) => {
        if (text.length > room) throw new Error("QuotaExceededError");
        kept.set(name, String(text));
    },
});
globalThis.location = { pathname: "/en/nodeport.html" };
globalThis.localStorage = storage();
globalThis.tabs = {};
// A page of a tab, as it is opened: its scripts start anew.
globalThis.open = (tab) => { globalThis.sessionStorage = tabs[tab] ??= storage(); };
"""
FILE = "nodeport/service.yaml"


class Reader:
    """A reader with some tabs; each call is a page opened anew in one of them."""

    def __init__(self) -> None:
        """Have nothing kept."""
        self.context = quickjs.Context()
        self.context.eval(STORAGE)

    def run(self, tab: str, code: str) -> object:
        """Open the page in a tab and run some code in it."""
        scripts = [(SHARED / f"{name}.js").read_text() for name in ("site", "storage", "keep")]
        self.context.eval("\n".join([f"open({json.dumps(tab)});", *scripts]))
        return json.loads(self.context.eval(f"JSON.stringify((() => {code})() ?? null)"))

    def keep(self, tab: str, text: str | None, file: str = FILE) -> object:
        """Open the editor of a file and type."""
        name, typed = json.dumps(file), json.dumps(text)
        return self.run(tab, f"{{ site.recall({name}); return site.keep({name}, {typed}); }}")

    def recall(self, tab: str, file: str = FILE) -> object:
        """Open the editor of a file, and return the text that is offered."""
        return self.run(tab, f"site.recall({json.dumps(file)})")

    def go(self, path: str) -> None:
        """Go to another page."""
        self.context.eval(f"location.pathname = {json.dumps(path)}")


@pytest.fixture
def reader() -> Reader:
    """Return a reader who has typed nothing."""
    return Reader()


def test_two_tabs_do_not_overwrite_each_other_and_a_third_is_offered_the_newest(
    reader: Reader,
) -> None:
    reader.keep("a", "of a")
    reader.keep("b", "of b")
    assert [reader.recall(tab) for tab in "abc"] == ["of a", "of b", "of b"]


def test_what_is_reset_in_a_tab_stays_so_and_another_tabs_text_stays_too(reader: Reader) -> None:
    reader.keep("a", "of a")
    reader.keep("b", "of b")
    reader.keep("a", None)
    assert [reader.recall(tab) for tab in "abc"] == [None, "of b", "of b"]
    reader.keep("c", None)  # what it was offered
    assert [reader.recall(tab) for tab in "abd"] == [None, "of b", None]


def test_the_text_of_a_link_stays_in_its_tab(reader: Reader) -> None:
    reader.keep("a", "typed over it", "workbench#text=abc")
    assert reader.recall("a", "workbench#text=abc") == "typed over it"
    assert reader.recall("b", "workbench#text=abc") is None
    assert reader.recall("a", "workbench") is None


@pytest.mark.parametrize("other", ["/nodeport.html", "/en/clusterip.html"])
def test_the_text_of_a_page_is_not_offered_on_another_nor_in_the_other_language(
    reader: Reader, other: str
) -> None:
    reader.keep("a", "of this page")
    reader.go(other)
    assert [reader.recall(tab) for tab in "ab"] == [None, None]


def test_an_emptied_editor_stays_empty(reader: Reader) -> None:
    reader.keep("a", "")
    assert [reader.recall(tab) for tab in "ab"] == ["", ""]


def test_what_has_no_place_is_said_not_to_be_kept_and_nothing_older_comes_back(
    reader: Reader,
) -> None:
    assert reader.keep("a", "older") is True
    assert reader.keep("a", "x" * (256 * 1024 + 1)) is False
    assert reader.recall("a") is None
    reader.keep("a", "older")
    reader.context.eval("room = 3")
    assert reader.keep("a", "longer") is False
    assert reader.recall("a") is None


def test_a_browser_that_keeps_nothing_lets_a_reader_type_all_the_same(reader: Reader) -> None:
    reader.context.eval("open('a'); delete globalThis.localStorage")
    assert reader.keep("a", "typed") is False
    assert reader.recall("a") is None
