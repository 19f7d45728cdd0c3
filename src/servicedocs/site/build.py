"""Write `site/`: both languages, Korean at its top and English in `en/`. A warning fails.

Both are built at once, each in a process of its own, into a new folder beside `site/` that takes
its place only when all went well. So a failed build leaves the last good site as it was.
"""

import contextlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from servicedocs import cache, cli
from servicedocs.markdown import download_links
from servicedocs.project import LANGUAGES, ROOT, Language
from servicedocs.site import built, postprocess
from servicedocs.site.staleness import STAMP, digest
from servicedocs.validator import runtime


def build(root: Path = ROOT, *, trace: bool = False) -> dict[str, float]:
    """Build the site of a project folder; return how many seconds each language took.

    The caller holds the lock: see `alone`.
    """
    made_from = digest(root)
    staging = root / "site.new"
    seconds = build_into(root, staging, trace=trace)
    (staging / STAMP).write_text(made_from)
    swap_in(staging, root / "site")
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
        replies = {name: reply(process) for name, process in started.items()}
    if problems := [line for each in replies.values() for line in each.problems]:
        raise cli.Failure(*problems)
    return {name: each.seconds for name, each in replies.items()}


def start(root: Path, language: Language, into: Path, trace: bool) -> "subprocess.Popen[str]":
    """Start the build of one language."""
    command = [sys.executable, "-m", "servicedocs.site.language_build", language.code, str(into)]
    if trace:
        command.append("--trace")
    return subprocess.Popen(
        command, cwd=root, env=os.environ | addresses(), stdout=subprocess.PIPE, text=True
    )


def addresses() -> dict[str, str]:
    """Return the addresses of both languages, for the settings, where the site has one."""
    address = os.environ.get("SITE_URL", "").rstrip("/")
    if not address:
        return {}
    return {"SITE_URL": f"{address}/", "SITE_URL_EN": f"{address}/{LANGUAGES['en'].folder}/"}


def reply(process: "subprocess.Popen[str]") -> BuildReply:
    """Wait for the build of one language and return its answer."""
    output, _ = process.communicate()
    lines = output.splitlines()
    if process.returncode != 0 or not lines:
        raise cli.Failure("the build ended without an answer; scripts/build --trace shows why")
    return BuildReply(**json.loads(lines[-1]))


def swap_in(staging: Path, site: Path) -> None:
    """Put the new site in the place of the old one."""
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    staging.rename(site)
    shutil.rmtree(old, ignore_errors=True)


def alone(root: Path) -> AbstractContextManager[None]:
    """Let one build at a time write; a second one waits."""
    return cache.locked(root / ".cache" / "build.lock", "Waiting for another build to end")
