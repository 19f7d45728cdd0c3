"""The result as workflow commands, which GitHub shows at their lines of a change.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterator

from servicedocs.check import words
from servicedocs.check.escapes import kubectl_lines, printable
from servicedocs.check.judged import Entry, Finding, answer, label
from servicedocs.validator.results import Verdict

LEVELS = {"error": "error", "warning": "warning", "hint": "notice"}


def lines(entry: Entry, language: str, *, strict: bool) -> Iterator[str]:
    """Yield the commands of one document; what is accepted needs none."""
    for verdict in entry.verdicts:
        yield from _verdict(entry.file, verdict, language, strict=strict)
    if entry.stopped:
        title = _title(entry.unjudged.in_language(language), "not judged", language)
        yield _command("warning", entry.file, entry.line, title, entry.stopped)
    for found in entry.findings:
        yield _finding(found)


def problem(file: str, text: str, *, is_limit: bool) -> str:
    """Return the command for what was not looked at."""
    level = "warning" if is_limit else "error"
    return f"::{level} file={_property(printable(file))}::{_data(text)}"


def _verdict(file: str, verdict: Verdict, language: str, *, strict: bool) -> Iterator[str]:
    what = label(verdict.kind, verdict.name) or words.NO_OBJECT.in_language(language)
    for text in verdict.warnings:
        yield _command("warning", file, verdict.line, what, printable(text))
    title = _title(what, answer(verdict), language)
    if not verdict.judged:
        level = "error" if strict else "notice"
        why = words.UNJUDGED[verdict.reason].in_language(language)
        yield _command(level, file, verdict.line, title, why)
    elif verdict.refused:
        text = "\n".join(kubectl_lines(verdict.kubectl.rstrip("\n")))
        yield _command("error", file, verdict.line, title, text)


def _title(what: str, answered: str, language: str) -> str:
    return f"{what}: {words.ANSWERS[answered].in_language(language)}"


def _finding(found: Finding) -> str:
    text = f"{printable(found.message)}\n{printable(found.explanation)}"
    return _command(LEVELS[found.level], found.file, found.line, found.code, text)


def _command(level: str, file: str, line: int, title: str, text: str) -> str:
    where = f"file={_property(printable(file))},line={line}"
    return f"::{level} {where},title={_property(printable(title))}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
