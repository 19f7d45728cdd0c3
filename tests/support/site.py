"""The whole site in both languages, collected once, and cheap copies of it to break."""

import re
import shutil
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from servicedocs.markdown.fences import Finding
from servicedocs.markdown.page import Page, collect, settings
from servicedocs.project import LANGUAGES, ROOT

CONFIGS = tuple(language.config for language in LANGUAGES.values())
EXAMPLE = re.compile(r"[\w./-]+\.(?:yaml|py|console)")
_collected: dict[tuple[object, ...], Page] = {}


@dataclass(frozen=True)
class Site:
    """Every page by its language and name, and the examples that they show."""

    root: Path
    pages: dict[tuple[str, str], Page]
    examples: dict[str, bytes]

    @property
    def names(self) -> list[str]:
        """Return the names of the pages that any language has."""
        return sorted({name for _, name in self.pages})

    def pairs(self) -> list[tuple[Page, Page]]:
        """Return the Korean and the English page of every name that has both."""
        both = [name for name in self.names if {("ko", name), ("en", name)} <= self.pages.keys()]
        return [(self.pages["ko", name], self.pages["en", name]) for name in both]

    def with_page(self, language: str, name: str, text: str) -> "Site":
        """Return the site with another text of one page."""
        config = _config(language, self.root)
        path = self.root / "docs" / language / name
        before = path.read_text(encoding="utf-8")
        path.write_text(text, encoding="utf-8")
        page = collect(path, config)
        path.write_text(before, encoding="utf-8")
        return replace(self, pages={**self.pages, (language, name): page})

    def only(self, name: str) -> "Site":
        """Return the site with nothing but one page in both languages."""
        pages = {place: page for place, page in self.pages.items() if place[1] == name}
        return replace(self, pages=pages)

    def config_text(self, language: str) -> str:
        """Return the settings of a language as written."""
        return (self.root / LANGUAGES[language].config).read_text(encoding="utf-8")


def problem(path: str, line: int, what: str, remedy: str) -> str:
    """Say what is wrong with a file, as a build would."""
    return Finding(line, what, remedy).text(path)


def examples(root: Path) -> dict[str, bytes]:
    """Return every file under examples/, without what tools leave there."""
    folder = root / "examples"
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    named = {path.relative_to(folder): path for path in files}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in named.items()
        if not any(part.startswith((".", "__")) for part in name.parts)
    }


_config = cache(settings)


def load(root: Path = ROOT) -> Site:
    """Collect every page: of the project itself once, of a copy the unchanged ones from memory."""
    return _own() if root == ROOT else _collect(root)


@cache
def _own() -> Site:
    return _collect(ROOT)


def _collect(root: Path) -> Site:
    shown = examples(root)
    pages = {}
    for language in LANGUAGES:
        config = _config(language, root)
        for path in sorted(Path(config.docs_dir).rglob("*.md")):
            name = path.relative_to(config.docs_dir).as_posix()
            pages[language, name] = _page(path, config, (language, name), shown)
    return Site(root, pages, shown)


@cache
def _named(text: str) -> list[str]:
    """Return the examples that a page may show: it is read again when one of them changes."""
    return sorted(set(EXAMPLE.findall(text)))


def _page(
    path: Path, config: MkDocsConfig, place: tuple[str, str], shown: dict[str, bytes]
) -> Page:
    text = path.read_text(encoding="utf-8")
    key = (place, text, tuple(shown.get(name) for name in _named(text)))
    if key not in _collected:
        _collected[key] = collect(path, config)
    return _collected[key]


def copied(root: Path) -> Path:
    """Copy what the checks look at into an empty folder."""
    for folder in ("docs", "examples"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns(".*", "__*"))
    for config in CONFIGS:
        shutil.copy(ROOT / config, root / config)
    return root


class _Loader(yaml.SafeLoader):
    """Reads MkDocs' settings without running what they name."""


def _plain(loader: yaml.SafeLoader, _tag: str, node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return str(node.value)


_Loader.add_multi_constructor("!", _plain)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _plain)


@cache
def read_settings(text: str) -> dict[str, object]:
    """Parse the text of mkdocs.yml."""
    loaded = yaml.load(text, _Loader)  # noqa: S506 (a SafeLoader)
    assert isinstance(loaded, dict)
    return loaded
