"""Every Python snippet on the pages runs without a cluster and prints what the page says."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytest_examples import EvalExample

from servicedocs.markdown.fences import Fence
from tests.content.checks import snippets
from tests.support.report import report
from tests.support.site import load


@pytest.fixture
def tool(tmp_path: Path, request: pytest.FixtureRequest) -> EvalExample:
    return EvalExample(tmp_path=tmp_path, pytest_request=request)


def test_every_snippet_runs_prints_what_it_says_and_is_clean(tool: EvalExample) -> None:
    report(snippets.problems(load(), tool))


def test_there_are_at_least_four_snippets() -> None:
    fences = [fence for page in load().pages.values() for fence in page.fences]
    assert len({fence.file for fence in fences if fence.language == "python"}) >= 4


BROKEN = {
    "an output changed": ("#> node:30001 and", "#> node:30002 and"),
    "an output dropped": ("#> the Pod has no port named 'web'\n", ""),
    "an output too many": ("#> the Pod has", "#> one more\n#> the Pod has"),
    "a file that is not there": ('"pod.yaml"', '"pot.yaml"'),
    "a name that is not there": ("follow(read(", "follows(read("),
    "an import that nobody uses": ("import yaml", "import json\n\nimport yaml"),
    "an import that a reader lacks": ("import yaml", "import pytest\nimport yaml"),
    "imports in another order": ("from pathlib", "from typing import Final\nfrom pathlib"),
    "single quotes": ('"service.yaml"', "'service.yaml'"),
    "a line too long": ('"""Follow', '"""Follow' + " and follow" * 10),
    "no Python": ("def follow(", "def follow"),
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(BROKEN))
def test_a_broken_snippet_is_noticed(tool: EvalExample, what: str) -> None:
    page = load().pages["en", "nodeport.md"]
    (fence,) = [fence for fence in page.fences if fence.language == "python"]
    old, new = BROKEN[what]
    assert old in fence.source + "\n"
    broken = replace(fence, source=(fence.source + "\n").replace(old, new, 1))
    found = snippets.fence_problems(page, broken, tool, load().root)
    assert found
    assert not any("\n" in line for line in found)


CLUSTER_SNIPPET = """\
from kubernetes import config

print(config.list_kube_config_contexts())
#> never true
"""


def test_a_snippet_for_a_cluster_is_read_and_not_run(tool: EvalExample) -> None:
    page = load().pages["en", "nodeport.md"]
    fence = Fence("python", CLUSTER_SNIPPET, 1, ("cluster",))
    assert snippets.fence_problems(page, fence, tool, load().root) == []
    broken = {
        "without the mark": replace(fence, classes=()),
        "another library": replace(fence, source="import pytest\n" + CLUSTER_SNIPPET),
        "a name too many": replace(fence, source="import os\n\n" + CLUSTER_SNIPPET),
        "another format": replace(fence, source=CLUSTER_SNIPPET.replace("print(", "print( ")),
    }
    for what, one in broken.items():
        assert snippets.fence_problems(page, one, tool, load().root), what
