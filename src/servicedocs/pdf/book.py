"""The book of one language: the built pages as one HTML document, for printer.py to print.

It takes what the site shows, and renders nothing a second time: chapters are the built pages in the
order of the menu.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import yaml

from servicedocs import strings
from servicedocs.pdf import korean
from servicedocs.pdf.chapter import BookPage, addresses, chapter
from servicedocs.pdf.tree import make, serialise
from servicedocs.project import Language
from servicedocs.validator.runtime import validator


@dataclass(frozen=True)
class MenuGroup:
    """A group of the menu; the pages before the first group have no title."""

    title: str
    pages: list[BookPage]


# On paper nothing of the workbench works, and the contents say what landing pages say.
ON_SCREEN_ALONE = ("workbench.md", "learn.md", "tasks.md", "how-it-works.md", "reference.md")


class Settings(yaml.SafeLoader):
    """The loader of mkdocs.yml; what options tags would compute is left out."""


Settings.add_multi_constructor("", lambda *_: None)


def settings(root: Path, config: str) -> dict[str, Any]:
    """Return the settings of a language, with those that they inherit."""
    own: dict[str, Any] = yaml.load((root / config).read_text("utf-8"), Settings)  # noqa: S506
    inherited = own.pop("INHERIT", None)
    return {**settings(root, inherited), **own} if inherited else own


def parts(nav: list[Any], folder: Path) -> list[MenuGroup]:
    """Return the groups of a menu with their pages, in order."""
    found: list[MenuGroup] = []
    for entry in nav:
        title, content = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
        is_group = isinstance(content, list)
        pages = [BookPage(folder, path) for path in _paths(content if is_group else [content])]
        if is_group or not found or found[-1].title:
            found.append(MenuGroup(str(title) if is_group else "", pages))
        else:
            found[-1].pages.extend(pages)
    return [part for part in found if part.pages]


def _paths(entries: list[Any]) -> Iterator[str]:
    """Return the built files of menu entries; groups in groups are written out."""
    for entry in entries:
        content = next(iter(entry.values())) if isinstance(entry, dict) else entry
        if isinstance(content, list):
            yield from _paths(content)
        elif str(content).endswith(".md") and content not in ON_SCREEN_ALONE:
            yield f"{str(content).removesuffix('.md')}.html"


def book(root: Path, language: Language, site: Path) -> str:
    """Return the book of a language as HTML, from the folder of the built site."""
    options = settings(root, language.config)
    groups = parts(options["nav"], site / language.folder)
    pages = {page.path: page for part in groups for page in part.pages}
    body = make("main")
    for part in groups:
        body.extend(_chapters(part, pages))
    addresses(body, strings.BOOK_ADDRESSES.in_language(language.code))
    front = [_cover(options, language), _contents(groups, body, language)]
    document = make("html", "", _head(options), make("body", "", *front, body), lang=language.code)
    document[1].set("data-title", str(options["site_name"]))
    if language.code == "ko":
        korean.join(document[1])
    return serialise(document)


def _chapters(part: MenuGroup, pages: dict[str, BookPage]) -> Iterator[Element]:
    """Return the chapters of a group, the first one under the group's title."""
    for page in part.pages:
        section = chapter(page, pages)
        if part.title:
            section.set("class", "chapter of-part")
        if part.title and page is part.pages[0]:
            title = make("p", part.title, class_="part")
            title.set("data-title", part.title)
            section.insert(0, title)
        yield section


def _head(options: dict[str, Any]) -> Element:
    description = make("meta", name="description", content=str(options["site_description"]))
    return make("head", "", make("title", str(options["site_name"])), description)


def _cover(options: dict[str, Any], language: Language) -> Element:
    """Return the cover: title, version, and the program that checked the examples."""
    version = validator().version.removeprefix("v")
    checked = strings.BOOK_CHECKED.in_language(language.code)
    kubernetes = strings.BOOK_VERSION.in_language(language.code)
    return make(
        "section",
        "",
        make("p", strings.BOOK_LANGUAGE.in_language(language.code), class_="language"),
        make("p", str(options["site_name"]), class_="title"),
        make("p", kubernetes.format(version=version), class_="version"),
        make("p", checked.format(version=version), class_="checked"),
        class_="cover",
    )


def _contents(groups: list[MenuGroup], body: Element, language: Language) -> Element:
    """Return the list of the chapters and their sections."""
    title = strings.BOOK_CONTENTS.in_language(language.code)
    heading = make("p", title, class_="contents-title")
    heading.set("data-title", title)
    found = make("section", "", heading, class_="contents", id="contents")
    chapters = {section.get("id", ""): section for section in body}
    for part in groups:
        if part.title:
            found.append(make("p", part.title, class_="contents-part"))
        entries = [_entry(chapters[page.id]) for page in part.pages]
        found.append(make("ul", "", *entries))
    return found


def _entry(section: Element) -> Element:
    """Return the lines of one chapter in the contents."""
    headings = section.findall(".//h2")
    chapter_title = section.find(".//h1")
    title = "" if chapter_title is None else chapter_title.get("data-title", "")
    entry = make("li", "", make("a", title, href=f"#{section.get('id')}"), class_="chapter-entry")
    lines = [
        make("li", "", make("a", heading.get("data-title", ""), href=f"#{heading.get('id')}"))
        for heading in headings
        if "id" in heading.attrib
    ]
    if lines:
        entry.append(make("ul", "", *lines))
    return entry
