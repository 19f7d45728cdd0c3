"""The benchmark of `scripts/bench --site`: a build of the site beside bare Material's.

Bare is what MkDocs and Material make of the same pages without anything of ours: the manifests
stand written out in plain fences, nothing judges or marks them, and no theme file differs.
Processor time counts, not the clock: it is the same on a busy machine.
"""

import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from servicedocs import cli
from servicedocs.markdown.page import settings
from servicedocs.markdown.reference import messages
from servicedocs.markdown.source import EMBED
from servicedocs.project import LANGUAGES, ROOT, Language
from servicedocs.site.staleness import FOLDERS
from servicedocs.validator import runtime
from servicedocs.validator.catalogue import Entry

SIZES = (12, 48, 192)
LIMIT = 2.5
NAV = re.compile(r"\nnav:\n(?:[ ].*\n)+")
MESSAGES = re.compile(r'^## .*\.messages of="([^"]*)"')
LANGUAGE = re.compile(r"\s*\.(\w+)")
HEADER = re.compile(r"^([> \t]*`{3,})\{\s*\.(\w+).*\}", re.MULTILINE)
OURS = (
    "import sys, pathlib as p; from servicedocs.site.build import build; build(p.Path(sys.argv[1]))"
)


@dataclass(frozen=True)
class Taken:
    """Seconds of the processor and of the clock."""

    processor: float
    clock: float


@dataclass(frozen=True)
class Measurement:
    """The time of both languages at one number of pages."""

    pages: int
    first: Taken
    """A build with nothing in memory, as after a clone."""
    again: Taken
    bare: Taken
    """Bare Material, both languages at the same time, as ours."""

    @property
    def ratio(self) -> float:
        """Return how many times bare Material's time a first build takes, by the worse measure."""
        by_clock = self.first.clock / self.bare.clock
        return max(self.first.processor / self.bare.processor, by_clock)


def report() -> None:
    """Print a row for each number of pages; nothing fails, since a busy machine is slower."""
    runtime.validator()  # compiled once for a machine, not for a build
    cli.say("pages a   processor, s               on the clock, s            times bare")
    cli.say("language  first   again   bare       first   again   bare       (at most 2.5)")
    for row in map(measured, SIZES):
        both = (row.first, row.again, row.bare)
        processor = "  ".join(f"{one.processor:6.2f}" for one in both)
        clock = "  ".join(f"{one.clock:6.2f}" for one in both)
        cli.say(f"{row.pages:8}  {processor}     {clock}     {row.ratio:6.2f}")


def measured(pages: int) -> Measurement:
    """Build the site in copies with a number of pages a language."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        pages = make(folder, pages)
        ours = [sys.executable, "-c", OURS, str(folder)]
        settings = [folder / f"bare.{code}.yml" for code in LANGUAGES]
        bare = [[sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(one)] for one in settings]
        return Measurement(pages, taken(folder, ours), taken(folder, ours), taken(folder, *bare))


def taken(folder: Path, *commands: list[str]) -> Taken:
    """Run commands at the same time, and measure them with all that they start."""
    before, clock = spent(), time.perf_counter()
    environment = {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "src")}
    started = [subprocess.Popen(command, cwd=folder, env=environment) for command in commands]
    codes = [process.wait() for process in started]
    if any(codes):
        raise cli.Failure("a build failed; see above")
    return Taken(spent() - before, time.perf_counter() - clock)


def spent() -> float:
    """Return the processor time of all processes started from here that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def make(folder: Path, pages: int) -> int:
    """Write a project with copies of the site's pages, and settings for bare Material.

    Return how many pages a language has: the site's own at least, since they link to each other.
    """
    for name in {*FOLDERS, "uv.lock"} - {"docs"}:
        (folder / name).symlink_to(ROOT / name)
    for language in LANGUAGES.values():
        names = list(copied(folder, language, pages))
        nav = yaml.safe_dump({"nav": names}, allow_unicode=True)
        text = NAV.sub(f"\n{nav}", (ROOT / language.config).read_text(encoding="utf-8"))
        write(folder / language.config, text)
        write(folder / f"bare.{language.code}.yml", bare_settings(language) + nav)
    return len(names)


def copied(folder: Path, language: Language, pages: int) -> Iterator[str]:
    """Write the pages, then copies of them under other names; yield the names."""
    source = ROOT / language.docs
    originals = sorted(source.rglob("*.md"))
    for number in range(max(pages, len(originals))):
        original = originals[number % len(originals)]
        turn = number // len(originals)
        name = original.relative_to(source).with_stem(f"{original.stem}{turn or ''}")
        text = original.read_text(encoding="utf-8")
        write(folder / language.docs / name, text)
        write(folder / "bare" / language.code / name, plain(text))
        yield name.as_posix()


def write(path: Path, text: str) -> None:
    """Write a file, and its folder if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def plain(text: str) -> str:
    """Return a page with its examples written out, as it would stand without our extension."""
    return HEADER.sub(r"\1\2", "\n".join(map(written_out, text.split("\n"))))


def written_out(line: str) -> str:
    """Return a line, or the fence for the example that it embeds."""
    if entries := MESSAGES.search(line):
        return "\n\n".join([line, *map(_entry, messages.beginning_with(entries[1]))])
    embed = EMBED.fullmatch(line)
    named = LANGUAGE.match(embed["header"]) if embed else None
    if not embed or not named:
        return line
    lead, path, language = embed["lead"], embed["path"], named[1]
    if language == "picture":
        return ""
    rows = (ROOT / "examples" / path).read_text(encoding="utf-8").removesuffix("\n").split("\n")
    fence = [f'````{language} title="{Path(path).name}"', *rows, "````"]
    return "\n".join([lead.rstrip(), *(lead + row for row in fence), lead.rstrip()])


def _entry(entry: Entry) -> str:
    """Return an entry of the catalogue of messages as a page would have it."""
    text = f"{entry.what.en} {entry.do.en}"
    manifest = f"````yaml\n{messages.shown(entry)}\n````"
    return f"### `{messages.drawn(entry).message}` {{#{entry.id}}}\n\n{text}\n\n{manifest}"


def bare_settings(language: Language) -> str:
    """Return the settings that bare Material needs to show these pages: the site's extensions."""
    named = settings(language.code).markdown_extensions
    bare = {
        "site_name": "Bare",
        "docs_dir": f"bare/{language.code}",
        "site_dir": f"bare.site/{language.code}",
        "use_directory_urls": False,
        "theme": {"name": "material", "language": language.code},
        "plugins": ["search"],
        "markdown_extensions": [name for name in named if not name.startswith("servicedocs")],
    }
    return yaml.safe_dump(bare, allow_unicode=True)
