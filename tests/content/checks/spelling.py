"""Words of examples and code in the text that look like a slip of a word used elsewhere.

`imgae` and `pooh-pod-sevrice` are valid to every program that could read them. A word that only one
place has, one letter from a word that several have, is taken for a slip.
"""

import re
from collections import defaultdict

from servicedocs.examples.console import steps as transcript
from servicedocs.markdown.page import Page
from tests.support.site import Site, problem

WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*")
CODE = re.compile(r"`([^`]+)`")
LETTERS = "abcdefghijklmnopqrstuvwxyz-"
COMMON = 3  # places that have the right word
LONG = 5  # letters: shorter words are too near each other


def problems(site: Site) -> list[str]:
    """Return every word that looks like a slip."""
    places = _places(site)
    common = {word for word, found in places.items() if len(found) >= COMMON}
    rare = {word: found for word, found in places.items() if len(found) == 1 and len(word) >= LONG}
    return [
        _slip(site, min(found), word, right)
        for word, found in sorted(rare.items())
        for right in sorted(_neighbours(word) & common)
        if not _forms_of_one_word(word, right)
    ]


def _forms_of_one_word(word: str, right: str) -> bool:
    short, long = sorted((word.lower(), right.lower()), key=len)
    return short == long or long in (short + "s", short + "d")


def _slip(site: Site, place: str, word: str, right: str) -> str:
    text = _text(site, place)
    line = next((n for n, row in enumerate(text.split("\n"), 1) if word in row), 1)
    remedy = f"write {right}, or name {word} in the text too, if it is meant"
    return problem(place, line, f"{word} looks like a slip of {right}", remedy)


def _text(site: Site, place: str) -> str:
    folder, _, name = place.partition("/")
    if folder == "examples":
        return site.examples[name].decode(errors="replace")
    language, _, name = name.partition("/")
    return site.pages[language, name].text


def _places(site: Site) -> dict[str, set[str]]:
    """Return the files that have each word; a page and its translation count once."""
    places: dict[str, set[str]] = defaultdict(set)
    for name, data in site.examples.items():
        if not name.endswith(".py"):  # its words are English, and its output is checked
            for word in WORD.findall(_typed(name, data.decode(errors="replace"))):
                places[word].add(f"examples/{name}")
    for (language, name), page in sorted(site.pages.items(), reverse=True):
        for word in _written(page):
            if not places[word] & {f"docs/ko/{name}"}:
                places[word].add(f"docs/{language}/{name}")
    return places


def _typed(name: str, text: str) -> str:
    """Return what a hand wrote of an example: of a transcript, the commands."""
    if not name.endswith(".console"):
        return text
    return "\n".join(row.text for step in transcript(text) for row in step.rows)


def _written(page: Page) -> set[str]:
    """Return the words that the page's author wrote as code."""
    inline = [fence.source for fence in page.fences if not fence.file]
    codes = [code for _, text in page.prose for code in CODE.findall(text)]
    return {word for text in [*inline, *codes] for word in WORD.findall(text)}


def _neighbours(word: str) -> set[str]:
    """Return what is one slip away: a letter too many, too few or another, or two swapped."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    near = {a + b[1:] for a, b in cuts if b}
    near |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    near |= {a + letter + b for a, b in cuts for letter in LETTERS}
    if "-" in word or word.lower() != word:  # plain words differ in one letter: serves, server
        near |= {
            a + letter + b[1:] for a, b in cuts if b and not b[0].isdigit() for letter in LETTERS
        }
    return near
