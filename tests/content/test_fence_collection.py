"""The collector finds every fence that a reader sees, on pages made to be hard."""

from pathlib import Path

import pytest

from servicedocs.markdown.page import Page, collect, settings
from servicedocs.project import ROOT

PAGES = sorted((ROOT / "tests" / "data" / "pages").glob("*.md"))


@pytest.fixture(scope="module", params=PAGES, ids=lambda path: path.stem)
def page(request: pytest.FixtureRequest) -> Page:
    path: Path = request.param
    return collect(path, settings("en"))


def test_every_fence_is_found_in_order(page: Page) -> None:
    found = list(page.fences)
    expected = [str(line).split(" ") for line in page.front["expected"]]
    assert [fence.language for fence in found] == [words[0] for words in expected]
    for fence, (_, name, *file) in zip(found, expected, strict=True):
        assert name in fence.source
        assert fence.file == "".join(file)


def test_every_fence_is_found_on_its_line(page: Page) -> None:
    rows = page.text.split("\n")
    for fence in page.fences:
        assert rows[fence.line - 1].strip("> \t").startswith(("```", "~~~", "--8<--"))


def test_the_reader_sees_each_of_them_once(page: Page) -> None:
    text = " ".join(page.root.text_content().split())
    sources = [" ".join(fence.source.split()) for fence in page.fences]
    for source in sources:  # which may stand in a longer one too
        assert text.count(source) == sum(other.count(source) for other in sources)


def test_what_is_no_fence_is_a_problem(page: Page) -> None:
    strays = [found.what for found in page.findings if found.what.startswith("this fence mark")]
    strays += [found.what for found in page.findings if found.what.startswith("this line")]
    assert strays == page.front.get("problems", [])


def test_a_fence_in_a_comment_is_not_judged(page: Page) -> None:
    assert not any("in-a-comment" in fence.source for fence in page.fences)
    assert not any("port-out-of-range" in found.what for found in page.findings)
