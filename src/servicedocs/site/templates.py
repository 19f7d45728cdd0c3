"""The bytecode cache of the theme's templates: compiling them is most of a small build."""

import os
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig

from servicedocs import cache


class _Compiled(jinja2.BytecodeCache):
    """The bytecode cache; Jinja itself compares each entry with its template's text."""

    def __init__(self, folder: Path) -> None:
        """Keep the entries in a folder."""
        self.folder = folder

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a name that does not hold the folder's, so that a copy finds it too."""
        return super().get_cache_key(name)

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill a template's bucket, where the cache has it."""
        with suppress(OSError):  # another build may just remove it
            if file := cache.found(self.folder / f"{bucket.key}.cache"):
                bucket.bytecode_from_string(file.read_bytes())

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep a template's bucket; where that fails, only time is lost."""
        with suppress(OSError):
            cache.keep(self.folder / f"{bucket.key}.cache", bucket.bytecode_to_string())


UNPUBLISHED = ("pdf",)  # of theme/


class _WithoutIcons(jinja2.FileSystemLoader):
    """The loader of a theme without its hidden folders and the style of the PDF.

    Material keeps some ten thousand icons there. MkDocs lists them all, and drops every one.
    """

    def list_templates(self) -> list[str]:
        """Return the names of all files that MkDocs may copy."""
        found: set[str] = set()
        for theme in self.searchpath:
            for folder, folders, files in os.walk(theme, followlinks=self.followlinks):
                folders[:] = [name for name in folders if is_published(name)]
                inside = Path(folder).relative_to(theme)
                found.update((inside / name).as_posix() for name in files)
        return sorted(found)


def is_published(folder: str) -> bool:
    """Tell whether a folder of a theme is published."""
    return not folder.startswith(".") and folder not in UNPUBLISHED


def quicken(config: MkDocsConfig, root: Path) -> None:
    """Let a build take its templates from the last one where they have not changed."""
    original = config.theme.get_env

    def get_env() -> jinja2.Environment:
        env = original()
        folder = root / ".cache" / "templates" / _digest(env)
        env.bytecode_cache = _Compiled(folder)
        env.loader = _WithoutIcons(config.theme.dirs)
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def _digest(env: jinja2.Environment) -> str:
    """Return the digest of what compiled templates depend on beside their texts."""
    settings = [str(sorted(env.extensions)), str(env.autoescape), str(env.trim_blocks)]
    versions = [f"{name} {version(name)}" for name in ("jinja2", "mkdocs", "mkdocs-material")]
    return cache.digest(*versions, *settings)[: cache.LENGTH]
