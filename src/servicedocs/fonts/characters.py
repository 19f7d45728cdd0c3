"""The characters that a built page shows, and those in bold."""

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path

UNSEEN = re.compile(r"<(script|style|title|desc)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
# What Material's script shows by itself: after a click on a copy button, above search results.
SETTINGS = re.compile(r'<script id="__config"[^>]*>(.*?)</script>', re.DOTALL)
PLACEHOLDER = re.compile(r'\bplaceholder="([^"]*)"')
# What our style sheets, Material's or the browser's own show in bold, by element or by class. One
# too many costs some bytes; one missing is found by tests/site/test_fonts.py, in a browser.
BOLD_TAGS = "h[1-6]|strong|b|th|dt|label|legend|summary"
BOLD_CLASSES = "title|label|filename|site-language|ellipsis|topic|md-button|page-kind"
BOLD = re.compile(
    rf"""
      <({BOLD_TAGS})\b[^>]*>                             (.*?) </\1>
    | <(?P<tag>\w+)[ ][^>]*class="[^"]*(?:{BOLD_CLASSES})[^"]*"[^>]*> (.*?) </(?P=tag)>
    | <text\b[^>]*font-weight[^>]*>                      (.*?) </text>
    """,
    re.DOTALL | re.VERBOSE,
)
STRINGS = re.compile(r"strings\.\w+ = \{.*?\};", re.DOTALL)
# The scripts that write words into a Korean page unasked, and by what the page is known.
UNASKED = {
    "offer/offer.js": re.compile(r'<html lang="ko".*\bdata-(?:check|run)=', re.DOTALL),
    "near/questions.js": re.compile(r'<html lang="ko".*<details class="question"', re.DOTALL),
    "near/steps.js": re.compile(r'<html lang="ko".*<figure class="picture steps"', re.DOTALL),
    "page/filter.js": re.compile(r'<html lang="ko".*/page/filter\.js"', re.DOTALL),
}
# The folders of assets/ whose scripts a reader asks for.
SCRIPTS = (
    "shared", "editor", "validator", "try", "workbench", "over", "packets", "exercise", "run",
    "offer",
)  # fmt: skip
WRITTEN_BY_STYLE = re.compile(r'\bcontent:\s*"([^"\\]*)"')


@dataclass(frozen=True)
class Characters:
    """The characters of a page."""

    all: frozenset[str]
    bold: frozenset[str]


Written = list[tuple[re.Pattern[str], frozenset[str]]]


def written(site: Path) -> Written:
    """Return what scripts write into Korean pages unasked, and how to know the pages."""
    scripts = {site / "assets" / name: pages for name, pages in UNASKED.items()}
    return [(pages, of_strings(path)) for path, pages in scripts.items() if path.exists()]


def of_strings(script: Path) -> frozenset[str]:
    """Return the letters of a script's words, but for ASCII."""
    words = "".join(STRINGS.findall(script.read_text(encoding="utf-8")))
    return frozenset(sign for sign in words if sign.isalpha() and not sign.isascii())


def of_styles(site: Path) -> frozenset[str]:
    """Return what our own style sheets write into any page."""
    sheets = (path.read_text(encoding="utf-8") for path in (site / "assets").glob("*.css"))
    return frozenset("".join(word for text in sheets for word in WRITTEN_BY_STYLE.findall(text)))


def of_scripts(site: Path) -> frozenset[str]:
    """Return what the scripts that readers ask for write into a page."""
    paths = (path for part in SCRIPTS for path in site.rglob(f"assets/{part}/**/*.js"))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    return frozenset(sign for text in texts for sign in text if is_drawn(sign))


def of_page(text: str, unasked: Written | None = None) -> Characters:
    """Return what a page shows, itself, by Material's script and by ours unasked."""
    ours = [signs for pages, signs in unasked or [] if pages.search(text)]
    offered: frozenset[str] = frozenset().union(*ours)
    visible = UNSEEN.sub("", text)
    said = "".join(settings_words(text)) + "".join(PLACEHOLDER.findall(text))
    bold = " ".join(
        "".join(part or "" for part in found.groups()) for found in BOLD.finditer(visible)
    )
    return Characters(characters(visible) | characters(said) | offered, characters(bold) | offered)


def settings_words(text: str) -> list[str]:
    """Return the words that a page hands to Material's script."""
    found = SETTINGS.search(text)
    words = json.loads(found[1])["translations"].values() if found else ()
    return [str(word) for word in words]


def characters(markup: str) -> frozenset[str]:
    """Return the characters of a piece of HTML that have a shape."""
    return frozenset(sign for sign in html.unescape(TAG.sub("", markup)) if is_drawn(sign))


def is_drawn(sign: str) -> bool:
    """Tell whether a font has to have a character; Python calls a no-break space unprintable."""
    return sign.isprintable() or sign == "\N{NO-BREAK SPACE}"
