"""The Markdown of README and CONTRIBUTING, taken apart: what two languages must share."""

import re

FENCE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"[ \t]+# .*")
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[([^]]*)\]\(([^)]*)\)")
ROW = re.compile(r"^\|([^|]*)\|", re.MULTILINE)
HEADING = re.compile(r"^#+(?= )", re.MULTILINE)
ONE_LANGUAGE = re.compile(r"--live (?:ko|en)\b")
PLACEHOLDER = re.compile(r"(?<= )[A-Z가-힣]+(?=\.\.\.)")


def text(markdown: str) -> str:
    """Return Markdown without its blocks of code."""
    return FENCE.sub("", markdown)


def headings(markdown: str) -> list[str]:
    """Return the levels of the headings in order."""
    return HEADING.findall(text(markdown))


def blocks(markdown: str) -> list[str]:
    """Return the blocks of code without the comments in them."""
    return [COMMENT.sub("", block) for block in FENCE.findall(markdown)]


def code(markdown: str) -> list[str]:
    """Return the code in the text, the same for a page of either language."""
    found = CODE.findall(text(markdown))
    return sorted(PLACEHOLDER.sub("FILE", ONE_LANGUAGE.sub("--live", one)) for one in found)


def rows(markdown: str) -> list[list[str]]:
    """Return the code in the first cell of each table row."""
    return [code(cell) for cell in ROW.findall(text(markdown))]


def links(markdown: str) -> list[str]:
    """Return where the links lead; those from one language to the other lead to README."""
    return sorted(target.replace(".ko.md", ".md") for _, target in LINK.findall(text(markdown)))


SHARED = {
    "headings": headings,
    "blocks of code": blocks,
    "rows": rows,
    "links": links,
    "code in the text": code,
}
