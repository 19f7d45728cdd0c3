"""Sessions: the recordings of a page in their order, with the files that a reader has saved."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from servicedocs.cli import Failure
from servicedocs.examples.console import MACHINES, OWN, Step, steps
from servicedocs.examples.metadata import NONE, Metadata, split
from servicedocs.examples.snippet import without_outputs
from servicedocs.markdown.clipboard import without_notes
from servicedocs.markdown.download_links import is_saved
from servicedocs.markdown.page import Page, collect, settings
from servicedocs.project import ROOT

LANGUAGE = "ko"
CONSOLE = "console"


@dataclass(frozen=True)
class Recording:
    """One example file with outputs of the cluster: a transcript, a snippet, a table."""

    file: str
    kind: str
    text: str
    metadata: Metadata = NONE
    on: str = "client"
    """The machine on which a snippet runs."""

    @property
    def label(self) -> str:
        """Return the file's name in a message."""
        return f"examples/{self.file}"

    @property
    def metadata_line(self) -> int:
        """Return the number of the metadata's first line."""
        return self.text.count("\n") + 1

    @cached_property
    def steps(self) -> list[Step]:
        """Return the commands of a transcript."""
        return steps(self.text.removesuffix("\n")) if self.kind == CONSOLE else []

    @property
    def is_run(self) -> bool:
        """Tell whether a machine of the cluster runs any of it."""
        return self.kind != CONSOLE or any(step.prompt != OWN for step in self.steps)


@dataclass(frozen=True)
class Session:
    """All recordings of one page, and the files that a reader has saved from it."""

    page: str
    recordings: tuple[Recording, ...]
    files: dict[str, bytes]
    needs: frozenset[str] = frozenset()
    """What its front matter says that it needs beyond a cluster."""

    @property
    def name(self) -> str:
        """Return the page's name on the command line: nodeport, service-types."""
        path = PurePosixPath(self.page).with_suffix("")
        return str(path.parent if path.name == "index" and path.parent.name else path)

    @property
    def topics(self) -> set[str]:
        """Return the folders of its recordings."""
        return {PurePosixPath(recording.file).parent.as_posix() for recording in self.recordings}

    @cached_property
    def written(self) -> str:
        """Return its manifests and commands, in one text."""
        commands = [step.command for recording in self.recordings for step in recording.steps]
        others = [recording for recording in self.recordings if recording.kind != CONSOLE]
        tables = [without_outputs(recording.text) for recording in others]
        # A snippet's outputs were written by the cluster.
        files = [without_outputs(data.decode()) for data in self.files.values()]
        return "\n".join([*commands, *tables, *files])


def of_page(page: Page, root: Path = ROOT) -> Session:
    """Return the session of one page."""
    recordings = tuple(recording for recording in _recordings(page, root) if recording.is_run)
    files = {
        PurePosixPath(fence.file).name: without_notes(fence.source + "\n").encode()
        for fence in page.fences
        if is_saved(fence)
    }
    return Session(page.name, recordings, files, frozenset(page.front.get("needs", [])))


def _recordings(page: Page, root: Path) -> Iterator[Recording]:
    for fence in page.recorded:
        path = root / "examples" / fence.file
        text, metadata = split(fence.file, path.read_text(encoding="utf-8"))
        on = fence.attributes.get("on") or "client"
        yield _checked(Recording(fence.file, fence.language, text, metadata, on))


def _checked(recording: Recording) -> Recording:
    """Refuse a prompt of an unknown machine, and a row before the first prompt."""
    known = {OWN, *MACHINES.values()}
    for step in recording.steps:
        if step.prompt not in known:
            names = ", ".join(prompt.strip() for prompt in MACHINES.values())
            what = f"{step.prompt.strip()!r} is no machine of the cluster"
            raise Failure(f"{recording.label}:{step.line}: {what}; the prompts are {names}")
    if recording.kind == CONSOLE and (not recording.steps or recording.steps[0].line != 1):
        remedy = f"begin with {MACHINES['master']!r}"
        raise Failure(f"{recording.label}:1: something stands before the first prompt; {remedy}")
    return recording


def load(root: Path = ROOT) -> list[Session]:
    """Return the sessions of all pages that have any."""
    config = settings(LANGUAGE, root)
    paths = sorted(Path(config.docs_dir).rglob("*.md"))
    found = [of_page(collect(path, config), root) for path in paths]
    return [session for session in found if session.recordings]


def choose(sessions: list[Session], names: list[str]) -> list[Session]:
    """Return the sessions of the named pages or folders of examples, all if none is named."""
    known = {name for session in sessions for name in (session.name, *session.topics)}
    for name in names:
        if name not in known:
            pages = ", ".join(sorted(session.name for session in sessions))
            raise Failure(f"no page {name!r} has a transcript; the pages are {pages}")
    wanted = set(names)
    return [one for one in sessions if not wanted or wanted & {one.name, *one.topics}]
