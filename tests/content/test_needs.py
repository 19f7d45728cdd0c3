"""A page says what it needs beyond a cluster, and warns before what can cut off a machine."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from servicedocs.markdown.page import Page, collect, settings
from servicedocs.transcripts.session import Session, load
from tests.content.checks import dangers, needs
from tests.support.report import report
from tests.support.site import load as load_site

PRACTICE = "practice-cluster.md"
CUT_OFF = "```{.console}\nroot@master:~# %s\n```\n"


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    return load()


def test_every_page_declares_what_its_recordings_need(sessions: list[Session]) -> None:
    pages = list(load_site().pages.values())
    report(needs.problems(sessions, pages))


def test_a_need_that_no_page_declares_is_noticed(sessions: list[Session]) -> None:
    page = next(page for page in load_site().pages.values() if page.front.get("needs"))
    changed = replace(page, front={**page.front, "needs": []})
    assert list(needs.problems(sessions, [changed]))


def test_each_need_is_found_on_some_page(sessions: list[Session]) -> None:
    found = set().union(*map(needs.of_session, sessions))
    assert found == set(needs.NEEDS)


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_words_of_each_need_lead_to_where_it_is_explained(language: str) -> None:
    words: dict[str, Any] = settings(language).extra["needs"]
    practice = load_site().pages[language, PRACTICE]
    assert set(words["of"]) == set(needs.NEEDS)
    assert {one["section"] for one in words["of"].values()} <= set(practice.ids)


def test_what_can_cut_off_a_machine_has_a_warning_and_its_repair() -> None:
    report([found for page in load_site().pages.values() for found in dangers.problems(page)])


@pytest.mark.parametrize(
    "command",
    [
        "ip route del default",
        "ip link set eth0 down",
        "systemctl stop kubelet",
        "nft flush ruleset",
        "kubectl delete daemonset kube-proxy -n kube-system",
        "kubectl drain worker-node1",
    ],
)
def test_such_a_command_without_a_warning_is_noticed(tmp_path: Path, command: str) -> None:
    assert list(dangers.problems(_page(tmp_path, CUT_OFF % command)))


def test_a_warning_without_the_repair_is_not_enough(tmp_path: Path) -> None:
    block = CUT_OFF % "ip route del default"
    bare = '!!! warning "Careful"\n\n    This cuts you off.\n\n'
    mended = bare.replace("off.", "off. `ip route add default via 10.0.0.1` mends it.")
    assert list(dangers.problems(_page(tmp_path, bare + block)))
    assert not list(dangers.problems(_page(tmp_path, mended + block)))


def _page(folder: Path, text: str) -> Page:
    path = folder / "page.md"
    path.write_text(text)
    return collect(path, settings("en"))
