"""What a browser meets in the built folder: files, fragments, hosts, languages."""

import os
import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from servicedocs.html import parse

READ = ("text=", "entry=")  # by the workbench, from its address: theme/assets/workbench/share.js
# What a browser fetches by itself while it shows a page; a link that a reader follows is not.
LOADED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
LOADED_LINKS = {
    "apple-touch-icon",
    "dns-prefetch",
    "icon",
    "manifest",
    "modulepreload",
    "preconnect",
    "prefetch",
    "preload",
    "stylesheet",
}
CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+|image-set\(\s*(?=["']))["']?([^"')\s;]+)""")
ROOT_PAGE = "404.html"  # answers for every address, so its links start at the site's root


class Html:
    """One built page: its tags with their attributes, and the text of its styles."""

    def __init__(self, folder: Path, path: str) -> None:
        """Read a page of the folder."""
        self.folder = folder
        self.path = path
        self.text = (folder / path).read_text(encoding="utf-8")
        nodes = list(parse(self.text)[0].walk())
        self.tags = [(node.tag, node.attrib) for node in nodes]
        self.styles = [node.get("style", "") for node in nodes]
        self.styles += [node.text_content() for node in nodes if node.tag == "style"]

    @cached_property
    def ids(self) -> list[str]:
        """Return the ids that a fragment can name."""
        return [values["id"] for _, values in self.tags if "id" in values]

    @cached_property
    def links(self) -> list[str]:
        """Return the addresses that a reader can follow."""
        return [values["href"] for tag, values in self.tags if tag == "a" and "href" in values]

    @cached_property
    def loads(self) -> list[str]:
        """Return the addresses that a browser fetches by itself."""
        return [*self._sources(), *css_addresses("\n".join(self.styles))]

    def _sources(self) -> Iterator[str]:
        for tag, values in self.tags:
            if tag == "link" and LOADED_LINKS & set(values.get("rel", "").split()):
                yield values.get("href", "")
            for name in LOADED.get(tag, ()):
                for candidate in values.get(name, "").split(","):
                    yield from candidate.split()[:1]

    def first(self, tag: str, name: str, value: str = "") -> str:
        """Return an attribute of the first tag that has it (and a class, if one is named)."""
        for found, values in self.tags:
            if found == tag and name in values and value in values.get("class", ""):
                return values[name]
        return ""


def css_addresses(text: str) -> list[str]:
    """Return the addresses that a style sheet loads."""
    return [address for address in CSS_ADDRESS.findall(text) if not address.startswith("#")]


def pages(folder: Path) -> dict[str, Html]:
    """Return the built pages by their path."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    return {name: Html(folder, name) for name in names}


def problems(folder: Path, built: dict[str, Html] | None = None) -> list[str]:
    """Return everything that is wrong with a built folder."""
    built = built or pages(folder)
    found = []
    for page in built.values():
        found += [*_links(page, built), *_loads(page), *_form(page), *_language(page, built)]
    return [*found, *_styles(folder)]


def _target(page: Html, address: str) -> str:
    """Return the file that an address on a page means."""
    base = "/" if page.path.endswith(ROOT_PAGE) else "/" + page.path
    path = unquote(urlsplit(urljoin(base, address)).path).lstrip("/")
    return page.path if not urlsplit(address).path else path


def _links(page: Html, built: dict[str, Html]) -> Iterator[str]:
    for address in page.links:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        target = _target(page, address)
        if not (page.folder / target).is_file():
            # A build without PDFs (scripts/build --no-pdf) has no folder for them.
            if not target.startswith("pdf/") or (page.folder / "pdf").exists():
                yield f"{page.path}: the link {address!r} leads to no file ({target})"
        elif parts.fragment.startswith(READ):
            continue
        elif parts.fragment and unquote(parts.fragment) not in built[target].ids:
            yield f"{page.path}: the link {address!r} leads to no id of {target}"


def _loads(page: Html) -> Iterator[str]:
    for address in page.loads:
        parts = urlsplit(address)
        if parts.scheme == "data":
            continue
        if parts.scheme or parts.netloc:
            yield f"{page.path}: loads {address!r} from another host"
        elif not (page.folder / _target(page, address)).is_file():
            yield f"{page.path}: loads {address!r}, which is not there"


def _form(page: Html) -> Iterator[str]:
    if "--8<--" in page.text:
        yield f"{page.path}: a reader sees a literal --8<--"
    for name, times in Counter(page.ids).items():
        if times > 1:
            yield f"{page.path}: {times} elements have the id {name!r}"
    if any(tag == "link" and values.get("rel") == "alternate" for tag, values in page.tags):
        yield f'{page.path}: Material fetches a sitemap for every <link rel="alternate">'
    described = [values for _, values in page.tags if values.get("name") == "description"]
    if not any(values.get("content", "").strip() for values in described):
        yield f"{page.path}: has no description"


def _language(page: Html, built: dict[str, Html]) -> Iterator[str]:
    """Demand the page's own language, and a link to the same page in the other one."""
    english = page.path.startswith("en/")
    own, other = ("en", "ko") if english else ("ko", "en")
    if page.first("html", "lang") != own:
        yield f"{page.path}: is not marked as {own}"
    twin = page.path.removeprefix("en/") if english else f"en/{page.path}"
    if page.path.endswith(ROOT_PAGE):
        twin = posixpath.join(posixpath.dirname(twin), "index.html")
    link = page.first("a", "href", "site-language")
    if not link or _target(page, link) != twin or twin not in built:
        yield f"{page.path}: its language link {link!r} does not lead to {twin}"
    if page.first("a", "hreflang", "site-language") != other:
        yield f"{page.path}: its language link does not say {other}"


def _styles(folder: Path) -> Iterator[str]:
    for path in folder.rglob("*.css"):
        for address in css_addresses(path.read_text(encoding="utf-8")):
            parts = urlsplit(address)
            local = os.path.normpath(path.parent / unquote(parts.path))
            name = path.relative_to(folder)
            if parts.netloc:
                yield f"{name}: loads {address!r} from another host"
            elif parts.scheme != "data" and not Path(local).is_file():
                yield f"{name}: loads {address!r}, which is not there"
