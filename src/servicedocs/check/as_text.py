"""The result as lines for people: a verdict, what belongs to it, and what is found."""

from collections.abc import Iterator

from servicedocs import strings
from servicedocs.check import over, words
from servicedocs.check.escapes import kubectl_lines, printable
from servicedocs.check.judged import Entry, Finding, answer, label
from servicedocs.check.over import Change
from servicedocs.validator.results import Verdict


def lines(entry: Entry, language: str) -> Iterator[str]:
    """Yield the lines of one document."""
    file = printable(entry.file)
    way = words.WAYS[entry.way].in_language(language) if isinstance(entry, Change) else ""
    for verdict in entry.verdicts:
        yield from _verdict(file, verdict, language, way)
    if isinstance(entry, Change):
        yield from over.lines(entry, language)
    if entry.stopped:
        rest = entry.unjudged.in_language(language)
        not_judged = words.NOT_JUDGED.in_language(language)
        yield f"{file}:{entry.line}: {rest}: {not_judged}: {entry.stopped}"
    for found in entry.findings:
        yield from _finding(found, language)


def _verdict(file: str, verdict: Verdict, language: str, way: str) -> Iterator[str]:
    what = label(verdict.kind, verdict.name) or words.NO_OBJECT.in_language(language)
    answered = words.ANSWERS[answer(verdict)].in_language(language)
    why = "" if verdict.judged else f": {words.UNJUDGED[verdict.reason].in_language(language)}"
    how = f" ({way})" if way else ""
    yield f"{file}:{verdict.line}: {printable(what)}{how}: {answered}{why}"
    for warning in verdict.warnings:
        yield f"Warning: {printable(warning)}"
    if verdict.refused:
        yield from kubectl_lines(verdict.kubectl.rstrip("\n"))
    if len(verdict.causes) > 1:
        for cause in verdict.causes:
            yield f"  {file}:{cause.line}: {printable(cause.field)}"


def _finding(found: Finding, language: str) -> Iterator[str]:
    level = strings.of_finding(found.level).in_language(language)
    message = printable(found.message)
    yield f"{printable(found.file)}:{found.line}: {level}: {message} [{found.code}]"
    yield f"  {printable(found.explanation)}"
