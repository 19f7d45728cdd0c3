"""The built site in memory: its pages, each read once and written once."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

DOWNLOAD = re.compile(r"<a download ([^>]*)>")
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')


@dataclass
class BuiltPage:
    """A page of one language; the steps change its text."""

    path: Path
    language: str
    text: str

    @property
    def downloads(self) -> Iterator[dict[str, str]]:
        """Yield the attributes of the links to example files (download_links.py writes them)."""
        for link in DOWNLOAD.findall(self.text):
            yield {name: unescape(value) for name, value in ATTRIBUTE.findall(link)}


@dataclass(frozen=True)
class BuiltSite:
    """The folder of a site, and in it the folder of each language."""

    folder: Path
    homes: dict[str, Path]
    examples: Path
    pages: list[BuiltPage]

    def texts(self, language: str = "") -> dict[str, str]:
        """Return the text of all pages, or of one language's, by their paths in the site."""
        pages = [page for page in self.pages if language in ("", page.language)]
        return {page.path.relative_to(self.folder).as_posix(): page.text for page in pages}

    def write(self) -> None:
        """Write the pages back."""
        for page in self.pages:
            page.path.write_text(page.text, encoding="utf-8")


def read(folder: Path, homes: dict[str, Path], examples: Path) -> BuiltSite:
    """Read the pages of a site, in a fixed order."""
    pages = [
        BuiltPage(path, _language(path, homes.items()), path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))
    ]
    return BuiltSite(folder, homes, examples, pages)


def _language(path: Path, homes: Iterable[tuple[str, Path]]) -> str:
    """Return the language of a page: English lies in a folder of the Korean one."""
    around = [(len(home.parts), code) for code, home in homes if path.is_relative_to(home)]
    return max(around)[1]
