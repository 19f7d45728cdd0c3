"""MkDocs' complaints as one line each: file, line, what is wrong, what to do."""

import re
from pathlib import Path

from servicedocs.project import Language

# What MkDocs says, and the remedy. The first that fits counts.
REMEDIES = (
    (r"Snippet at path '(.+?)' could not be found", r"create examples/\1 or correct the path"),
    (r"Snippet section '(.+?)' could not be located", "name a section that the file has"),
    (r"does not contain an anchor '#(.+?)'", r"give a heading the id {#\1} or correct the link"),
    (r"link '#(.+?)', but there is no such", r"give a heading the id {#\1} or correct the link"),
    (r"contains a link '.+?', but the target", "correct the link or add the page"),
    (r"contains an absolute link", "link to the .md file by a relative path"),
    (r"contains an unrecognized relative link", "link to the .md file"),
    (
        r"A reference to '(.+?)' is included in the 'nav'",
        r"add \1 in every language, or take it out of the nav of every mkdocs*.yml",
    ),
    (r'not included in the "nav"', "add it to the nav of every mkdocs*.yml"),
)
PAGE = re.compile(r"(?:Doc file|Error (?:reading|building) page) '([^']+)'")
QUOTED = re.compile(r"'([^']+)'")
LOCATED = re.compile(r"(?:docs|examples)/\S+?:\d+: ")  # said by our own extension


def explain(message: str, root: Path, language: Language) -> str:
    """Return one line for one complaint of MkDocs."""
    page = PAGE.match(message)
    rest = message[page.end() :].removeprefix(":").strip() if page else message
    said = " ".join(rest.split())
    if LOCATED.match(rest):
        return said
    location = other_location(message, language)
    if page:
        path = f"{language.docs}/{page[1]}"
        location = f"{path}:{line_of(root / path, rest)}"
    return f"{location}: {said}{remedy(message)}"


def other_location(message: str, language: Language) -> str:
    """Return the file to look at for a complaint that names no page."""
    omitted = re.search(r'not included in the "nav".*?- (\S+)', message, re.DOTALL)
    return f"{language.docs}/{omitted[1]}:1" if omitted else language.config


def line_of(page: Path, complaint: str) -> int:
    """Return the line of a page that holds what the complaint quotes, 1 where none does."""
    quoted = QUOTED.findall(complaint)
    try:
        lines = page.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return 1
    # What is wrong is quoted first, a better guess of MkDocs' after it.
    found = (n for text in quoted for n, line in enumerate(lines, 1) if text in line)
    return next(found, 1)


def remedy(message: str) -> str:
    """Return what the reader can do, with a semicolon before it; nothing where we do not know."""
    for pattern, advice in REMEDIES:
        if match := re.search(pattern, message):
            return f"; {match.expand(advice)}"
    return ""
