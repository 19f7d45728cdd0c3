"""The pages of every message: each heading is what the manifest below it draws."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest

from servicedocs.html import Node, parse
from servicedocs.markdown import dependencies
from servicedocs.markdown.marks import REJECTED, WARNED
from servicedocs.markdown.page import collect, settings
from servicedocs.markdown.reference.messages import LONGEST_SHOWN
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.validator import catalogue
from servicedocs.validator.results import Verdict
from servicedocs.validator.runtime import validator
from tests.support.report import report
from tests.support.site import load

ENTRIES = {entry.id: entry for entry in catalogue.load()}
PAGES = ("messages.md", "file-messages.md")
OPEN = "workbench.html#entry="
languages = pytest.mark.parametrize("language", LANGUAGES)


@dataclass(frozen=True)
class Shown:
    """One entry as a reader sees it: its message, its manifest with the tinted line, its mark."""

    message: str
    manifest: str = ""
    tinted: str = ""
    mark: str = ""
    link: str = ""


@cache
def entries(language: str) -> dict[str, Shown]:
    """Return the entries that the pages show, by their ids."""
    found: dict[str, Shown] = {}
    for page in PAGES:
        for heading, example in _sections(parse(load().pages[language, page].html)[0]):
            assert heading.get("id") not in found
            found[heading.get("id", "")] = _entry(heading, example)
    return found


def _sections(root: Node) -> Iterator[tuple[Node, Node | None]]:
    heading = None
    for node in root.walk():
        if node.tag == "h3":
            if heading is not None:
                yield heading, None
            heading = node
        elif heading is not None and "example" in node.classes:
            yield heading, node
            heading = None
    if heading is not None:
        yield heading, None


def _entry(heading: Node, example: Node | None) -> Shown:
    message = heading.all("samp")[0].text_content()
    if example is None:
        return Shown(message)
    [code] = [node.all("code")[0] for node in example.all("pre")]
    tinted = "".join(node.text_content() for node in code.walk() if "hll" in node.classes)
    [link] = [node.get("href", "") for node in example.all("a")]
    return Shown(message, code.text_content(), tinted.rstrip(), example.classes[-1], link)


@languages
def test_every_message_stands_once(language: str) -> None:
    assert entries(language).keys() == ENTRIES.keys()


def test_both_languages_show_the_same() -> None:
    assert entries("ko") == entries("en")


def test_the_manifest_below_a_message_draws_it() -> None:
    report(
        f"messages/{name}.yaml: the page shows {one.message!r}, its manifest draws {drawn}"
        for name, one in entries("en").items()
        if one.manifest
        for drawn in [_drawn(one, ENTRIES[name].proof.rpartition("/")[2])]
        if not any(_says(text, one.message) for text in drawn)
    )


def _drawn(one: Shown, file: str) -> list[str]:
    verdicts = validator().check(one.manifest.encode(), file, strict=True)
    return {REJECTED.name: _refusals(verdicts), WARNED.name: _warnings(verdicts)}[one.mark]


def _says(text: str, shown: str) -> bool:
    """Tell whether a text is what is shown, where very long words are cut."""
    beginning, *rest = shown.split("…")
    return text.startswith(beginning) and all(part.strip() in text for part in rest)


def _refusals(verdicts: list[Verdict]) -> list[str]:
    refused = [one for one in verdicts if one.refused]
    return [_in_one_line(text) for one in refused for text in catalogue.messages(one)]


def _warnings(verdicts: list[Verdict]) -> list[str]:
    return [_in_one_line(text) for one in verdicts for text in one.warnings]


def _in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_the_line_that_a_message_is_about_is_tinted() -> None:
    tinted = {name: one.tinted.strip() for name, one in entries("en").items()}
    assert tinted["protocol-unknown"] == "protocol: tcp"
    assert tinted["text-for-number"].startswith("- port:")
    without = {name for name, line in tinted.items() if not line}
    warned = {name for name, one in entries("en").items() if one.mark == WARNED.name}
    at_the_end = {"yaml-quote-not-closed"}  # it is about the end of the file
    assert without - warned == _not_shown() | at_the_end  # a warning names no line


def _not_shown() -> set[str]:
    return {name for name, one in entries("en").items() if not one.manifest}


def test_only_what_is_too_long_or_no_text_is_not_shown() -> None:
    for name in _not_shown():
        data = (ROOT / ENTRIES[name].proof).read_bytes()
        assert len(data) > LONGEST_SHOWN or b"\x07" in data, name
    assert len(_not_shown()) < 5


def test_a_link_opens_the_manifest_that_is_shown() -> None:
    for name, one in entries("en").items():
        if one.manifest:
            assert one.link == f"{OPEN}{name}"


def test_a_page_depends_on_the_files_of_its_entries() -> None:
    # Else --live would show an entry as it was before its file changed.
    with dependencies.noted() as read:
        collect(ROOT / "docs/en/messages.md", settings("en"))
    entry = ENTRIES["protocol-unknown"]
    assert {f"../messages/{entry.id}.yaml", f"../{entry.proof}"} <= read.keys()
