"""The numbers that a page tells of itself and the home page of all: counted, never typed.

And the kind of each page, from the line under its title into the search index.
"""

import json
import re
from pathlib import Path

from servicedocs import strings
from servicedocs.site.built import BuiltPage, BuiltSite
from servicedocs.site.steps.trim import INDEX

COUNTED = ("judged", "wrong", "recorded")
COUNTS = re.compile(r'<p class="judged"[^>]*>')
NUMBER = '(<b data-number="{}">)[^<]*'
FACTS = '<span class="page-facts"></span>'
KIND = re.compile(r'<span class="page-kind">([^<]*)</span>')


def write(site: BuiltSite) -> None:
    """Write the numbers into the pages, and the kinds of pages into the search index."""
    for language, home in site.homes.items():
        pages = [page for page in site.pages if page.language == language]
        for name in COUNTED:
            total = sum(count(page, name) for page in pages)
            for page in pages:
                page.text = re.sub(NUMBER.format(name), rf"\g<1>{total}", page.text)
        for page in pages:
            page.text = page.text.replace(FACTS, _facts(page))
        _write_index(home, pages)


def _write_index(home: Path, pages: list[BuiltPage]) -> None:
    kinds = {page.path.relative_to(home).as_posix(): KIND.search(page.text) for page in pages}
    index = json.loads((home / INDEX).read_text(encoding="utf-8"))
    for doc in index["docs"]:
        if kind := kinds.get(doc["location"]):
            doc["kind"] = kind[1]
        if "#" in doc["location"]:  # the theme repeats each page's tags in its sections
            doc.pop("tags", None)
    text = json.dumps(index, ensure_ascii=False)
    (home / INDEX).write_text(text, encoding="utf-8")
    # From disk a script is loaded in its place, which Material's offline plugin writes.
    (home / INDEX).with_suffix(".js").write_text(f"var __index = {text}", encoding="utf-8")


def count(page: BuiltPage, name: str) -> int:
    """Return one of a page's numbers, as its foot has it (markdown/blocks.py)."""
    foot = COUNTS.search(page.text)
    found = re.search(rf'data-{name}="(\d+)"', foot[0]) if foot else None
    return int(found[1]) if found else 0


def _facts(page: BuiltPage) -> str:
    """Say what was judged and recorded for a page."""
    said = {"judged": strings.PAGE_JUDGED, "recorded": strings.PAGE_RECORDED}
    numbers = {name: count(page, name) for name in said}
    words = [
        text.in_language(page.language, numbers[name]).format(number=numbers[name])
        for name, text in said.items()
        if numbers[name]
    ]
    return "".join(f" · {word}" for word in words)
