"""The Markdown extension that judges a page's blocks, and what it is made of."""

from typing import Any


def makeExtension(**options: Any) -> Any:
    """Return the extension; Python-Markdown looks for this name."""
    from servicedocs.markdown.extension import ServicedocsExtension

    return ServicedocsExtension(**options)
