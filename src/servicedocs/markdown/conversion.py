"""The result of a page's conversion beside its HTML: the extension keeps it for the tests."""

from dataclasses import dataclass

from servicedocs.markdown.fences import Fence, Finding
from servicedocs.markdown.judge import Judgement


@dataclass(frozen=True, eq=False)
class Conversion:
    """The fences that a reader sees, in order, and the findings on the page."""

    fences: tuple[Fence, ...] = ()
    """The blocks of code: pictures and tables are none."""
    judgements: tuple[Judgement, ...] = ()
    """One for each of `fences`."""
    pictures: tuple[Fence, ...] = ()
    recorded: tuple[Fence, ...] = ()
    """The fences whose files the cluster records: commands, snippets and tables."""
    findings: tuple[Finding, ...] = ()
    prose: tuple[tuple[int, str], ...] = ()
    """The lines of no fence and no embed, with their numbers in the file."""
