"""A page as a session: what it has the cluster do, in the order in which a reader meets it."""

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
class Part:
    """One example file that the cluster records."""

    file: str
    kind: str
    text: str
    metadata: Metadata = NONE
    on: str = "client"
    """The machine on which a snippet runs."""

    @property
    def label(self) -> str:
        """Name the file in a message."""
        return f"examples/{self.file}"

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
    """All parts of one page, and the files that a reader has saved from it."""

    page: str
    parts: tuple[Part, ...]
    files: dict[str, bytes]

    @property
    def name(self) -> str:
        """Return the page's name as one types it: nodeport, service-types."""
        path = PurePosixPath(self.page).with_suffix("")
        return str(path.parent if path.name == "index" and path.parent.name else path)

    @property
    def topics(self) -> set[str]:
        """Return the folders of its parts."""
        return {PurePosixPath(part.file).parent.as_posix() for part in self.parts}

    @cached_property
    def written(self) -> str:
        """Return all that its manifests and commands name, in one text."""
        commands = [step.command for part in self.parts for step in part.steps]
        tables = [without_outputs(part.text) for part in self.parts if part.kind != CONSOLE]
        # What a snippet printed was written by the cluster.
        files = [without_outputs(data.decode()) for data in self.files.values()]
        return "\n".join([*commands, *tables, *files])


def of_page(page: Page, root: Path = ROOT) -> Session:
    """Return what one page has the cluster do."""
    parts = tuple(part for part in _parts(page, root) if part.is_run)
    files = {
        PurePosixPath(fence.file).name: without_notes(fence.source + "\n").encode()
        for fence in page.fences
        if is_saved(fence)
    }
    return Session(page.name, parts, files)


def _parts(page: Page, root: Path) -> Iterator[Part]:
    for fence in page.recorded:
        path = root / "examples" / fence.file
        text, metadata = split(fence.file, path.read_text(encoding="utf-8"))
        on = fence.attributes.get("on") or "client"
        yield _checked(Part(fence.file, fence.language, text, metadata, on))


def _checked(part: Part) -> Part:
    """Refuse what could not be run: a machine that is none, a row before the first prompt."""
    known = {OWN, *MACHINES.values()}
    for step in part.steps:
        if step.prompt not in known:
            names = ", ".join(prompt.strip() for prompt in MACHINES.values())
            what = f"{part.label}:{step.line}: {step.prompt.strip()!r} is no machine of the cluster"
            raise Failure(f"{what}; the prompts are {names}")
    if part.kind == CONSOLE and (not part.steps or part.steps[0].line != 1):
        remedy = f"begin with {MACHINES['master']!r}"
        raise Failure(f"{part.label}:1: something stands before the first prompt; {remedy}")
    return part


def load(root: Path = ROOT) -> list[Session]:
    """Return the sessions of all pages that have any."""
    config = settings(LANGUAGE, root)
    paths = sorted(Path(config.docs_dir).rglob("*.md"))
    found = [of_page(collect(path, config), root) for path in paths]
    return [session for session in found if session.parts]


def choose(sessions: list[Session], names: list[str]) -> list[Session]:
    """Return the sessions of the named pages or folders of examples, all if none is named."""
    known = {name for session in sessions for name in (session.name, *session.topics)}
    for name in names:
        if name not in known:
            pages = ", ".join(sorted(session.name for session in sessions))
            raise Failure(f"no page {name!r} has a transcript; the pages are {pages}")
    wanted = set(names)
    return [one for one in sessions if not wanted or wanted & {one.name, *one.topics}]
