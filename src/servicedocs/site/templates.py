"""Makes the theme's templates ready sooner than MkDocs does: they are most of a small build."""

import hashlib
import os
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Keeps compiled templates; Jinja itself compares each with the text that it came from."""

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return a name that does not hold the folder's, so that a copy finds it too."""
        return super().get_cache_key(name)


UNPUBLISHED = ("pdf",)  # of theme/


class _WithoutIcons(jinja2.FileSystemLoader):
    """Lists a theme without its hidden folders, and without the style of the PDF.

    Material keeps some ten thousand icons there. MkDocs lists them all, and drops every one.
    """

    def list_templates(self) -> list[str]:
        """Return the names of all files that MkDocs may copy."""
        found: set[str] = set()
        for place in self.searchpath:
            for folder, folders, files in os.walk(place, followlinks=self.followlinks):
                folders[:] = [name for name in folders if is_published(name)]
                inside = Path(folder).relative_to(place)
                found.update((inside / name).as_posix() for name in files)
        return sorted(found)


def is_published(folder: str) -> bool:
    """Tell whether a site holds what a folder of a theme does."""
    return not folder.startswith(".") and folder not in UNPUBLISHED


def quicken(config: MkDocsConfig, root: Path) -> None:
    """Let a build take its templates from the last one where they have not changed."""
    original = config.theme.get_env

    def get_env() -> jinja2.Environment:
        env = original()
        folder = root / ".cache" / "templates" / _kind(env)
        with suppress(OSError):  # where nothing can be written, only time is lost
            folder.mkdir(parents=True, exist_ok=True)
            env.bytecode_cache = _Compiled(str(folder))
        env.loader = _WithoutIcons(config.theme.dirs)
        return env

    config.theme.get_env = get_env  # type: ignore[method-assign]


def _kind(env: jinja2.Environment) -> str:
    """Return a number for all but its own text that a compiled template depends on."""
    settings = [str(sorted(env.extensions)), str(env.autoescape), str(env.trim_blocks)]
    return hashlib.sha256("\n".join([*_versions(), *settings]).encode()).hexdigest()[:20]


@cache
def _versions() -> list[str]:
    return [f"{name} {version(name)}" for name in ("jinja2", "mkdocs", "mkdocs-material")]
