"""Print a book with WeasyPrint: fonts and style from the project's folder, nothing from elsewhere.

This module is loaded only where a book has to be printed: WeasyPrint needs system libraries.
"""

import contextlib
import gc
import logging
import os
import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from servicedocs import cli
from servicedocs.fonts.woff2 import unpacked
from servicedocs.pdf import requirements

STYLE = Path("theme") / "pdf"
UNPACKED = Path(".cache") / "fonts"
MISSING = re.compile(r"^\.notdef glyph rendered.*?: (.+)$")
HERE = "book:"  # what an address in the book is relative to: no folder of any machine


def write(html: str, root: Path) -> bytes:
    """Return a book as PDF."""
    weasyprint = load(root)
    fetcher = _fetcher(weasyprint, root)
    complaints = _Complaints()
    weasyprint.LOGGER.handlers = [complaints]
    shared = {
        "font_config": weasyprint.text.fonts.FontConfiguration(),
        "counter_style": weasyprint.css.counters.CounterStyle(),
    }
    style = weasyprint.CSS(root / STYLE / "book.css", url_fetcher=fetcher, **shared)
    document = weasyprint.HTML(string=html, base_url=HERE, url_fetcher=fetcher)
    with _quickly(weasyprint.pdf.pydyf.PDF):
        data: bytes = document.write_pdf(stylesheets=[style], pdf_tags=True, **shared)
    if complaints.lines:
        raise cli.Failure(*dict.fromkeys(complaints.lines))
    return data


def load(root: Path) -> Any:
    """Return WeasyPrint, set to look for no font on this machine."""
    os.environ["FONTCONFIG_FILE"] = str(root.resolve() / STYLE / "fonts.conf")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a machine without fonts
        try:
            import weasyprint  # type: ignore[import-untyped] # noqa: PLC0415
            import weasyprint.css.counters  # type: ignore[import-untyped] # noqa: PLC0415
            import weasyprint.text.fonts  # type: ignore[import-untyped] # noqa: PLC0415
        except OSError:
            raise cli.Failure(requirements.REMEDY) from None
    return weasyprint


@contextlib.contextmanager
def _quickly(pdf: Any) -> Iterator[None]:
    """Save 29 % of the processor time: 34 s for the English book, not 47.

    Without the garbage collector it is 43 s: millions of objects all live to the end. And pydyf
    makes the list of all pages anew for every element of the structure.
    """
    slow = pdf.page_references
    kept: dict[int, Any] = {}

    def page_references(self: Any) -> Any:
        count = len(self.pages["Kids"])
        if count not in kept:
            kept[count] = slow.fget(self)
        return kept[count]

    gc.disable()
    pdf.page_references = property(page_references)
    try:
        yield
    finally:
        pdf.page_references = slow
        gc.enable()


class _Complaints(logging.Handler):
    """The warnings of WeasyPrint: each is a fault of the book."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        text = " ".join(record.getMessage().split())
        missing = MISSING.search(text)
        remedy = (
            "the fonts in third_party/fonts/ lack the characters {}; write others in their place"
        )
        self.lines.append(f"pdf: {remedy.format(missing[1]) if missing else text}")


def _fetcher(weasyprint: Any, root: Path) -> Any:
    """Return the URL fetcher: files of style and fonts, and data in the book itself."""

    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            path = Path(unquote(parts.path))
            if parts.scheme == "file" and path.suffix == ".woff2":
                kept = unpacked(path, root / UNPACKED)
                return weasyprint.urls.URLFetcherResponse(url, body=kept.read_bytes())
            if parts.scheme in ("data", "file"):
                return super().fetch(url, headers)
            raise ValueError(f"{url} is not in the book; a book loads nothing")

    return Fetcher()
