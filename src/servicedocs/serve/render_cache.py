"""The cache of rendered pages and their search entries under `scripts/serve --live`.

MkDocs renders every page on every change: 2.9 s of processor time at 17 pages. With this cache
it is 0.7 s; a save is to be visible within 1.5 s.

A page is rendered again when one of its inputs changed: its own file, an example that it embeds or
names, the settings of Markdown, the list of pages, or a script of the theme, which may draw its
pictures. A page with a complaint is never kept, since that has to be repeated each time. For
changed code `live.py` starts anew.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from material.plugins.search.plugin import SearchIndex  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler

from servicedocs import cache
from servicedocs.markdown import dependencies
from servicedocs.site.staleness import is_input

# What rendering reads of the settings.
SETTINGS = ("markdown_extensions", "mdx_configs", "validation", "use_directory_urls", "site_url")
UNREAD = (".css", ".html", ".woff2")  # what no Markdown can show: an edit of these is frequent


@dataclass(frozen=True)
class Rendered:
    """The result of rendering a page, and the examples read for it."""

    read: dict[str, bytes | None]
    fields: dict[str, Any]
    links: dict[str, dict[str, str]]


class RenderCache:
    """The pages and search entries of one site, for as long as a process runs."""

    def __init__(self, root: Path) -> None:
        """Remember nothing yet."""
        self.root = root
        self.pages: dict[str, tuple[str, Rendered]] = {}
        self.entries: dict[str, tuple[str, list[dict[str, Any]]]] = {}
        self.around: tuple[Any, str] = (None, "")
        self.render = Page.render
        self.index: Callable[[Any, Page], None] = SearchIndex.add_entry_from_context

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Take the place of MkDocs' rendering and of Material's indexing during one build."""

        # Functions: a method of this object would not be handed the page.
        def render(page: Page, config: MkDocsConfig, files: Files) -> None:
            self.rendered(page, config, files)

        def index(search: Any, page: Page) -> None:
            self.indexed(search, page)

        Page.render = render  # type: ignore[assignment, method-assign]
        SearchIndex.add_entry_from_context = index
        try:
            yield
        finally:
            Page.render = self.render  # type: ignore[method-assign]
            SearchIndex.add_entry_from_context = self.index

    def rendered(self, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Render a page, or give it what it was rendered to."""
        digest = self.digest(page, config, files)
        known, kept = self.pages.get(page.file.src_uri, ("", None))
        if (
            kept
            and known == digest
            and all(self.example(p) == data for p, data in kept.read.items())
        ):
            restore(page, kept, files)
            return
        self.pages.pop(page.file.src_uri, None)
        with dependencies.noted() as read, warnings() as counted:
            self.render(page, config, files)
        if not counted.get_counts():
            self.pages[page.file.src_uri] = digest, taken(page, read)

    def example(self, path: str) -> bytes | None:
        """Return an example's bytes, or nothing where there is no such file."""
        file = self.root / "examples" / path
        return file.read_bytes() if file.is_file() else None

    def digest(self, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Return the cache key of a page's HTML, without its examples."""
        if self.around[0] is not config:  # once a build
            targets = [(file.src_uri, file.url) for file in files]
            read = [config[name] for name in SETTINGS]
            self.around = config, repr([*read, targets, self.scripts()])
        told = [self.around[1], page.file.src_uri, page.file.content_string, page.markdown]
        return cache.digest(repr(told))

    def scripts(self) -> str:
        """Return the digest of the theme's files that Markdown may use."""
        files = (path for path in (self.root / "theme").rglob("*") if path.suffix not in UNREAD)
        found = sorted(path for path in files if is_input(path, self.root))
        return cache.digest_of_files(found, self.root)

    def indexed(self, index: Any, page: Page) -> None:
        """Put a page into the search index, from memory where its text is the same."""
        told = [page.content, page.url, str(page.title), repr(page.meta), repr(index.config)]
        known, entries = self.entries.get(page.url, ("", []))
        digest = cache.digest(repr(told))
        if known != digest:
            before = len(index.entries)
            self.index(index, page)
            self.entries[page.url] = digest, deepcopy(index.entries[before:])
        else:
            index.entries += deepcopy(entries)


@contextmanager
def warnings() -> Iterator[CountHandler]:
    """Count the warnings meanwhile."""
    counted = CountHandler()
    counted.setLevel(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(counted)
    try:
        yield counted
    finally:
        logger.removeHandler(counted)


FIELDS = ("content", "toc", "_title_from_render", "present_anchor_ids")


def taken(page: Page, read: dict[str, bytes | None]) -> Rendered:
    """Return a copy of what rendering left in a page; its links by name, not by MkDocs' object."""
    fields = {name: deepcopy(getattr(page, name)) for name in FIELDS}
    links = {file.src_uri: dict(to) for file, to in (page.links_to_anchors or {}).items()}
    return Rendered(read, fields, links)


def restore(page: Page, kept: Rendered, files: Files) -> None:
    """Give a page what it was rendered to before."""
    for name, value in kept.fields.items():
        setattr(page, name, deepcopy(value))
    found = {files.get_file_from_path(name): to for name, to in kept.links.items()}
    page.links_to_anchors = {file: to for file, to in found.items() if file}
