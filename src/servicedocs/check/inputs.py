"""What the arguments of `scripts/check` name: files, folders, pages, the standard input."""

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from servicedocs.check import folders, pages, streams, words
from servicedocs.check.escapes import printable
from servicedocs.check.words import Sentence
from servicedocs.strings import Text
from servicedocs.validator.runtime import MAX_BYTES, NotJudgedError

MAX_FILES = 10_000  # of the folders together
STANDARD_INPUT = "-"
# What lies in a folder may be something else: values of a chart, a dashboard, a package.
MANIFEST = re.compile(rb"(apiVersion|kind)[\"']?\s*:")
OVERHEAD = 100  # bytes, generously, that a file's name and size take beside its own


@dataclass(frozen=True)
class Input:
    """A manifest file, or one fence of a page, or why it is not judged."""

    file: str
    data: bytes
    before: int = 0
    """The lines of the page before the fence."""
    unjudged: str = ""
    """The limit that it meets."""

    @property
    def name(self) -> str:
        """Return what kubectl would call it."""
        return "STDIN" if self.file == STANDARD_INPUT else printable(self.file)


@dataclass(frozen=True)
class Problem:
    """Why something that an argument names is not looked at."""

    file: str
    sentence: Sentence
    is_limit: bool = False


@dataclass
class Read:
    """Everything that was read, in the order of the arguments."""

    clusters: list[list[Input]] = field(default_factory=lambda: [[]])
    """The inputs that are judged together: first all files, then each fence by itself."""
    order: list[tuple[int, int]] = field(default_factory=list)
    """For each input its cluster and its place there."""
    problems: list[Problem] = field(default_factory=list)
    notes: list[Sentence] = field(default_factory=list)
    passed_over: list[str] = field(default_factory=list)
    """The files of folders that are no manifests."""
    files: int = 0

    def add(self, one: Input, *, alone: bool = False) -> None:
        """Add an input to the files' cluster, or to one of its own."""
        if alone:
            self.clusters.append([])
        place = len(self.clusters) - 1 if alone else 0
        self.order.append((place, len(self.clusters[place])))
        self.clusters[place].append(one)

    def fail(self, file: str, text: Text, *, is_limit: bool = False, **values: object) -> None:
        """Note a problem."""
        sentence = Sentence(text, {"file": printable(file), **values})
        self.problems.append(Problem(file, sentence, is_limit))


def read(arguments: Sequence[str], waiting: Callable[[], None]) -> Read:
    """Read what the arguments name; `waiting` is called where a terminal's user has to go on."""
    return _Reader(waiting).read(arguments)


class _Reader:
    """Reads one argument after the other, and counts what all files have together."""

    def __init__(self, waiting: Callable[[], None]) -> None:
        self.waiting = waiting
        self.found = Read()
        self.room = MAX_BYTES
        self.most = MAX_FILES

    def read(self, arguments: Sequence[str]) -> Read:
        for argument in arguments:
            if argument != STANDARD_INPUT and os.path.isdir(argument):  # noqa: PTH112 - any text
                self._folder(argument)
            elif pages.is_page(argument):
                self._page(argument)
            else:
                self._file(argument)
        return self.found

    def _folder(self, folder: str) -> None:
        before = (self.found.files, len(self.found.problems))
        for path in folders.walk(folder):
            if isinstance(path, OSError):
                self._unreadable(path.filename or folder, path)
            elif self.most == 0:
                self.found.fail(folder, words.FOLDER_LARGE, is_limit=True, most=MAX_FILES)
                return
            else:
                self.most -= 1
                self._file(path, of_folder=True)
        if before == (self.found.files, len(self.found.problems)):
            self.found.fail(folder, words.FOLDER_EMPTY)

    def _file(self, file: str, *, of_folder: bool = False) -> None:
        before, data = self.room, self._bytes(file, self.room)
        if data is None:
            return
        if of_folder and not MANIFEST.search(data):
            self.found.passed_over.append(file)
            return
        self.room -= len(data) + OVERHEAD + len(os.fsencode(file))
        if self.room >= 0:
            self.found.add(Input(file, data))
        else:
            self.room = max(self.room, 0)
            self._too_large(file, before)

    def _page(self, file: str) -> None:
        data = self._bytes(file, MAX_BYTES)
        shown = pages.manifests(data or b"")
        for before, fence in shown:
            self.found.add(Input(file, fence, before), alone=True)
        if data is not None and not shown:
            self.found.notes.append(Sentence(words.NO_FENCE, {"file": printable(file)}))

    def _bytes(self, file: str, most: int) -> bytes | None:
        """Return the bytes of a file, or nothing where that is noted."""
        self.found.files += 1
        try:
            if file == STANDARD_INPUT:
                return streams.standard_input(self.waiting, most)
            return streams.read(file, most)
        except NotJudgedError:
            self._too_large(file, most)
        except streams.NoWriterError:
            seconds = f"{streams.WRITER_SECONDS:g}"
            self.found.fail(file, words.NO_WRITER, seconds=seconds)
        except OSError as error:
            self._unreadable(file, error)
        return None

    def _too_large(self, file: str, room: int) -> None:
        """Note a file for which there was not room enough."""
        larger = words.LARGER if room == MAX_BYTES else words.TOGETHER_LARGER
        reason = f"{larger} {MAX_BYTES // 1024**2} MiB"
        self.found.add(Input(file, b"", unjudged=reason), alone=True)

    def _unreadable(self, file: str, error: OSError) -> None:
        self.found.fail(file, words.UNREADABLE, why=error.strerror or str(error))
