"""The Markdown extension that judges a page's blocks, with its parts."""

from typing import Any


def makeExtension(**options: Any) -> Any:  # noqa: N802 (Python-Markdown's name)
    """Return the extension; Python-Markdown looks for this name."""
    from servicedocs.markdown.extension import ServicedocsExtension  # noqa: PLC0415 - loads MkDocs' parts

    return ServicedocsExtension(**options)
