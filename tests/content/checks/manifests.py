"""YAML blocks: each does what its mark says, and wrong ones are wrong as they were meant to be."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain
from pathlib import Path

from servicedocs.markdown.fences import Fence
from servicedocs.markdown.judge import Judgement, judge
from servicedocs.markdown.page import Page
from servicedocs.markdown.source import Reader
from servicedocs.project import ROOT
from tests.support.site import Site, problem

MESSAGES = ROOT / "tests" / "data" / "messages.json"
WRONG = {"rejected", "warned", "accepted-but-wrong"}
Recorded = dict[str, list[str]]


def problems(site: Site) -> list[str]:
    """Return every block on which its mark and Kubernetes disagree."""
    found = [
        finding.text(page.label)
        for page in site.pages.values()
        for seen in page.judgements
        for finding in seen.findings
    ]
    return [*found, *chain.from_iterable(map(_answers, site.pages.values()))]


def fence_problems(fence: Fence, read: Reader) -> list[str]:
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
    wanted = [
        _said(seen) for fence, seen in blocks(page) if {"rejected", "warned"} & {*fence.classes}
    ]
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


def said(site: Site) -> Recorded:
    """Return what Kubernetes says of every block that is meant to be wrong.

    Named by its file, or by the heading above it if it is a fragment.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for page in site.pages.values():
        if page.language == "ko":
            for fence, seen in blocks(page):
                if WRONG & {*fence.classes}:
                    found[_name(page, fence)] += _reasons(seen)
    return {name: sorted(set(reasons)) for name, reasons in sorted(found.items())}


def _name(page: Page, fence: Fence) -> str:
    if fence.file:
        return fence.file
    above = [heading for heading in page.headings if page.line_of("{#" + heading.id) <= fence.line]
    return f"{page.name}#{above[-1].id}" if above else page.name


def _reasons(seen: Judgement) -> Iterator[str]:
    yield from (verdict.message for verdict in seen.refused)
    yield from seen.warnings
    for relation, one in seen.problems:
        words = [one.code, relation.service, one.pod, str(one.port or ""), one.name, one.want]
        yield " ".join(word for word in words if word)


def recorded(path: Path = MESSAGES) -> Recorded:
    """Return what Kubernetes said of those blocks when somebody last looked."""
    found: Recorded = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return found


def changed(site: Site, before: Recorded) -> list[str]:
    """Return the blocks that are wrong for another reason than the page explains."""
    return [
        problem(
            f"examples/{name}" if "#" not in name else f"docs/ko/{name.partition('#')[0]}",
            1,
            f"({name}) now draws {reasons!r}, and was recorded with {before[name]!r}",
            "repair it; if meant, delete its entry from tests/data/messages.json and test again",
        )
        for name, reasons in said(site).items()
        if name in before and before[name] != reasons
    ]


def record(found: Recorded, path: Path = MESSAGES) -> None:
    """Keep what Kubernetes says of new blocks: nobody types it."""
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")
