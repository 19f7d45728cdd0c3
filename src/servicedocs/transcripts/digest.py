"""The number that tells whether what was recorded is still what the page shows.

It covers all commands of the page up to and with this file, and every example file that they name.
"""

import hashlib
import re
from collections.abc import Iterator

from servicedocs.examples import reach, snippet
from servicedocs.markdown.fences import REACH
from servicedocs.transcripts.session import CONSOLE, Part, Session

LENGTH = 12
NAME = re.compile(r"[\w-][\w.-]*\.(?:yaml|py)\b")
WHOLE_FOLDER = re.compile(r"-f +\.(?:/?)(?=\s|$)")


def digests(session: Session) -> dict[str, str]:
    """Return the number of every part, by its file."""
    total, found = hashlib.sha256(), {}
    for part in session.parts:
        for piece in _pieces(session, part):
            total.update(len(piece).to_bytes(8, "big") + piece)
        found[part.file] = total.copy().hexdigest()[:LENGTH]
    return found


def _pieces(session: Session, part: Part) -> Iterator[bytes]:
    asked = commands(part)
    yield part.kind.encode()
    yield f"{part.on}\n{','.join(part.metadata.varies)}".encode()
    yield asked.encode()
    for name in sorted(named(session, asked)):
        yield name.encode()
        yield session.files[name]


def named(session: Session, asked: str) -> set[str]:
    """Return the page's files that some commands name."""
    if WHOLE_FOLDER.search(asked):
        return set(session.files)
    return set(NAME.findall(asked)) & session.files.keys()


def commands(part: Part) -> str:
    """Return what is asked in a part, without any answer."""
    if part.kind == CONSOLE:
        return "\n".join(step.prompt + step.command for step in part.steps)
    if part.kind == REACH:
        return reach.asked(part.text)
    return snippet.without_outputs(part.text)
