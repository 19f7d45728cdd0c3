"""Every Python snippet on the pages runs without a cluster and prints what the page says."""

from pathlib import Path

import pytest
from pytest_examples import EvalExample

from checks import report, snippets
from checks.site import load


@pytest.fixture
def tool(tmp_path: Path, request: pytest.FixtureRequest) -> EvalExample:
    return EvalExample(tmp_path=tmp_path, pytest_request=request)


def test_every_snippet_runs_prints_what_it_says_and_is_clean(tool: EvalExample) -> None:
    report(snippets.problems(load(), tool))


def test_there_are_at_least_four_snippets() -> None:
    fences = [fence for page in load().pages.values() for fence in page.fences]
    assert len({fence.file for fence in fences if fence.language == "python"}) >= 4
