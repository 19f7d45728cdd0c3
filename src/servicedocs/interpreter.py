"""Python for the pages' readers: CPython as Pyodide compiles it, and PyYAML, in the site's folder.

A page loads it when its reader presses "run it" on a snippet. `pyodide/recipe/` fetched it.
"""

import shutil
import zipfile
from importlib.metadata import files
from pathlib import Path

from servicedocs.downloads import DAY
from servicedocs.project import ROOT

SOURCE = ROOT / "pyodide"
PLACE = "assets/pyodide"  # in the site, once for both languages
LIBRARY = "pyyaml"  # what snippets import beside the standard library
LICENCE = "LICENSE"


def write(site: Path) -> None:
    """Put the interpreter into a built site."""
    to = site / PLACE
    to.mkdir(parents=True, exist_ok=True)
    for path in sorted(SOURCE.iterdir()):
        if path.is_file():
            shutil.copyfile(path, to / path.name)
    pack(to / "libraries.zip")


def pack(to: Path) -> None:
    """Pack the library as it is installed here, without what is compiled for this machine."""
    own = [path for path in files(LIBRARY) or () if path.suffix == ".py" or path.name == LICENCE]
    # Stored, not packed: then the bytes hang on no library's version.
    with zipfile.ZipFile(to, "w") as archive:
        for path in sorted(own):
            archive.writestr(zipfile.ZipInfo(path.as_posix(), DAY), path.read_binary())
