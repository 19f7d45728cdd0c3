"""The example files as downloads: one by one, and all of a page in one archive.

They lie in `examples/` of the site, once for both languages.
"""

import zipfile
from pathlib import Path, PurePosixPath

from servicedocs.examples import metadata
from servicedocs.markdown.clipboard import without_notes
from servicedocs.markdown.download_links import FOLDER
from servicedocs.site.built import BuiltSite

DAY = (1980, 1, 1, 0, 0, 0)  # the same files give the same archive


def publish(site: BuiltSite) -> None:
    """Put the files that the pages offer beside them."""
    folder = site.folder / FOLDER
    for page in site.pages:
        addresses = [link["href"].partition(f"{FOLDER}/")[2] for link in page.downloads]
        offered = dict.fromkeys(addresses)
        files = [name for name in offered if not name.endswith(".zip")]
        for name in files:
            copy(site.examples / name, folder / name)
        for name in offered.keys() - set(files):
            pack(folder, files, folder / name)


def copy(example: Path, to: Path) -> None:
    """Write a file as readers save it, unless it is there."""
    if not to.exists():
        to.parent.mkdir(parents=True, exist_ok=True)
        text = metadata.shown(example.name, example.read_text(encoding="utf-8"))
        to.write_text(without_notes(text), encoding="utf-8")


def pack(folder: Path, files: list[str], to: Path) -> None:
    """Write an archive, unless it is there: a folder with a page's files side by side."""
    if to.exists():
        return
    to.parent.mkdir(parents=True, exist_ok=True)
    # Stored, not packed: small as they are, their bytes then hang on no library's version.
    with zipfile.ZipFile(to, "w") as archive:
        for name in files:
            entry = zipfile.ZipInfo(f"{to.stem}/{PurePosixPath(name).name}", DAY)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (folder / name).read_bytes())
