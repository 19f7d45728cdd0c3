"""Recorded files: each is on one page, and still what was recorded. Needs no cluster."""

from collections import Counter
from collections.abc import Iterator

from servicedocs.markdown.fences import Finding
from servicedocs.transcripts.session import Session
from servicedocs.transcripts.verify import stale


def problems(sessions: list[Session]) -> Iterator[str]:
    """Yield what is wrong with the recordings of all pages."""
    for session in sessions:
        yield from stale(session)
    yield from _places(sessions)


def _places(sessions: list[Session]) -> Iterator[str]:
    """Demand one page for each file: what a command prints hangs on those before it."""
    places = [
        (recording.file, session.page) for session in sessions for recording in session.recordings
    ]
    for name, number in Counter(name for name, _ in places).items():
        if number > 1:
            pages = " and ".join(page for file, page in places if file == name)
            remedy = "write a file of its own for each"
            yield Finding(1, f"it is recorded on {pages}", remedy).text(f"examples/{name}")
