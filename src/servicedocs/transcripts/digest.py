"""Digests of recordings: one that differs means that a recording is stale, or was edited by hand.

A file's digest covers the page's commands up to and with this file, every example file that they
name, and the outputs that were recorded.
"""

import hashlib
import re
from collections.abc import Iterator

from servicedocs.examples import reach, snippet
from servicedocs.markdown.fences import REACH
from servicedocs.transcripts.session import CONSOLE, Recording, Session

LENGTH = 12
NAME = re.compile(r"[\w-][\w.-]*\.(?:yaml|py)\b")
WHOLE_FOLDER = re.compile(r"-f +\.(?:/?)(?=\s|$)")


def digests(session: Session) -> dict[str, str]:
    """Return the digest of every recording, by its file."""
    before = inputs(session)
    return {one.file: sealed(before[one.file], one.text) for one in session.recordings}


def sealed(inputs: str, text: str) -> str:
    """Return the digest of a recording: of what it was made from, and of its own text."""
    return hashlib.sha256(f"{inputs}\n{text}".encode()).hexdigest()[:LENGTH]


def inputs(session: Session) -> dict[str, str]:
    """Return the digest of what every recording is made from, by its file."""
    total, found = hashlib.sha256(), {}
    for recording in session.recordings:
        for piece in _inputs(session, recording):
            total.update(len(piece).to_bytes(8, "big") + piece)
        found[recording.file] = total.copy().hexdigest()
    return found


def _inputs(session: Session, recording: Recording) -> Iterator[bytes]:
    text = commands(recording)
    yield recording.kind.encode()
    yield f"{recording.on}\n{','.join(recording.metadata.varies)}".encode()
    yield text.encode()
    for name in sorted(named(session, text)):
        yield name.encode()
        yield session.files[name]


def named(session: Session, text: str) -> set[str]:
    """Return the page's files that some commands name."""
    if WHOLE_FOLDER.search(text):
        return set(session.files)
    return set(NAME.findall(text)) & session.files.keys()


def commands(recording: Recording) -> str:
    """Return the commands of a recording, without any output."""
    if recording.kind == CONSOLE:
        return "\n".join(step.prompt + step.command for step in recording.steps)
    if recording.kind == REACH:
        return reach.asked(recording.text)
    return snippet.without_outputs(recording.text)
