"""`scripts/cluster verify`: run pages on a cluster, and compare with their recordings."""

from collections.abc import Iterator

from servicedocs import cli
from servicedocs.transcripts.digest import digests
from servicedocs.transcripts.run.page import PageResult, run
from servicedocs.transcripts.session import Session, choose, load
from servicedocs.transcripts.targets import select
from servicedocs.transcripts.targets.base import Target


def main(topics: list[str], context: str | None = None) -> int:
    """Verify the named pages, or all; return the exit code."""
    sessions = choose(load(), topics)
    with select.target(context) as target:
        return verify(select.fit(sessions, target, named=bool(topics)), target)


def verify(sessions: list[Session], target: Target) -> int:
    """Verify some sessions on a target."""
    results = [run(target, session) for session in sessions]
    for line in (line for result in results for line in result.skipped):
        cli.say(line)
    found = [line for result in results for line in problems(result)]
    for line in found:
        cli.fail("scripts/cluster", line)
    total = f"{sum(len(result.files) for result in results)} transcripts of {len(sessions)} pages"
    cli.say(f"{total}, {'not all ' if found else ''}as recorded")
    return 1 if found else 0


def problems(result: PageResult) -> Iterator[str]:
    """Yield the problems of a session, line by line."""
    for lines in result.differences.values():
        yield from lines
    yield from stale(result.session)
    if result.failure:
        yield result.failure


def stale(session: Session) -> Iterator[str]:
    """Yield the stale recordings, changed since or never recorded; this needs no cluster."""
    new_digests = digests(session)
    remedy = f"run scripts/cluster record {session.name}"
    for recording in session.recordings:
        where, metadata = f"{recording.label}:{recording.metadata_line}", recording.metadata
        if metadata.wrong:
            yield f"{where}: {metadata.wrong!r} cannot be read; {remedy}"
        elif not metadata.digest:
            yield f"{where}: it was never recorded; {remedy}"
        elif metadata.digest != new_digests[recording.file]:
            what = "it, or a file that its commands name, changed after the recording"
            yield f"{where}: {what}; {remedy}"
