"""The clipboard text of a block: the commands that a reader types, or the file to save.

Of a console block the commands, without prompts and outputs; of a file its text, without the marks
of numbered notes. Material's script takes the text from `data-copy`, if a block has one.
"""

from html import escape

from servicedocs.examples.console import rows
from servicedocs.examples.notes import NOTE_AT_LINE_END
from servicedocs.markdown.fences import Fence


def attributes(fence: Fence) -> dict[str, str]:
    """Return the `data-copy` attribute, if the clipboard text is not the whole block."""
    text = to_copy(fence.source, fence.language)
    if not text or text == fence.source:
        return {}
    return {"data-copy": escape(text).replace("\n", "&#10;")}


def to_copy(source: str, language: str) -> str:
    """Return the clipboard text of a block."""
    if language == "console":
        return "\n".join(row.text for row in rows(source) if row.typed)
    return without_notes(source)


def without_notes(source: str) -> str:
    """Return a file's text without the marks to which numbered notes belong."""
    return NOTE_AT_LINE_END.sub("", source)
