"""The output of `scripts/check` in the form that was asked for, and its exit code."""

import errno
import os
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from servicedocs import cli
from servicedocs.check import as_github, as_json, as_text, words
from servicedocs.check.escapes import printable
from servicedocs.check.inputs import Problem, Read
from servicedocs.check.judged import Entry, Judged, answer
from servicedocs.check.words import Sentence

FORMATS = ("text", "json", "github")
ACCEPTED, REFUSED, UNREADABLE, STOPPED = 0, 1, 2, 3


@dataclass(frozen=True)
class Report:
    """Everything that is to be said."""

    name: str
    read: Read
    judged: Judged
    form: str
    language: str
    strict: bool

    def write(self) -> int:
        """Print it; return the exit code, whether or not somebody reads on."""
        try:
            self._write_result()
        except BrokenPipeError:
            cli.close_output()
        except OSError as error:
            why = error.strerror if error.errno else os.strerror(errno.EIO)
            cli.close_output()
            self._tell(Sentence(words.OUTPUT, {"why": why}))
            return UNREADABLE
        self._write_errors()
        return self.code

    @property
    def code(self) -> int:
        """Return the first of 2, 1 and 3 for which there is a reason, or 0."""
        if any(not one.is_limit for one in self._problems):
            return UNREADABLE
        if any(self._fails(entry) for entry in self.judged.entries):
            return REFUSED
        if any(self._problems) or any(entry.stopped for entry in self.judged.entries):
            return STOPPED
        return ACCEPTED

    @property
    def _problems(self) -> list[Problem]:
        return self.read.problems + self.judged.problems

    def _fails(self, entry: Entry) -> bool:
        unknown = any(not verdict.judged for verdict in entry.verdicts)
        wrong = any(found.level == "error" for found in entry.findings)
        return entry.answer == "rejected" or wrong or (self.strict and unknown)

    def _write_result(self) -> None:
        if self.form == "json":
            cli.say(self._json())
            return
        rows = list(self._github() if self.form == "github" else self._text())
        if rows:
            cli.say("\n".join(rows))

    def _json(self) -> str:
        text = as_json.text(self.judged.entries, ascii_only=False)
        try:
            text.encode(sys.stdout.encoding or "utf-8")
        except UnicodeEncodeError:
            return as_json.text(self.judged.entries, ascii_only=True)
        return text

    def _text(self) -> Iterator[str]:
        for entry in self.judged.entries:
            yield from as_text.lines(entry, self.language)

    def _github(self) -> Iterator[str]:
        for entry in self.judged.entries:
            yield from as_github.lines(entry, self.language, strict=self.strict)
        for one in self._problems:
            text = one.sentence.in_language(self.language)
            yield as_github.problem(one.file, text, is_limit=one.is_limit)

    def _write_errors(self) -> None:
        for one in self._problems:
            self._tell(one.sentence)
        if others := self.read.passed_over:
            values = {"number": len(others), "file": printable(others[0])}
            self._tell(Sentence(words.NO_MANIFEST, values))
        if self.read.files > 1:
            self._tell(Sentence(words.COUNTS, self._counts()))
        elif self.read.notes:  # of many pages, many show no manifest
            self._tell(self.read.notes[0])

    def _counts(self) -> dict[str, int]:
        entries = self.judged.entries
        levels = Counter(found.level for entry in entries for found in entry.findings)
        answers = Counter(name for entry in entries for name in _answers(entry))
        return {
            "files": self.read.files,
            "accepted": answers["accepted"],
            "refused": answers["rejected"],
            "unjudged": answers["not judged"],
            **{level: levels[level] for level in ("error", "warning", "hint")},
        }

    def _tell(self, sentence: Sentence) -> None:
        cli.fail(self.name, sentence.in_language(self.language))


def _answers(entry: Entry) -> list[str]:
    """Return the answers on a document: one for each item of a List."""
    return [answer(one) for one in entry.verdicts] or [entry.answer]
