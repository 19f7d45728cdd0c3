"""Every manifest on the pages, judged by Kubernetes' own code."""

from contextlib import suppress

from tests.content.checks import manifests
from tests.support.ci import IN_CI
from tests.support.report import report
from tests.support.site import load


def test_every_yaml_block_does_what_its_mark_says() -> None:
    report(manifests.problems(load()))


def test_wrong_manifests_are_wrong_for_the_recorded_reason() -> None:
    site = load()
    before = manifests.recorded()
    report(manifests.changed(site, before))
    new = manifests.said(site)
    if new != before and not IN_CI:
        with suppress(OSError):  # a folder that takes no files only costs the record
            manifests.record(new)


def test_both_halves_of_accepted_but_wrong_are_proved() -> None:
    marked = [
        seen
        for page in load().pages.values()
        for fence, seen in manifests.blocks(page)
        if "accepted-but-wrong" in fence.classes
    ]
    assert marked
    assert all(verdict.accepted for seen in marked for verdict in seen.verdicts)
    assert all(seen.problems for seen in marked)


def test_the_pages_show_every_kind_of_mark() -> None:
    fences = [
        fence for page in load().pages.values() for fence in page.fences if fence.language == "yaml"
    ]
    marks = {mark for fence in fences for mark in fence.classes}
    assert marks == {"rejected", "warned", "accepted-but-wrong", "fragment"}
