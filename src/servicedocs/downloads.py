"""The example files as a reader takes them home: one by one, and all of a page in one archive.

They lie in `examples/` of the site, once for both languages. A page names a file by a link that
works from a server and from disk; where no folder is known (Zensical), a name is a name.
"""

import re
import zipfile
from collections.abc import Iterable
from html import escape
from pathlib import Path, PurePosixPath

from servicedocs import texts
from servicedocs.copying import without_notes
from servicedocs.fences import CLUSTER, Fence
from servicedocs.project import LANGUAGES
from servicedocs.transcripts import trailer

FOLDER = "examples"
SAVED = {"yaml": ".yaml", "python": ".py"}
LINK = re.compile(rf'<a download href="(?:\.\./)*{FOLDER}/([^"]+)"')
TITLE = re.compile(r'(<span class="filename">)(.*?)(</span>)')
DAY = (1980, 1, 1, 0, 0, 0)  # the same files give the same archive
ENOUGH = 2  # files that are worth an archive


def root_of_site(page: str, language: str) -> str:
    """Return the way from a page (its path below docs/<language>) to the root of the site."""
    folders = page.count("/") + bool(LANGUAGES[language].folder)
    return "../" * folders


def is_saved(fence: Fence) -> bool:
    """Tell whether a block shows a whole file that readers save."""
    return fence.whole and fence.language in SAVED


def linked(code: str, fence: Fence, language: str, root: str | None) -> str:
    """Make the name above a block a link to its file."""
    if root is None or not is_saved(fence):
        return code
    label = texts.DOWNLOAD.in_language(language).format(file=PurePosixPath(fence.file).name)
    title = f'title="{escape(label)}"{tried(fence)}'
    link = f'<a download href="{root}{FOLDER}/{escape(fence.file)}" {title}>'
    return TITLE.sub(rf"\1{link}\2</a>\3", code, count=1)


def tried(fence: Fence) -> str:
    """Return what theme/assets/offer/offer.js has to know of a block to let readers try it."""
    if fence.language == "python" and CLUSTER not in fence.classes:
        return f' data-run="{escape(fence.file)}"'
    if fence.language != "yaml":
        return ""
    paths = {"check": (fence.file,), "with": fence.paths("with"), "of": fence.paths("of")}
    known = {name: escape(" ".join(path)) for name, path in paths.items() if path}
    return "".join(f' data-{name}="{value}"' for name, value in known.items())


def archive(fences: Iterable[Fence], page: str, language: str, root: str | None) -> str:
    """Return the line that offers all files of a page, if there are several."""
    files = {fence.file for fence in fences if is_saved(fence)}
    if root is None or len(files) < ENOUGH:
        return ""
    name = str(PurePosixPath(page).with_suffix(".zip"))
    words = texts.DOWNLOAD_ALL.in_language(language).format(number=len(files))
    link = f'<a download href="{root}{FOLDER}/{escape(name)}">{words}</a>'
    return f'<p class="downloads screen-only" data-search-exclude>{link}</p>\n'


def publish(examples: Path, site: Path) -> None:
    """Put the files that the pages of a built site offer beside them."""
    for path in sorted(site.rglob("*.html")):
        offered = dict.fromkeys(LINK.findall(path.read_text(encoding="utf-8")))
        files = [name for name in offered if not name.endswith(".zip")]
        for name in files:
            copy(examples / name, site / FOLDER / name)
        for name in offered.keys() - set(files):
            pack(site / FOLDER, files, site / FOLDER / name)


def copy(example: Path, to: Path) -> None:
    """Write a file as readers save it, unless it is there."""
    if not to.exists():
        to.parent.mkdir(parents=True, exist_ok=True)
        text = trailer.shown(example.name, example.read_text(encoding="utf-8"))
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
