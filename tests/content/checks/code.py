"""Example files and the blocks that show them: every file shown, every name one that exists."""

import posixpath
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from servicedocs.html import Node
from servicedocs.markdown.clipboard import to_copy
from servicedocs.markdown.fences import Fence
from servicedocs.markdown.page import Page
from tests.support.site import Site, problem

LANGUAGE_OF = {".yaml": "yaml", ".py": "python", ".console": "console"}
NAMED = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*\.(?:reach\.yaml|yaml|py|console)")
NAMELESS = re.compile(r"^(?:test|example|foo|bar|tmp|manifest)\d*\.")
# Characters that look right, and that no shell and no YAML reader takes for what they look like.
LOOKALIKES = re.compile(
    "[\u00a0\u2010-\u2015\u2018-\u201f\u2026\u200b-\u200f\ufeff\t\uff01-\uff5e]"
)
IMAGE = re.compile(r"\bimage[:=] ?([^\s'\"]+)")
# The one transcript that shows what a pasted dash does.
SHOWS_DASHES = "misconceptions/pasted-dashes.console"
OWN_NAME = re.compile(r"(?<![\w-])pooh-[a-z0-9-]*[a-z0-9]")
PORT = re.compile(r"(?<![\d.,-])\d{4,}(?![\d.,-]*\d|[A-Z])")


def problems(site: Site) -> list[str]:
    """Return what is wrong with the examples and the blocks of every page."""
    found = [*_files(site), *_images(site), *_shown(site)]
    for page in site.pages.values():
        found += [*_fences(page), *_base_names(page), *_names(site, page)]
    return found


def _files(site: Site) -> Iterator[str]:
    for name, data in site.examples.items():
        path = f"examples/{name}"
        file = PurePosixPath(name).name
        if not NAMED.fullmatch(file) or NAMELESS.match(file):
            remedy = "say what it shows in lower case: selector-misses-pod.yaml"
            yield problem(path, 1, "the name of the file does not say what it shows", remedy)
        yield from _text(path, data)


def _images(site: Site) -> Iterator[str]:
    """Demand a tag: without one, readers would pull another image next year."""
    for name, data in site.examples.items():
        for image in IMAGE.findall(data.decode(errors="replace")):
            if ":" not in image.rpartition("/")[2] or image.endswith(":latest"):
                what = f"the image {image} has no version"
                yield problem(f"examples/{name}", 1, what, "write a tag, such as nginx:1.29")


def _text(path: str, data: bytes) -> Iterator[str]:
    try:
        text = data.decode()
    except UnicodeDecodeError:
        yield problem(path, 1, "the file is not UTF-8", "save it as UTF-8")
        return
    if not text.endswith("\n") or text.endswith("\n\n") or "\r" in text:
        yield problem(path, text.count("\n"), "the file's end or line ends", "end it with one \\n")
    for line, row in enumerate(text.split("\n"), 1):
        if row != row.rstrip():
            yield problem(path, line, "spaces end the line", "take them away")
        if any(unicodedata.category(char) == "Lo" for char in row):
            remedy = "explain it on the pages: both languages show this file"
            yield problem(path, line, "the example is in one language", remedy)


def _shown(site: Site) -> Iterator[str]:
    """Demand that every page language shows every file."""
    for language in ("ko", "en"):
        pages = [page for page in site.pages.values() if page.language == language]
        blocks = [fence for page in pages for fence in (*page.fences, *page.recorded)]
        shown = {fence.file for fence in blocks if fence.whole}
        for name in sorted(site.examples.keys() - shown):
            remedy = f'embed it: --8<-- "{name}" {{.yaml}}'
            yield problem(f"examples/{name}", 1, f"no page under docs/{language} shows it", remedy)


def _fences(page: Page) -> Iterator[str]:
    for fence in page.fences:
        if fence.file == SHOWS_DASHES:
            continue
        if found := LOOKALIKES.search(to_copy(fence.source, fence.language)):
            name = unicodedata.name(found[0], "TAB")
            yield page.problem(fence.line, f"{fence.label} holds a {name}", "type it plainly")
        if fence.language == "python" and not fence.whole:
            yield page.problem(fence.line, "this Python has no file", "embed examples/topic/it.py")
        wanted = LANGUAGE_OF.get(PurePosixPath(fence.file).suffix, "yaml")
        if fence.file and fence.language != wanted:
            yield page.problem(fence.line, f"{fence.label} is shown as {fence.language}", wanted)
        yield from _highlighted(page, fence)


def _highlighted(page: Page, fence: Fence) -> Iterator[str]:
    rows = fence.source.count("\n") + 1
    numbers = [int(number) for number in re.findall(r"\d+", fence.attributes.get("hl_lines") or "")]
    if any(not 1 <= number <= rows for number in numbers):
        yield page.problem(
            fence.line, f"{fence.label} has no line {max(numbers)}", "correct hl_lines="
        )


def _base_names(page: Page) -> Iterator[str]:
    """Commands name files by their base names: on one page each must be one file."""
    files = defaultdict(set)
    for fence in page.fences:
        if fence.file:
            files[PurePosixPath(fence.file).name].add(fence.file)
    for name, found in files.items():
        if len(found) > 1:
            where = " and ".join(sorted(found))
            yield page.problem(page.line_of(name), f"{name} is {where}", "rename one of them")


def _names(site: Site, page: Page) -> Iterator[str]:
    """Demand that names and ports in the text are ones that a block shows."""
    for wanted, links in _mentions(page):
        near = [page, *(site.pages[link] for link in links if link in site.pages)]
        for name in sorted(name for name in wanted if not any(_shows(one, name) for one in near)):
            line = page.line_of(name)
            remedy = "write what the manifests have, or link to the page that shows it"
            yield page.problem(line, f"no block of this page has {name}", remedy)


@cache
def _mentions(page: Page) -> list[tuple[set[str], list[tuple[str, str]]]]:
    """Return the names in each block of text, and the pages to which it links."""
    found = []
    folder = posixpath.dirname(page.name)
    for node in _blocks(page.root):
        codes = [
            code.text_content() for code in node.walk(frozenset({"pre"})) if code.tag == "code"
        ]
        wanted = {name for code in codes for name in _mentioned(code)}
        if wanted:
            hrefs = [link.attrib.get("href", "").partition("#")[0] for link in node.all("a")]
            links = [posixpath.normpath(posixpath.join(folder, href)) for href in hrefs]
            found.append((wanted, [(page.language, link) for link in links]))
    return found


def _mentioned(code: str) -> list[str]:
    return [*OWN_NAME.findall(code), *PORT.findall(code)]


def _blocks(root: Node) -> Iterator[Node]:
    """Yield the smallest blocks of text: a paragraph, an item, a table's row.

    No one writes the table of all fields: it comes from judged objects.
    """
    computed = {row for one in root.walk() if "field-table" in one.classes for row in one.all("tr")}
    for node in root.walk(frozenset({"pre"})):
        if node in computed:
            continue
        inner = [child for child in node.walk() if child is not node]
        if node.tag in {"p", "tr", "summary", "h1", "h2", "h3", "h4"} or (
            node.tag == "li" and not any(child.tag in {"p", "li"} for child in inner)
        ):
            yield node


def _shows(page: Page, name: str) -> bool:
    """Tell whether a block or a message of Kubernetes has a name as a whole word."""
    return name in page.code_words
