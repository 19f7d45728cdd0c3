"""Recorded files: each is on one page, and still what was recorded. Needs no cluster."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from servicedocs.fences import Finding
from servicedocs.transcripts.session import Session
from servicedocs.transcripts.verify import stale

# The files that the cluster has yet to record, one a line. Once it is empty, delete it.
WAITING = Path(__file__).with_name("not-recorded.txt")


def waiting() -> list[str]:
    """Return the files that need no recording yet."""
    return WAITING.read_text().split() if WAITING.exists() else []


def problems(sessions: list[Session], allowed: list[str]) -> Iterator[str]:
    """Yield what is wrong with the recordings of all pages."""
    for session in sessions:
        for line in stale(session):
            if line.partition(":")[0].removeprefix("examples/") not in allowed:
                yield line
    yield from _places(sessions)
    recorded = {part.file: bool(part.trailer.digest) for one in sessions for part in one.parts}
    for number, name in enumerate(allowed, 1):
        if recorded.get(name, True):
            what = f"{name} is recorded, or no cluster records it"
            yield Finding(number, what, "take the line away").text(f"tests/checks/{WAITING.name}")


def _places(sessions: list[Session]) -> Iterator[str]:
    """Demand one page for each file: what a command prints hangs on those before it."""
    places = [(part.file, session.page) for session in sessions for part in session.parts]
    for name, number in Counter(name for name, _ in places).items():
        if number > 1:
            pages = " and ".join(page for file, page in places if file == name)
            remedy = "write a file of its own for each"
            yield Finding(1, f"it is recorded on {pages}", remedy).text(f"examples/{name}")
