"""The HTML of a reachability table."""

from collections.abc import Iterator

from servicedocs import strings
from servicedocs.cli import Failure
from servicedocs.examples import reach
from servicedocs.markdown.blocks import as_code
from servicedocs.markdown.fences import Fence, Finding


def drawn(fence: Fence, language: str, findings: list[Finding]) -> tuple[str, list[Finding]]:
    """Return the table of a file, and the findings on it."""
    try:
        found = reach.table(fence.label, fence.source)
    except Failure as failure:
        what, _, remedy = str(failure).partition(":1: ")[2].rpartition("; ")
        return "", [*findings, fence.finding(what, remedy)]
    return "".join(_html(found, language)), findings


def _html(found: reach.Table, language: str) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{as_code(target)}</th>' for target in found.targets)
    yield "<table>\n<thead>\n<tr>"
    yield f'<th scope="col">{strings.REACH_FROM.in_language(language)}</th>{heads}'
    yield "</tr>\n</thead>\n<tbody>\n"
    for source in found.sources:
        cells = found.answers.get(source, {})
        row = "".join(f"<td>{_verdict(cells.get(one), language)}</td>" for one in found.targets)
        yield f"<tr><td>{_source(source, language)}</td>{row}</tr>\n"
    yield "</tbody>\n</table>\n"


def _source(source: str, language: str) -> str:
    if not source.startswith(reach.POD):
        return as_code(source)
    name = as_code(source.removeprefix(reach.POD))
    return strings.REACH_POD.in_language(language).format(name=name)


def _verdict(verdict: str | None, language: str) -> str:
    if verdict not in strings.REACH_VERDICTS:
        return ""
    sign, text = strings.REACH_VERDICTS[verdict]
    return f'<span aria-hidden="true">{sign}</span> {text.in_language(language)}'
