"""The model of a rendered page: its conversion, HTML tree, headings, links and tables."""

import os
import re
from collections.abc import Iterator
from copy import copy, deepcopy
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from markdown import Markdown
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import meta

from servicedocs.html import Node, parse
from servicedocs.markdown.extension import Conversion, ServicedocsExtension
from servicedocs.markdown.fences import Finding
from servicedocs.markdown.reference.messages import GENERATED, HEADING
from servicedocs.project import LANGUAGES, ROOT

CODE = frozenset({"code", "pre", "samp"})
WORD = re.compile(r"[A-Za-z0-9]+(?:-+[A-Za-z0-9]+)*")
QUOTED = CODE | {"blockquote"}


@dataclass(frozen=True)
class Heading:
    """One heading as the reader sees it."""

    level: int
    id: str
    text: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Page(Conversion):
    """One page in one language."""

    path: Path
    language: str
    name: str
    text: str
    front: dict[str, Any]
    html: str

    @cached_property
    def label(self) -> str:
        """Name the page in a message."""
        return f"docs/{self.language}/{self.name}"

    @cached_property
    def problems(self) -> list[str]:
        """Return the findings on the page, as a build prints them."""
        return [finding.text(self.label) for finding in self.findings]

    @cached_property
    def _parsed(self) -> tuple[Node, list[str]]:
        root, faults = parse(self.html)
        for node in root.walk():
            if GENERATED in node.classes:
                node[:] = []
        return root, faults

    @property
    def root(self) -> Node:
        """Return the elements of the page's HTML, without the bodies of generated entries."""
        return self._parsed[0]

    @property
    def nesting(self) -> list[str]:
        """Return the nesting errors of the page's HTML."""
        return self._parsed[1]

    @cached_property
    def headings(self) -> list[Heading]:
        """Return the headings that the page's author wrote, in order."""
        return [
            Heading(
                int(node.tag[1]), node.attrib.get("id", ""), node.text_content().removesuffix("¶")
            )
            for node in self.root.all("h1", "h2", "h3", "h4", "h5", "h6")
            if HEADING not in node.classes
        ]

    @cached_property
    def ids(self) -> list[str]:
        """Return every id that a link can lead to."""
        return [node.attrib["id"] for node in self.root.walk() if "id" in node.attrib]

    @cached_property
    def links(self) -> list[str]:
        """Return where the links lead that its author wrote, in order."""
        links = [
            node
            for node in self.root.all("a")
            if "headerlink" not in node.classes and "download" not in node.attrib
        ]
        return [node.attrib.get("href", "") for node in links]

    @cached_property
    def images(self) -> list[Node]:
        """Return the pictures in order."""
        return self.root.all("img")

    @cached_property
    def tables(self) -> list[list[list[str]]]:
        """Return the cells of every table's rows, its head first."""
        return [
            [
                [cell.text_content().strip() for cell in row.all("th", "td")]
                for row in table.all("tr")
            ]
            for table in self.root.all("table")
        ]

    @cached_property
    def code_words(self) -> set[str]:
        """Return the words of the page's blocks and of Kubernetes' messages on them."""
        said = [verdict.message for seen in self.judgements for verdict in seen.verdicts]
        return set(WORD.findall("\n".join([*(fence.source for fence in self.fences), *said])))

    @cached_property
    def sections(self) -> dict[str, "Section"]:
        """Return the sections by the ids of their headings."""
        return {section.id: section for section in _sections(self.root)}

    def line_of(self, text: str) -> int:
        """Return the first line of the page's file that holds a text, or 1."""
        lines = enumerate(self.text.split("\n"), 1)
        return next((number for number, line in lines if text in line), 1)

    def problem(self, line: int, what: str, remedy: str) -> str:
        """Return one finding on this page, as a build prints it."""
        return Finding(line, what, remedy).text(self.label)


@dataclass
class Section:
    """The nodes from one heading up to the next."""

    id: str
    nodes: list[Node]


def _sections(root: Node) -> Iterator[Section]:
    section = Section("", [])
    for node in root:
        if node.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            yield section
            section = Section(node.attrib.get("id", ""), [])
        section.nodes.append(node)
    yield section


@cache
def _loaded(language: str) -> MkDocsConfig:
    return load_config(str(ROOT / LANGUAGES[language].config))


def settings(language: str, root: Path = ROOT) -> MkDocsConfig:
    """Return a language's own settings, for a site whose pages and examples lie under `root`."""
    config = copy(_loaded(language))
    config["docs_dir"] = str(root / LANGUAGES[language].docs)
    config["mdx_configs"] = deepcopy(config.mdx_configs)
    snippets = config.mdx_configs.get("pymdownx.snippets", {})
    if "base_path" in snippets:
        snippets["base_path"] = [str(root / base) for base in snippets["base_path"]]
    return config


def collect(path: Path, config: MkDocsConfig) -> Page:
    """Render one page by the site's own settings."""
    text = path.read_text(encoding="utf-8-sig")
    body, front = meta.get_data(text)
    md = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)
    name = os.path.relpath(path, config.docs_dir)
    extension = next(
        one for one in md.registeredExtensions if isinstance(one, ServicedocsExtension)
    )
    extension.file = SimpleNamespace(content_string=text, abs_src_path=str(path), src_path=name)
    html = md.convert(body)
    return Page(
        path=path,
        language=str(config.theme["language"]),
        name=name,
        text=text,
        front=front,
        html=html,
        **vars(extension.conversion),
    )
