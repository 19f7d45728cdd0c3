"""The removal of what Material ships and no page loads, a third of the site's bytes.

And of what nothing shows: elements that Pygments makes, a tenth of a page's, and the indentation of
templates, 0.8 of a page's 24 KiB as they are sent, and the comments of the scripts that every page
loads, 1.8 of 8 KiB.
"""

import json
import re
from pathlib import Path

from servicedocs.site.built import BuiltSite

MAP_COMMENT = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*$")
INDEX = "search/search_index.json"
LUNR = "assets/javascripts/lunr"
SPACE = re.compile(r'<span class="w">(\s*)</span>')
# Between two tags; in what keeps its space, nothing is touched.
INDENT = re.compile(
    r"(?P<kept><(?P<tag>pre|code|script|style|textarea)\b.*?</(?P=tag)>)|(?<=>)\s*\n\s*(?=<)", re.S
)

# Our scripts that a page loads unasked, and a line that is a comment and nothing else.
SCRIPTS = (
    "page/*.js",
    "shared/*.js",
    "offer/offer.js",
    "search/when-wanted.js",
    "search/iframe-worker.js",
)
COMMENT = re.compile(r"^\s*(?://.*|/\*\*.*\*/)\n", re.M)


def trim(site: BuiltSite) -> None:
    """Trim the files of every language, and the pages."""
    for home in site.homes.values():
        trim_assets(home)
    for page in site.pages:
        page.text = without_indent(SPACE.sub(r"\1", page.text))


def without_indent(text: str) -> str:
    """Put one line's end in the place of the lines and the indentation between two tags."""
    return INDENT.sub(lambda found: found["kept"] or "\n", text)


def without_comments(script: str) -> str:
    """Drop the lines of a script that are comments; none of its texts has such a line."""
    return COMMENT.sub("", script)


def trim_assets(folder: Path) -> None:
    """Remove source maps, and the scripts of search in other languages."""
    for path in (folder / "assets").rglob("*.map"):
        path.unlink()
        script = path.with_suffix("")
        script.write_bytes(MAP_COMMENT.sub(b"\n", script.read_bytes()))
    for path in (folder / "assets").rglob("*.d.ts"):  # the types of our scripts are for the tests
        path.unlink()
    for path in (path for name in SCRIPTS for path in (folder / "assets").glob(name)):
        path.write_text(without_comments(path.read_text(encoding="utf-8")), encoding="utf-8")
    languages = json.loads((folder / INDEX).read_text(encoding="utf-8"))["config"]["lang"]
    wanted = {f"{LUNR}/{name}" for name in lunr_scripts(languages)}
    for path in (folder / LUNR).rglob("*.js"):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()


def lunr_scripts(languages: list[str]) -> set[str]:
    """Return what Material's search worker loads for the languages of a search index."""
    own = {f"min/lunr.{code}.min.js" for code in languages if code != "en"}
    if len(languages) > 1:
        own.add("min/lunr.multi.min.js")
    return own | {"min/lunr.stemmer.support.min.js"} if own else own
