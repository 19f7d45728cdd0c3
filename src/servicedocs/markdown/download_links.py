"""The links to example files: one at the name above a block, one to an archive of the page.

A page names a file by a link that works from a server and from disk; where no folder is known
(Zensical), a name is a name.
"""

import re
from collections.abc import Iterable
from html import escape
from pathlib import PurePosixPath

from servicedocs import strings
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.marks import CLUSTER, CUSTOM, cluster_attribute
from servicedocs.project import LANGUAGES

FOLDER = "examples"
SAVED = {"yaml": ".yaml", "python": ".py"}
TITLE = re.compile(r'(<span class="filename">)(.*?)(</span>)')
ENOUGH = 2  # files that are worth an archive


def root_of_site(page: str, language: str) -> str:
    """Return the relative URL of the site's root from a page, named below docs/<language>."""
    folders = page.count("/") + bool(LANGUAGES[language].folder)
    return "../" * folders


def is_saved(fence: Fence) -> bool:
    """Tell whether a block shows a whole file that readers save."""
    return fence.whole and fence.language in SAVED


def linked(code: str, fence: Fence, language: str, root: str | None) -> str:
    """Make the name above a block a link to its file."""
    if root is None or not is_saved(fence):
        return code
    label = strings.DOWNLOAD.in_language(language).format(file=PurePosixPath(fence.file).name)
    title = f'title="{escape(label)}"{tried(fence)}'
    link = f'<a download href="{root}{FOLDER}/{escape(fence.file)}" {title}>'
    return TITLE.sub(rf"\1{link}\2</a>\3", code, count=1)


def tried(fence: Fence) -> str:
    """Return the data attributes by which offer.js lets readers try a block."""
    if fence.language == "python" and CLUSTER not in fence.marks:
        return f' data-run="{escape(fence.file)}"'
    if fence.language != "yaml" or CUSTOM in fence.marks:  # an editor could say nothing of it
        return ""
    paths = {"check": (fence.file,), "with": fence.named("with"), "of": fence.named("of")}
    known = {name: escape(" ".join(path)) for name, path in paths.items() if path}
    attributes = (f' data-{name}="{value}"' for name, value in known.items())
    return "".join(attributes) + cluster_attribute(fence.marks)


def archive(fences: Iterable[Fence], page: str, language: str, root: str | None) -> str:
    """Return the line that offers all files of a page, if there are several."""
    files = {fence.file for fence in fences if is_saved(fence)}
    if root is None or len(files) < ENOUGH:
        return ""
    name = str(PurePosixPath(page).with_suffix(".zip"))
    words = strings.DOWNLOAD_ALL.in_language(language).format(number=len(files))
    link = f'<a download href="{root}{FOLDER}/{escape(name)}">{words}</a>'
    return f'<p class="downloads screen-only" data-search-exclude>{link}</p>\n'
