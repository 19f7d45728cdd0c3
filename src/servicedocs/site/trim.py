"""Leave out of a built site what Material ships and no page of ours loads: a third of its bytes.

And what Pygments makes and nothing shows: a tenth of the elements of a page.
"""

import json
import re
from pathlib import Path

MAP_COMMENT = re.compile(rb"\n?(?://# sourceMappingURL=\S+|/\*# sourceMappingURL=\S+ ?\*/)\s*$")
INDEX = "search/search_index.json"
LUNR = "assets/javascripts/lunr"
SPACE = re.compile(r'<span class="w">(\s*)</span>')


def trim(folder: Path) -> None:
    """Trim the built pages of one language."""
    for path in (folder / "assets").rglob("*.map"):
        path.unlink()
        script = path.with_suffix("")
        script.write_bytes(MAP_COMMENT.sub(b"\n", script.read_bytes()))
    for path in (folder / "assets").rglob("*.d.ts"):  # the types of our scripts are for the tests
        path.unlink()
    languages = json.loads((folder / INDEX).read_text(encoding="utf-8"))["config"]["lang"]
    wanted = {f"{LUNR}/{name}" for name in lunr_scripts(languages)}
    for path in (folder / LUNR).rglob("*.js"):
        if path.relative_to(folder).as_posix() not in wanted:
            path.unlink()
    for path in folder.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(SPACE.sub(r"\1", text), encoding="utf-8")


def lunr_scripts(languages: list[str]) -> set[str]:
    """Return what Material's search worker loads for the languages of a search index."""
    own = {f"min/lunr.{code}.min.js" for code in languages if code != "en"}
    words = {"ja": "tinyseg.js", "hi": "wordcut.js", "th": "wordcut.js"}
    own |= {words[code] for code in languages if code in words}
    if len(languages) > 1:
        own.add("min/lunr.multi.min.js")
    return own | {"min/lunr.stemmer.support.min.js"} if own else own
