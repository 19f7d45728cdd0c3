"""A manifest over what is there (`--over`): an entry for each object, with what becomes of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from servicedocs.check import diff, words
from servicedocs.check.escapes import printable
from servicedocs.check.inputs import Input, Read
from servicedocs.check.judged import Entry, Judged
from servicedocs.validator.results import Changed, Effect
from servicedocs.validator.runtime import File, NotJudgedError, validator

CREATE = "create"
WAYS = ("apply", "replace")


@dataclass
class Change(Entry):
    """An object of the new manifest, or one of the old that cannot be there."""

    way: str = CREATE
    effects: tuple[Effect, ...] = ()
    diff: tuple[str, ...] = ()
    """The lines of a unified diff, as `kubectl diff` shows one."""


def judge(old: Read, new: Read, way: str, language: str, *, dual_stack: bool) -> Judged:
    """Judge the file that was read as new over the one that was read as old."""
    before, after = old.clusters[0][:1], new.clusters[0][:1]
    if not (before and after):
        return Judged([], old.problems)
    try:
        files = (_file(before[0]), _file(after[0]))
        found = validator().change(*files, way, dual_stack=dual_stack)
    except NotJudgedError as error:
        reason = words.limit(str(error)).in_language(language)
        return Judged([Change(after[0].file, 1, 1, stopped=reason)], old.problems)
    inputs = (before[0], after[0])
    return Judged([_entry(inputs[one.verdict.file], one, language) for one in found], old.problems)


def lines(change: Change, language: str) -> Iterator[str]:
    """Yield what becomes of the fields, and the diff, as lines for people."""
    for one in change.effects:
        word = words.EFFECTS[one.effect].in_language(language)
        yield f"  {word}: {printable(one.path)}: {printable(one.after or one.before)}"
    yield from (f"  {printable(line)}" for line in change.diff)


def _file(given: Input) -> File:
    return File(given.name, given.data)


def _entry(given: Input, found: Changed, language: str) -> Change:
    verdict = found.verdict
    return Change(
        given.file,
        verdict.document,
        verdict.first,
        (verdict,),
        way=found.way,
        effects=found.effects,
        diff=tuple(_diff(found, language)),
    )


def _diff(found: Changed, language: str) -> Iterator[str]:
    if found.before and found.after:
        names = (words.BEFORE.in_language(language), words.AFTER.in_language(language))
        yield from diff.lines(found.before, found.after, names)
