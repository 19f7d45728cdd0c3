"""YAML blocks: each does what its mark says, and says beneath it what Kubernetes said."""

from collections.abc import Iterator
from functools import cache
from itertools import chain

from servicedocs.markdown.fences import Fence
from servicedocs.markdown.judge import Judgement, judge
from servicedocs.markdown.marks import REJECTED, WARNED
from servicedocs.markdown.page import Page
from servicedocs.markdown.source import ExampleReader
from tests.support.site import Site


def problems(site: Site) -> list[str]:
    """Return every block on which its mark and Kubernetes disagree."""
    found = [
        finding.text(page.label)
        for page in site.pages.values()
        for seen in page.judgements
        for finding in seen.findings
    ]
    return [*found, *chain.from_iterable(map(_answers, site.pages.values()))]


def fence_problems(fence: Fence, read: ExampleReader) -> list[str]:
    """Return the same for one block, by itself."""
    return [finding.text("page") for finding in judge(fence, read).findings]


def blocks(page: Page) -> Iterator[tuple[Fence, Judgement]]:
    """Yield the YAML blocks of a page with what Kubernetes said of them."""
    for fence, seen in zip(page.fences, page.judgements, strict=True):
        if fence.language == "yaml":
            yield fence, seen


@cache
def _answers(page: Page) -> list[str]:
    """Demand that what stands beneath the blocks is exactly what Kubernetes said."""
    wanted = [_said(seen) for fence, seen in blocks(page) if {REJECTED, WARNED} & {*fence.marks}]
    shown = [
        pre.text_content().strip()
        for node in page.root.walk()
        if "example-message" in node.classes
        for pre in node.all("pre")
    ]
    if wanted == shown:
        return []
    return [page.problem(1, "a message is not what Kubernetes says", "look at blocks.py")]


def _said(seen: Judgement) -> str:
    refused = [verdict.kubectl.strip() for verdict in seen.refused]
    return "\n".join(refused or seen.warnings)
