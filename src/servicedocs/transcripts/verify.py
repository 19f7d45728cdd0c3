"""What `scripts/cluster verify` does: run pages on a cluster, and compare with what they show."""

from collections.abc import Iterator

from servicedocs import cli
from servicedocs.transcripts.digest import digests
from servicedocs.transcripts.run.page import Outcome, run, sessions
from servicedocs.transcripts.session import Session
from servicedocs.transcripts.targets import choose
from servicedocs.transcripts.targets.base import Place


def main(topics: list[str], context: str | None = None) -> int:
    """Verify the named pages, or all; return the exit code."""
    chosen = sessions(topics)
    with choose.chosen(context) as place:
        return verify(chosen, place)


def verify(chosen: list[Session], place: Place) -> int:
    """Verify some sessions at a place."""
    outcomes = [run(place, session) for session in chosen]
    for line in (line for outcome in outcomes for line in outcome.skipped):
        cli.say(line)
    found = [line for outcome in outcomes for line in problems(outcome)]
    for line in found:
        cli.fail("scripts/cluster", line)
    parts = sum(len(outcome.played) for outcome in outcomes)
    cli.say(f"{parts} transcripts of {len(chosen)} pages, {'not all ' if found else ''}as recorded")
    return 1 if found else 0


def problems(outcome: Outcome) -> Iterator[str]:
    """Yield what is wrong with a session, line by line."""
    for lines in outcome.differences.values():
        yield from lines
    yield from stale(outcome.session)
    if outcome.failure:
        yield outcome.failure


def stale(session: Session) -> Iterator[str]:
    """Yield the files that were changed since, or never recorded: this needs no cluster."""
    numbers = digests(session)
    remedy = f"run scripts/cluster record {session.name}"
    for part in session.parts:
        line = part.text.count("\n") + 1
        if part.metadata.wrong:
            yield f"{part.label}:{line}: {part.metadata.wrong!r} cannot be read; {remedy}"
        elif not part.metadata.digest:
            yield f"{part.label}:{line}: it was never recorded; {remedy}"
        elif part.metadata.digest != numbers[part.file]:
            what = "its commands, or files that they name, changed after the recording"
            yield f"{part.label}:{line}: {what}; {remedy}"
