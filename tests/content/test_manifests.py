"""Every manifest on the pages, judged by Kubernetes' own code."""

from pathlib import Path

import pytest

from servicedocs.markdown.marks import ACCEPTED_BUT_WRONG, MARKS
from servicedocs.markdown.page import collect, settings
from tests.content.checks import manifests
from tests.support.report import report
from tests.support.site import load


def test_every_yaml_block_does_what_its_mark_says() -> None:
    report(manifests.problems(load()))


def test_both_halves_of_accepted_but_wrong_are_proved() -> None:
    marked = [
        seen
        for page in load().pages.values()
        for fence, seen in manifests.blocks(page)
        if ACCEPTED_BUT_WRONG in fence.marks
    ]
    assert marked
    assert all(verdict.accepted for seen in marked for verdict in seen.verdicts)
    assert all(seen.found for seen in marked)


def test_the_pages_show_every_kind_of_mark() -> None:
    fences = [
        fence for page in load().pages.values() for fence in page.fences if fence.language == "yaml"
    ]
    shown = {mark for fence in fences for mark in fence.marks}
    assert shown == {mark for mark in MARKS if mark.language == "yaml"}


@pytest.mark.parametrize("reason", ["", 'because="protocol-unknown" '])
def test_another_reason_or_none_is_one_line_that_says_the_right_one(
    tmp_path: Path, reason: str
) -> None:
    page = tmp_path / "page.md"
    header = f'{{.yaml .fragment .rejected {reason}of="nodeport/service.yaml"}}'
    page.write_text(f"Text.\n\n```{header}\nspec:\n  type: Nodeport\n```\n")
    (line,) = collect(page, settings("en")).problems
    assert "page.md:3: this yaml fence " in line
    assert 'write because="type-unknown"' in line
