"""What a reader must never see: Markdown that was not understood, broken HTML, code of no fence."""

import re
from collections import Counter
from functools import cache

from servicedocs.html import Node
from servicedocs.markdown.page import CODE, Page
from tests.support.site import Site, problem

# What Markdown leaves in the text where its author mistyped it.
LEFTOVERS = {
    "```": "a fence that never closed",
    "~~~": "a fence that never closed",
    "8<-": "an embed that embeds nothing",
    "{.": "braces that belong to nothing",
    "{#": "an id that belongs to no heading",
    "{:": "braces that belong to nothing",
    "!!": "an admonition that was not understood",
    "??": "a hidden answer that was not understood",
    "===": "a tab that was not understood",
    "`": "a backtick without its partner",
    "**": "bold text without its end",
    "](": "a link that was not understood",
    "] (": "a link that was not understood",
    ".md)": "a link that was not understood",
    "][": "a link to a reference that does not exist",
    "[^": "a footnote that does not exist",
    " | ": "a table that was not understood",
    "<!--": "a comment that was not understood",
    "&lt;": "an entity written twice",
    "apiVersion:": "a manifest outside every block",
}
PIPE = re.compile(r"(?<!\\)\|")
INLINE_CODE = re.compile(r"`[^`]*`")
TITLE_AND_TEXT = 2


def problems(site: Site) -> list[str]:
    """Return everything that rendering shows to be wrong."""
    return [found for page in site.pages.values() for found in page_problems(page)]


@cache
def page_problems(page: Page) -> list[str]:
    """Return what is wrong with one page by itself."""
    return [
        *page.problems,
        *_leftovers(page),
        *_nesting(page),
        *_strange_code(page),
        *_rows(page),
        *_headers(page),
        *_empty_boxes(page),
        *_ids(page),
        *_foot(page),
    ]


def _leftovers(page: Page) -> list[str]:
    text = page.root.text_content(CODE)
    found = [(sign, what) for sign, what in LEFTOVERS.items() if sign in text]
    return [
        page.problem(
            page.line_of(sign), f"the reader sees {sign!r}, {what}", "correct the Markdown"
        )
        for sign, what in found
    ]


def _nesting(page: Page) -> list[str]:
    remedy = "put a blank line before the block, and close every tag"
    return [page.problem(1, f"the HTML is broken: {what}", remedy) for what in page.nesting]


def _strange_code(page: Page) -> list[str]:
    """Find blocks of code that no fence made, and fences that made no block."""
    shown = [node for node in page.root.walk() if "highlight" in node.classes]
    made = [pre for node in shown for pre in node.all("pre")]
    answers = [node for node in page.root.walk() if "example-message" in node.classes]
    made += [pre for node in answers for pre in node.all("pre")]
    others = len(page.root.all("pre")) - len(made)
    wanted = len(page.fences) + sum(len(node.all("pre")) for node in answers)
    found = []
    if others:
        found.append(page.problem(1, f"{others} code blocks come from no fence", "use a fence"))
    if len(made) != wanted:
        what = f"{wanted} fences make {len(made)} blocks"
        found.append(page.problem(1, what, "look at the page's fences"))
    return found


def _rows(page: Page) -> list[str]:
    """Find table rows with another number of cells: Markdown drops or adds cells in silence."""
    found, cells = [], 0
    for line, text in page.prose:
        if not text.lstrip("> ").startswith("|"):
            cells = 0
            continue
        here = len(PIPE.findall(INLINE_CODE.sub("", text)))
        if cells and here != cells:
            what = f"this row has {here - 1} cells, its table {cells - 1}"
            found.append(page.problem(line, what, "write one cell for each column"))
        cells = cells or here
    return found


def _headers(page: Page) -> list[str]:
    """Find columns without a header: a screen reader has no name for them."""
    remedy = "write what the column holds, above it"
    found = [table for table in page.root.all("table") if any(_empty(th) for th in table.all("th"))]
    what = "a column of this table has no header"
    return [page.problem(_first_line(page, table), what, remedy) for table in found]


def _empty(cell: Node) -> bool:
    return not cell.text_content().strip()


def _first_line(page: Page, table: Node) -> int:
    words = (cell.text_content().strip() for cell in table.all("td"))
    return page.line_of(next(filter(None, words), ""))


def _empty_boxes(page: Page) -> list[str]:
    boxes = [
        node for node in page.root.walk() if node.tag == "details" or "admonition" in node.classes
    ]
    return [
        page.problem(
            page.line_of(node.text_content().strip()[:30]), "this box is empty", "indent its text"
        )
        for node in boxes
        if len(node) < TITLE_AND_TEXT
    ]


def _ids(page: Page) -> list[str]:
    return [
        page.problem(page.line_of(id_), f"the id {id_!r} stands there {number} times", "rename one")
        for id_, number in Counter(page.ids).items()
        if number > 1
    ]


def _foot(page: Page) -> list[str]:
    feet = [node for node in page.root if "judged" in node.classes]
    if len(feet) == 1 and page.root[-1] is feet[0]:
        return []
    return [page.problem(1, "the page's foot is missing", "load servicedocs.markdown")]


def settings_problems(site: Site) -> list[str]:
    """Find settings under which code could reach a reader past the checks."""
    wanted = "disable_indented_code_blocks: true"
    if wanted in site.config_text("ko"):
        return []
    return [
        problem("mkdocs.yml", 1, "indented text becomes code that nobody checks", f"set {wanted}")
    ]
