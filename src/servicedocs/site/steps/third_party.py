"""The programs of others in the built site: the editor, and Python for the pages' snippets.

A page loads either when its reader presses a button. The recipes in `third_party/` fetched them.
Material's search worker is refused: ours stands in its place.
"""

import re
import shutil
import zipfile
from importlib.metadata import files, version
from pathlib import Path

from servicedocs import cli
from servicedocs.project import ROOT
from servicedocs.site.built import BuiltSite
from servicedocs.site.steps.downloads import DAY

SOURCE = ROOT / "third_party"
EDITOR = Path("assets/vendor/codemirror")  # in the folder of each language
PYODIDE = "assets/pyodide"  # in the site, once for both languages
LIBRARY = "pyyaml"  # what snippets import beside the standard library
LICENCE = "LICENSE"
SEARCH = re.compile(r'"search": "([^"]*)"')  # in the settings that each page has for Material
SEARCH_WORKER = "assets/search/worker.js"


def write_editor(site: BuiltSite) -> None:
    """Put the editor beside the pages of every language."""
    for home in site.homes.values():
        _copy(SOURCE / "codemirror", home / EDITOR)


def write_pyodide(site: BuiltSite) -> None:
    """Put CPython, as Pyodide compiles it, and PyYAML into a built site."""
    to = site.folder / PYODIDE
    _copy(SOURCE / "pyodide", to)
    _pack_library(to / "libraries.zip")


def refuse_search_worker(site: BuiltSite) -> None:
    """Fail where a page names Material's search worker: a new version gives it another hash."""
    named = "".join(SEARCH.findall(site.pages[0].text))
    if not named.endswith(SEARCH_WORKER):
        raise cli.Failure(
            f"theme/main.html: Material {version('mkdocs-material')} names its search worker "
            f"{named or 'otherwise'}; write that name into what the block `config` replaces"
        )


def _copy(source: Path, to: Path) -> None:
    """Copy the files of a folder, without its recipe."""
    to.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir()):
        if path.is_file():
            shutil.copyfile(path, to / path.name)


def _pack_library(to: Path) -> None:
    """Pack the installed library without its compiled extensions."""
    own = [path for path in files(LIBRARY) or () if path.suffix == ".py" or path.name == LICENCE]
    # Stored, not packed: then the bytes hang on no library's version.
    with zipfile.ZipFile(to, "w") as archive:
        for path in sorted(own):
            archive.writestr(zipfile.ZipInfo(path.as_posix(), DAY), path.read_binary())
