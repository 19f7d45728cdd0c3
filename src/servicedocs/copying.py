"""What the copy button of a block puts on the clipboard: what a reader types or saves.

Of a console block the commands, without prompts and outputs; of a file its text, without the marks
of numbered notes. Material's script takes the text from `data-copy`, if a block has one.
"""

import re
from collections.abc import Iterator
from html import escape

from servicedocs.fences import Fence

# A bare "# " is a comment of an output, not a prompt: root's prompt names its machine.
PROMPT = re.compile(r"(?:\$|[\w.-]+@[\w.-]+:[^\s$#]*[$#]) ")
MORE = re.compile(r"> ?")
HEREDOC = re.compile(r"<<-?\s*(['\"]?)(\w+)\1")
NOTE = re.compile(r"[ \t]*#[ \t]*\(\d+\)!?[ \t]*$", re.MULTILINE)


def attributes(fence: Fence) -> dict[str, str]:
    """Return the attributes that tell Material's script what to copy, if not all that is shown."""
    text = to_copy(fence.source, fence.language)
    if not text or text == fence.source:
        return {}
    return {"data-copy": escape(text).replace("\n", "&#10;")}


def to_copy(source: str, language: str) -> str:
    """Return the text of a block that is worth copying."""
    if language == "console":
        return "\n".join(_commands(source.split("\n")))
    return without_notes(source)


def without_notes(source: str) -> str:
    """Return a file's text without the marks to which numbered notes belong."""
    return NOTE.sub("", source)


def _commands(rows: list[str]) -> Iterator[str]:
    """Yield the rows that a reader types.

    After a command's first row come those that the shell asks for by "> ", and those that it must
    ask for: after a backslash, and up to the end of a heredoc.
    """
    typing, backslash, heredoc = False, False, ""
    for row in rows:
        if prompt := PROMPT.match(row):
            text = row[prompt.end() :]
        elif typing and (row.startswith(">") or backslash or heredoc):
            text = MORE.sub("", row, count=1) if row.startswith(">") else row
        else:
            typing = False
            continue
        yield text
        typing, backslash = True, text.endswith("\\")
        heredoc = _open(heredoc, text)


def _open(heredoc: str, text: str) -> str:
    """Return the word at which the heredoc ends that is open after a row."""
    if heredoc:
        return "" if text.strip() == heredoc else heredoc
    begun = HEREDOC.search(text)
    return begun[2] if begun else ""
