"""What `scripts/cluster record` does: run pages on the cluster, and write what was printed.

A page is recorded in one piece: its addresses and names belong together. Where this run is equal
to the recorded one under the patterns, the old text stays, so that a second run changes no file.
"""

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.transcripts.digest import digests
from servicedocs.transcripts.run.page import Outcome, run, sessions
from servicedocs.transcripts.targets import choose
from servicedocs.transcripts.targets.base import Place


def main(topics: list[str], context: str | None = None) -> int:
    """Record the named pages, or all; return the exit code."""
    if context is not None:
        raise cli.Failure(
            "what the pages show is recorded on the repository's own cluster; "
            "leave out --context, or run verify"
        )
    return record(sessions(topics), choose.own())


def record(chosen: list, place: Place, root: Path = ROOT) -> int:  # type: ignore[type-arg]
    """Record some sessions at a place."""
    failed = False
    for session in chosen:
        outcome = run(place, session)
        failed = failed or bool(outcome.failure)
        if not outcome.failure:
            for file in write(outcome, place.version(), root):
                cli.say(f"written examples/{file}")
    return 1 if failed else 0


def write(outcome: Outcome, version: str, root: Path = ROOT) -> Iterator[str]:
    """Write the files of a session that are no longer as recorded; yield their names."""
    numbers, today = digests(outcome.session), datetime.datetime.now(datetime.UTC).date()
    for played in outcome.played:
        part, old = played.part, played.part.metadata
        text = played.text if outcome.differences or not old.digest else part.text
        new = replace(old, version=version, digest=numbers[part.file], wrong="")
        if (text, new) != (part.text, old):
            new = replace(new, date=today.isoformat())
            (root / "examples" / part.file).write_text(text + new.text, encoding="utf-8")
            yield part.file
