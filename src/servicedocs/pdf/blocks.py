"""The elements that work only on a screen, written out: answers, tabs, boxes, code, tables."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from servicedocs.pdf import code
from servicedocs.pdf.tree import add_class, has_class, make, text_of

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SHORT_TABLE = 6  # rows
SHORT_NAME = 36  # signs: a third of a line, in a table


def _heading(_: Element, child: Element) -> None:
    """Keep the plain title for the outline and the running head."""
    if child.tag in HEADINGS:
        child.set("data-title", text_of(child))


def _question(_: Element, child: Element) -> None:
    """Show a hidden answer beneath its question."""
    if child.tag != "details":
        return
    child.tag = "div"
    child.attrib = {"class": f"question {child.get('class', '')}"}
    for summary in child.findall("summary"):
        summary.tag = "p"
        summary.set("class", "question-title")


def _tabs(_: Element, child: Element) -> None:
    """Show all tabs, each under its label."""
    if not has_class(child, "tabbed-set"):
        return
    labels = [label for part in child.iter() if has_class(part, "tabbed-labels") for label in part]
    blocks = [block for block in child.iter() if has_class(block, "tabbed-block")]
    child[:] = []
    for label, block in zip(labels, blocks, strict=True):
        title = make("p", class_="tab-label")
        title.text, title[:] = label.text, list(label)
        child.extend([title, block])


def _box(_: Element, child: Element) -> None:
    """Draw the box of a task."""
    if child.tag == "input" and child.get("type") == "checkbox":
        done = "checked" in child.attrib
        child.tag, child.text = "span", "✓" if done else ""
        child.attrib = {"class": "task done" if done else "task"}


def _code(parent: Element, child: Element) -> None:
    """Put code in lines, and mark the list that explains its numbered notes."""
    if child.tag != "pre":
        return
    has_notes = code.listing(child)
    if has_notes and has_class(parent, "highlight"):
        parent.set("class", "highlight has-notes")


def _leading(parent: Element, child: Element) -> None:
    """Keep a paragraph on one page with the block that it announces."""
    announces = child.tag == "p" and not has_class(child, "recorded")  # that is of the block before
    after = list(parent)[list(parent).index(child) + 1 :][:1] if announces else []
    if after and (
        after[0].tag in ("table", "figure") or has_class(after[0], "highlight", "example")
    ):
        add_class(child, "leading")


def _table(_: Element, child: Element) -> None:
    """Let a short table stay on one page, and a long one never leave a single row behind."""
    rows = child.findall("tbody/tr") if child.tag == "table" else []
    if rows:
        rows[0].set("class", "first")
        rows[-1].set("class", "last")
    if rows and len(rows) <= SHORT_TABLE:
        add_class(child, "short")


def _name(_: Element, child: Element) -> None:
    """Keep the name that a row begins with in one piece: a column of names gets its width."""
    cell = child.find("td[1]") if child.tag == "tr" else None
    if cell is None or len(cell) != 1 or cell[0].tag != "code":
        return
    name = text_of(cell[0])
    if name == text_of(cell) and len(name) <= SHORT_NAME and " " not in name:
        add_class(cell[0], "whole")


WRITTEN_OUT: tuple[Callable[[Element, Element], None], ...] = (
    _heading,
    _question,
    _tabs,
    _box,
    _leading,
    _code,
    _table,
    _name,
)
