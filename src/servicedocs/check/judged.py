"""The judgement of inputs that belong together: an entry for each document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, islice

from servicedocs import strings
from servicedocs.check import pages, words
from servicedocs.check.inputs import Input, Problem, Read
from servicedocs.check.words import Sentence
from servicedocs.strings import Text
from servicedocs.validator.results import ManifestFinding, Place, Verdict
from servicedocs.validator.runtime import Checked, File, NotJudgedError, validator


@dataclass(frozen=True)
class Named:
    """An object that a finding is about, with the line of its file that it begins in."""

    kind: str
    name: str
    namespace: str
    file: str
    line: int


@dataclass(frozen=True)
class Finding:
    """A finding with its sentences in the reader's language."""

    code: str
    level: str
    message: str
    explanation: str
    file: str
    line: int
    about: tuple[Named, ...]


@dataclass
class Entry:
    """A document with its verdicts, several for a List, and what is found in it."""

    file: str
    document: int
    begins: int
    """Its first line."""
    verdicts: tuple[Verdict, ...] = ()
    findings: list[Finding] = field(default_factory=list)
    stopped: str = ""
    """The limit that kept it, and what follows it in its file, from being judged."""

    @property
    def first(self) -> Verdict | None:
        """Return the verdict that stands for it: a refusal, or what was not judged, if any."""
        return min(self.verdicts, key=_rank, default=None)

    @property
    def line(self) -> int:
        """Return the line that its answer is about."""
        return self.first.line if self.first else self.begins

    @property
    def answer(self) -> str:
        """Return `accepted`, `rejected` or `not judged`."""
        return answer(self.first)

    @property
    def unjudged(self) -> Text:
        """Return what of its file the limit kept from being judged."""
        return words.THE_WHOLE if self.document == 1 else words.THE_REST


@dataclass(frozen=True)
class Judged:
    """Everything that is said of the inputs, in their order."""

    entries: list[Entry]
    problems: list[Problem]


def answer(verdict: Verdict | None) -> str:
    """Return the answer of one verdict, or of none."""
    if verdict is None or not verdict.judged:
        return "not judged"
    return "accepted" if verdict.accepted else "rejected"


def label(kind: str, name: str) -> str:
    """Return `Kind/name`, or what of it is there."""
    return "/".join(part for part in (kind, name) if part)


def judge(read: Read, language: str, *, strict: bool, dual_stack: bool) -> Judged:
    """Judge everything that was read, each cluster by itself."""
    clusters = [_Cluster(inputs, language, strict, dual_stack) for inputs in read.clusters]
    found = [cluster.judge() for cluster in clusters]
    entries = [entry for cluster, place in read.order for entry in found[cluster][place]]
    return Judged(list(_numbered(entries)), [one for of in clusters for one in of.problems])


class _Cluster:
    """The inputs that meet the same cluster."""

    def __init__(
        self, inputs: Sequence[Input], language: str, strict: bool, dual_stack: bool
    ) -> None:
        self.inputs = inputs
        self.language = language
        self.strict = strict
        self.dual_stack = dual_stack
        self.files = [File(one.name, one.data) for one in inputs]
        self.problems: list[Problem] = []

    def judge(self) -> list[list[Entry]]:
        """Return the entries of each input."""
        if not self.inputs:
            return []
        if too_large := self.inputs[0].unjudged:
            return [[self._rest(self.inputs[0], 0, too_large)]]
        checked = self._checked()
        entries: list[list[Entry]] = [[] for _ in self.inputs]
        for number, verdicts in groupby(checked.verdicts, key=lambda one: one.file):
            entries[number] += _entries(self.inputs[number], verdicts)
        if checked.stopped:
            self._add_rest(entries, checked)
        else:
            self._add_findings(entries)
        return entries

    def _checked(self) -> Checked:
        try:
            return validator().check_files(
                self.files, strict=self.strict, brief=True, dual_stack=self.dual_stack
            )
        except NotJudgedError as error:
            return Checked((), str(error))

    def _add_rest(self, entries: list[list[Entry]], checked: Checked) -> None:
        """Add what was not judged any more: the end of a file, and the files after it."""
        last = checked.verdicts[-1] if checked.verdicts else None
        reached = last.file if last else -1
        for one, of_file in islice(zip(self.inputs, entries, strict=True), reached + 1, None):
            of_file.append(self._rest(one, 0, checked.stopped))
        if last:
            line = _next_document(self.inputs[reached].data, last)
            if line or reached == len(self.inputs) - 1:
                rest = self._rest(self.inputs[reached], last.document, checked.stopped)
                entries[reached].append(
                    replace(rest, begins=rest.begins + max(line, last.first) - 1)
                )

    def _rest(self, of_input: Input, document: int, reason: str) -> Entry:
        stopped = words.limit(reason).in_language(self.language)
        return Entry(of_input.file, document + 1, of_input.before + 1, stopped=stopped)

    def _add_findings(self, entries: list[list[Entry]]) -> None:
        try:
            found = validator().findings(self.files, strict=self.strict)
        except NotJudgedError as error:
            reason = words.limit(str(error)).in_language(self.language)
            sentence = Sentence(words.RELATIONS_STOPPED, {"reason": reason})
            self.problems.append(Problem(self.inputs[0].file, sentence, is_limit=True))
            return
        for one in found:
            of_file = entries[one.file]
            in_document = (entry for entry in of_file if entry.document == one.document)
            next(in_document, of_file[-1]).findings.append(self._finding(one))

    def _finding(self, found: ManifestFinding) -> Finding:
        code, variant, of_input = found.code, found.variant, self.inputs[found.file]
        values = strings.filled(found.values, self.language)
        message = strings.of_finding(code, variant).in_language(self.language)
        explanation = strings.advice_on_finding(code, variant).in_language(self.language)
        return Finding(
            code=code,
            level=found.level,
            message=message.format(**values),
            explanation=explanation.format(**values),
            file=of_input.file,
            line=found.line + of_input.before,
            about=tuple(self._named(place) for place in found.about),
        )

    def _named(self, place: Place) -> Named:
        of_input = self.inputs[place.file]
        line = place.line + of_input.before
        return Named(place.kind, place.name, place.namespace, of_input.file, line)


def _entries(of_input: Input, verdicts: Iterable[Verdict]) -> Iterator[Entry]:
    for document, group in groupby(verdicts, key=lambda one: one.document):
        moved = tuple(_moved(one, of_input.before) for one in group)
        yield Entry(of_input.file, document, moved[0].first, moved)


def _rank(verdict: Verdict) -> int:
    return ("rejected", "not judged", "accepted").index(answer(verdict))


def _moved(verdict: Verdict, lines: int) -> Verdict:
    """Return a verdict on a fence with the page's lines."""
    causes = tuple(replace(cause, line=cause.line + lines) for cause in verdict.causes)
    first, line = verdict.first + lines, verdict.line + lines
    return replace(verdict, causes=causes, first=first, line=line)


def _next_document(data: bytes, last: Verdict) -> int:
    """Return the line at which something follows a document, 0 where nothing does."""
    rows = data.split(b"\n")
    for line, row in enumerate(rows[last.first :], last.first + 1):
        if row.startswith(b"---") and b"".join(rows[line:]).strip():
            return line + 1
    return 0


def _numbered(entries: list[Entry]) -> Iterator[Entry]:
    """Yield the entries, those of each page numbered through: it has many fences."""
    for file, of_file in groupby(entries, key=lambda entry: entry.file):
        for number, entry in enumerate(of_file, 1):
            yield replace(entry, document=number) if pages.is_page(file) else entry
