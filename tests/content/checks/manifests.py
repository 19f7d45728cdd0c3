"""YAML blocks: each does what its mark says, and says beneath it what Kubernetes said.

What nothing judges here, a custom kind, a transcript of the page has to create.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from servicedocs.examples.console import steps
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.judge import Judgement, judge
from servicedocs.markdown.marks import CUSTOM, REJECTED, WARNED
from servicedocs.markdown.page import Page
from servicedocs.markdown.source import ExampleReader
from tests.support.site import Site

CREATED = re.compile(r"([a-z]+)\.\S+/(\S+) (?:created|configured)$")


def problems(site: Site) -> list[str]:
    """Return every block on which its mark and Kubernetes disagree."""
    found = [
        finding.text(page.label)
        for page in site.pages.values()
        for seen in page.judgements
        for finding in seen.findings
    ]
    pages = site.pages.values()
    uncreated = chain.from_iterable(map(custom_problems, pages))
    return [*found, *chain.from_iterable(map(_answers, pages)), *uncreated]


def fence_problems(fence: Fence, read: ExampleReader) -> list[str]:
    """Return the same for one block, by itself."""
    return [finding.text("page") for finding in judge(fence, read).findings]


def blocks(page: Page) -> Iterator[tuple[Fence, Judgement]]:
    """Yield the YAML blocks of a page with what Kubernetes said of them."""
    for fence, seen in zip(page.fences, page.judgements, strict=True):
        if fence.language == "yaml":
            yield fence, seen


def custom_problems(page: Page) -> Iterator[str]:
    """Yield each object of a custom kind that no transcript of the page creates or configures."""
    created = set(_created(page))
    for fence, seen in blocks(page):
        for one in seen.verdicts if CUSTOM in fence.marks else ():
            if (one.kind.lower(), one.name) not in created:
                what = f"no recorded transcript of the page creates {one.kind} {one.name}"
                yield page.problem(fence.line, what, f"apply {fence.file} in one")


def _created(page: Page) -> Iterator[tuple[str, str]]:
    """Yield the kinds and names that `kubectl apply` printed where a transcript was recorded."""
    for fence in page.fences:
        if fence.language == "console" and fence.metadata.digest:
            for step in steps(fence.source):
                yield from ((row[1], row[2]) for row in map(CREATED.match, step.output) if row)


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
