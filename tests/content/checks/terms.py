"""The glossary's words, and none that it rejects. The glossary page is the only list of them."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache

from servicedocs import strings
from servicedocs.markdown.page import QUOTED, Page
from tests.support.site import Site, problem, read_settings

GLOSSARY = "glossary.md"
REJECTED = {"ko": "쓰지 않는 말", "en": "Not used"}
ALWAYS = {"라벨", "유형", "포드"}
HANGUL_WORD = re.compile("[가-힣]+(?: [가-힣]+)*")
IN_BRACKETS = re.compile(r"\([^)]*\)")
TERM = {"ko": "한국어", "en": "Korean"}


def problems(site: Site) -> list[str]:
    """Return every rejected word on a page, and what is wrong with the glossary itself."""
    if not {("ko", GLOSSARY), ("en", GLOSSARY)} <= site.pages.keys():
        return [problem(f"docs/ko/{GLOSSARY}", 1, "there is no glossary", "write it")]
    rejected = words(site.pages["ko", GLOSSARY], REJECTED["ko"])
    return [
        *_glossary(site),
        *(found for page in site.pages.values() for found in _page(page, rejected)),
        *_elsewhere(site, rejected),
        *_unused(site),
    ]


def words(glossary: Page, heading: str) -> list[str]:
    """Return the Korean words in one column of the glossary's tables, the longest first."""
    cells = [cell for table in glossary.tables for cell in _column(table, heading)]
    found = {word for cell in cells for word in HANGUL_WORD.findall(IN_BRACKETS.sub("", cell))}
    return sorted(found, key=lambda word: (-len(word), word))


def _column(table: list[list[str]], heading: str) -> list[str]:
    if heading not in table[0]:
        return []
    place = table[0].index(heading)
    return [row[place] for row in table[1:] if len(row) > place]


def _glossary(site: Site) -> Iterator[str]:
    """Both glossaries list the same words."""
    ko, en = site.pages["ko", GLOSSARY], site.pages["en", GLOSSARY]
    for word in ALWAYS - set(words(ko, REJECTED["ko"])):
        yield ko.problem(1, f"the glossary no longer rejects {word}", "put it back")
    if not words(ko, REJECTED["ko"]) or not words(ko, TERM["ko"]):
        what = f"no table has the columns {TERM['ko']} and {REJECTED['ko']}"
        yield ko.problem(1, what, "write the table")
    for here, there in ((TERM["ko"], TERM["en"]), (REJECTED["ko"], REJECTED["en"])):
        for word in set(words(ko, here)) ^ set(words(en, there)):
            page = ko if word in words(ko, here) else en
            yield page.problem(page.line_of(word), f"only this glossary has {word}", "correct it")


def _page(page: Page, rejected: list[str]) -> Iterator[str]:
    if page.name == GLOSSARY:
        return
    text = _text(page)
    for word in rejected:
        if word in text:
            line = page.line_of(word)
            yield page.problem(line, f"the glossary rejects the word {word}", "use its term")


@cache
def _text(page: Page) -> str:
    """Return all that a reader reads, but for code and quotations.

    Tags are not read. They are what readers type into the search, rejected words among them.
    """
    values = [str(value) for name, value in page.front.items() if name != "tags"]
    values += [value for node in page.root.walk() for value in _attributes(node.attrib)]
    return "\n".join([page.root.text_content(QUOTED), *values])


@cache
def _sentences(page: Page) -> str:
    return page.root.text_content(frozenset({"table"}))


def _attributes(attrs: dict[str, str]) -> Iterator[str]:
    yield from (attrs[name] for name in ("alt", "title", "aria-label") if name in attrs)


def _elsewhere(site: Site, rejected: list[str]) -> Iterator[str]:
    """Look at the words that stand on every page: names of the site, navigation, labels."""
    for language in ("ko", "en"):
        text = str(read_settings(site.config_text(language)))
        for word in rejected:
            if word in text:
                what = f"the glossary rejects the word {word}"
                yield problem("mkdocs.yml", 1, what, "use its term")
    for name, value in vars(strings).items():
        if is_dataclass(value) and not isinstance(value, type):
            printed = " ".join(str(getattr(value, field.name)) for field in fields(value))
            for word in rejected:
                if word in printed:
                    what = f"{name} has the word {word}, which the glossary rejects"
                    yield problem("src/servicedocs/strings.py", 1, what, "use its term")


def _unused(site: Site) -> Iterator[str]:
    """A term that no sentence uses is misspelled, or belongs to no reader of this site."""
    glossary = site.pages["ko", GLOSSARY]
    pages = [page for (language, _), page in site.pages.items() if language == "ko"]
    used = " ".join(map(_sentences, pages))
    for word in words(glossary, TERM["ko"]):
        if word not in used:
            line = glossary.line_of(word)
            yield glossary.problem(line, f"no sentence uses the term {word}", "correct or drop it")
