"""Write `site/`: both languages, Korean at its top and English in `en/`. A warning fails.

Both are built at once, each in a process of its own, into a new folder beside `site/` that takes
its place only when all went well. So a failed build leaves the last good site as it was. Then come
the PDFs, if they are stale; without them the site stays all the same.
"""

import argparse
import contextlib
import fcntl
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from servicedocs import (
    books,
    cli,
    downloads,
    engine,
    fonts,
    interpreter,
    one_style,
    page_data,
    policy,
    trim,
    validator,
)
from servicedocs.inputs import STAMP, fingerprint
from servicedocs.project import LANGUAGES, ROOT, Language


def build(root: Path = ROOT, *, trace: bool = False, with_pdf: bool = False) -> dict[str, float]:
    """Build the site of a project folder; return how many seconds each part took."""
    with locked(root):
        made_from = fingerprint(root)
        staging = root / "site.new"
        seconds = build_into(root, staging, trace=trace)
        (staging / STAMP).write_text(made_from)
        swap_in(staging, root / "site")
        return seconds | (books.include(root) if with_pdf else {})


def build_into(root: Path, folder: Path, *, trace: bool = False) -> dict[str, float]:
    """Build both languages into a folder, which is new then."""
    # MkDocs empties the folder it builds into: English is built beside Korean and moved in.
    places = {code: folder.with_name(f"{folder.name}.{code}") for code in LANGUAGES}
    try:
        for place in places.values():
            shutil.rmtree(place, ignore_errors=True)
            place.mkdir()  # fails here already where nothing can be written
        seconds = run_all(root, places, trace=trace)
        for code, place in places.items():
            finish(place)
            page_data.write(root / downloads.FOLDER, place, code)
        shutil.rmtree(folder, ignore_errors=True)
        places["ko"].rename(folder)
        places["en"].rename(folder / LANGUAGES["en"].folder)
        downloads.publish(root / downloads.FOLDER, folder)
        fonts.write(folder)
        engine.write(folder)
        interpreter.write(folder)
        policy.write(folder)
    finally:
        for place in places.values():
            shutil.rmtree(place, ignore_errors=True)
    return seconds


def finish(place: Path) -> None:
    """Take from one language's built pages what costs their readers time."""
    trim.trim(place)
    one_style.join(place)


@dataclass(frozen=True)
class Reply:
    """What the build of one language answers."""

    problems: list[str]
    seconds: float


def run_all(root: Path, places: dict[str, Path], *, trace: bool) -> dict[str, float]:
    """Build every language at the same time; fail with all their problems."""
    if not validator.is_compiled():  # each language would do it, at the same time
        cli.say("Compiling Kubernetes' code for this machine (once, about 10 s)")
        validator.validator()
    with contextlib.ExitStack() as running:
        started = {
            LANGUAGES[code].name: running.enter_context(start(root, LANGUAGES[code], place, trace))
            for code, place in places.items()
        }
        replies = {name: reply(process) for name, process in started.items()}
    if problems := [line for each in replies.values() for line in each.problems]:
        raise cli.Failure(*problems)
    return {name: each.seconds for name, each in replies.items()}


def start(root: Path, language: Language, place: Path, trace: bool) -> "subprocess.Popen[str]":
    """Start the build of one language."""
    command = [sys.executable, "-m", "servicedocs.language_build", language.code, str(place)]
    if trace:
        command.append("--trace")
    return subprocess.Popen(  # noqa: S603
        command, cwd=root, env=os.environ | addresses(), stdout=subprocess.PIPE, text=True
    )


def addresses() -> dict[str, str]:
    """Return the addresses of both languages, for the settings, where the site has one."""
    address = os.environ.get("SITE_URL", "").rstrip("/")
    if not address:
        return {}
    return {"SITE_URL": f"{address}/", "SITE_URL_EN": f"{address}/{LANGUAGES['en'].folder}/"}


def reply(process: "subprocess.Popen[str]") -> Reply:
    """Wait for the build of one language and return its answer."""
    output, _ = process.communicate()
    lines = output.splitlines()
    if process.returncode != 0 or not lines:
        raise cli.Failure("the build ended without an answer; scripts/build --trace shows why")
    return Reply(**json.loads(lines[-1]))


def swap_in(staging: Path, site: Path) -> None:
    """Put the new site in the place of the old one."""
    old = site.with_name(f"{site.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if site.exists():
        site.rename(old)
    staging.rename(site)
    shutil.rmtree(old, ignore_errors=True)


@contextlib.contextmanager
def locked(root: Path) -> Iterator[None]:
    """Let one build at a time write; a second one waits."""
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    with (cache / "build.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            cli.say("Waiting for another build to end")
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def report(seconds: dict[str, float], total: float) -> None:
    """Say how long each part took."""
    for part, taken in seconds.items():
        cli.say(f"{part:10} {taken:5.1f} s")
    cli.say(f"{'in all':10} {total:5.1f} s")


def main() -> int:
    """Build the site as the command line says."""
    parser = argparse.ArgumentParser("scripts/build", description=__doc__)
    parser.add_argument(
        "--trace", action="store_true", help="show where in the code an error arose"
    )
    parser.add_argument("--no-pdf", action="store_true", help="leave the PDFs out")
    options = parser.parse_args()
    started = time.perf_counter()
    seconds = build(trace=options.trace, with_pdf=not options.no_pdf)
    report(seconds, time.perf_counter() - started)
    return 0


if __name__ == "__main__":
    cli.run("scripts/build", main)
