"""Write `site/`: both languages, Korean at its top and English in `en/`. A warning fails.

Both are built at once, each in a process of its own, into a new folder beside `site/` that takes
its place only when all went well. So a failed build leaves the last good site as it was.
"""

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from servicedocs import cache, cli, process
from servicedocs.markdown import download_links
from servicedocs.project import LANGUAGES, ROOT, Language
from servicedocs.site import built, postprocess
from servicedocs.site.staleness import STAMP, digest
from servicedocs.validator import runtime


def build(root: Path = ROOT, *, trace: bool = False, keep: str = "") -> dict[str, float]:
    """Build the site of a project folder; return how many seconds each language took.

    The folder `keep` of the old site is in the new one too. The caller holds the lock: see `alone`.
    """
    made_from = digest(root)
    site, staging = root / "site", root / "site.new"
    try:
        seconds = build_into(root, staging, trace=trace)
        if keep and (site / keep).exists():
            shutil.copytree(site / keep, staging / keep)
        (staging / STAMP).write_text(made_from)
        swap_in(staging, site)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return seconds


def build_into(root: Path, folder: Path, *, trace: bool = False) -> dict[str, float]:
    """Build both languages into a folder, which is new then."""
    homes = {code: folder / language.folder for code, language in LANGUAGES.items()}
    with language_folders(folder) as fresh:
        seconds = run_all(root, fresh, trace=trace)
        shutil.rmtree(folder, ignore_errors=True)
        for code, home in homes.items():
            fresh[code].rename(home)
    postprocess.run(built.read(folder, homes, root / download_links.FOLDER))
    return seconds


@contextlib.contextmanager
def language_folders(folder: Path) -> Iterator[dict[str, Path]]:
    """Have an empty folder for each language: MkDocs would empty one within the other."""
    folders = {code: folder.with_name(f"{folder.name}.{code}") for code in LANGUAGES}
    try:
        for each in folders.values():
            shutil.rmtree(each, ignore_errors=True)
            each.mkdir()  # fails here already where nothing can be written
        yield folders
    finally:
        for each in folders.values():
            shutil.rmtree(each, ignore_errors=True)


@dataclass(frozen=True)
class BuildReply:
    """The problems of building one language, or its book, and the seconds."""

    problems: list[str]
    seconds: float


def run_all(root: Path, folders: dict[str, Path], *, trace: bool) -> dict[str, float]:
    """Build every language at the same time; fail with all their problems."""
    if not runtime.is_compiled():  # each language would do it, at the same time
        cli.say("Compiling Kubernetes' code for this machine (once, about 10 s)")
        runtime.validator()
    with contextlib.ExitStack() as running:
        started = {
            LANGUAGES[code].name: running.enter_context(start(root, LANGUAGES[code], into, trace))
            for code, into in folders.items()
        }
        unfinished = "the build ended without an answer; scripts/build --trace shows why"
        replies = {name: reply(running, unfinished) for name, running in started.items()}
    if problems := [line for each in replies.values() for line in each.problems]:
        raise cli.Failure(*problems)
    return {name: each.seconds for name, each in replies.items()}


def start(
    root: Path, language: Language, into: Path, trace: bool
) -> AbstractContextManager["subprocess.Popen[str]"]:
    """Start the build of one language."""
    arguments = [language.code, str(into), *(["--trace"] if trace else [])]
    module = "servicedocs.site.language_build"
    return process.beside(module, *arguments, folder=root, settings=addresses())


def addresses() -> dict[str, str]:
    """Return the addresses of both languages, for the settings, where the site has one."""
    address = os.environ.get("SITE_URL", "").rstrip("/")
    if not address:
        return {}
    return {"SITE_URL": f"{address}/", "SITE_URL_EN": f"{address}/{LANGUAGES['en'].folder}/"}


def reply(running: "subprocess.Popen[str]", unfinished: str) -> BuildReply:
    """Wait for the build of one language, or of its book, and return its answer."""
    output, _ = running.communicate()
    lines = output.splitlines()
    if running.returncode != 0 or not lines:
        raise cli.Failure(unfinished)
    return BuildReply(**json.loads(lines[-1]))


def swap_in(new: Path, place: Path) -> None:
    """Put a new folder in the place of an old one, which stays where that cannot be."""
    old = new.with_name(f"{new.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    try:
        if place.exists():
            place.rename(old)
        new.rename(place)
    finally:
        if old.exists() and not place.exists():
            old.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def alone(root: Path) -> AbstractContextManager[None]:
    """Let one build at a time write; a second one waits."""
    return cache.locked(root / ".cache" / "build.lock", "Waiting for another build to end")
