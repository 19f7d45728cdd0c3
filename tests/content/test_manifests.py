"""Every manifest on the pages, judged by Kubernetes' own code."""

from pathlib import Path

import pytest

from servicedocs.markdown.marks import ACCEPTED_BUT_WRONG, MARKS
from servicedocs.markdown.page import Page, collect, settings
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


def _page(folder: Path, text: str) -> Page:
    path = folder / "page.md"
    path.write_text(f"Text.\n\n{text}\n")
    return collect(path, settings("en"))


def test_an_object_that_nothing_judges_has_to_be_marked(tmp_path: Path) -> None:
    found = _page(tmp_path, '--8<-- "gateway/gateway.yaml" {.yaml}').problems
    first, second = [line for line in found if "nothing judges" in line]
    assert "holds a GatewayClass that nothing judges here; mark it .custom" in first
    assert "holds a Gateway that nothing judges here" in second


def test_what_can_be_judged_is_not_marked_as_custom(tmp_path: Path) -> None:
    line = '--8<-- "checked/service.yaml" {.yaml .custom with="checked/pod.yaml"}'
    (found,) = _page(tmp_path, line).problems
    assert "is marked .custom, but Kubernetes' own code judges its Service" in found


@pytest.mark.parametrize(
    ("transcript", "missing"),
    [
        ("", ["GatewayClass traefik", "Gateway entry"]),
        ('--8<-- "gateway/route.console" {.console}', ["GatewayClass traefik", "Gateway entry"]),
        ('--8<-- "gateway/gateway.console" {.console}', []),
    ],
)
def test_a_custom_object_that_no_transcript_creates_is_noticed(
    tmp_path: Path, transcript: str, missing: list[str]
) -> None:
    block = '--8<-- "gateway/gateway.yaml" {.yaml .custom}'
    found = list(manifests.custom_problems(_page(tmp_path, f"{block}\n\n{transcript}")))
    assert len(found) == len(missing)
    for line, name in zip(found, missing, strict=True):
        assert f"no recorded transcript of the page creates {name}" in line


TWO_FAMILIES = '--8<-- "ranges/two-families.yaml" {.yaml MARKS with="why-services/pod.yaml"}'


def test_a_block_is_judged_in_the_cluster_that_its_mark_names(tmp_path: Path) -> None:
    assert not _page(tmp_path, TWO_FAMILIES.replace("MARKS", ".dual-stack")).problems
    (refused,) = _page(tmp_path, TWO_FAMILIES.replace("MARKS", "")).problems
    assert "this cluster is not configured for dual-stack services" in refused


def test_another_mark_beside_that_of_the_cluster_is_about_that_cluster(tmp_path: Path) -> None:
    marks = '.dual-stack .rejected because="dual-stack-not-configured"'
    (found,) = _page(tmp_path, TWO_FAMILIES.replace("MARKS", marks)).problems
    assert "is marked .rejected, but Kubernetes accepts it" in found


def test_what_a_cluster_of_ipv4_alone_answers_too_is_not_marked_as_dual_stack(
    tmp_path: Path,
) -> None:
    line = '--8<-- "checked/service.yaml" {.yaml .dual-stack with="checked/pod.yaml"}'
    (found,) = _page(tmp_path, line).problems
    assert "is marked .dual-stack, but a cluster with IPv4 alone judges it the same" in found


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
