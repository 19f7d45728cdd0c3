"""What readers type finds the right page first, in a real browser."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, expect

from servicedocs.markdown.reference import findings
from servicedocs.markdown.reference.fields import anchor
from servicedocs.project import ROOT
from servicedocs.validator import catalogue, service_fields, slice_fields
from tests.browser.search.search_box import Search
from tests.content.checks.terms import GLOSSARY
from tests.support.browser.watched_page import watched
from tests.support.report import report
from tests.support.site import load

pytestmark = pytest.mark.browser

CODE = re.compile(r"`([^`]+)`")


@pytest.fixture(scope="module", params=["ko", "en"])
def language(request: pytest.FixtureRequest) -> str:
    """Return the language of the site that is searched."""
    return str(request.param)


@pytest.fixture(scope="module")
def search(browser: Browser, served: str, language: str) -> Iterator[Search]:
    """Open the search of a language, once for all queries."""
    with watched(browser) as page:
        yield Search(page, served, language)


@cache
def queries(language: str) -> dict[str, str]:
    """Return every query with the place that it must find first."""
    lists = yaml.safe_load((ROOT / "tests" / "data" / "search" / f"{language}.yaml").read_text())
    return {str(query): place for part in lists.values() for query, place in part.items()}


def wrong(query: str, wanted: str, found: list[list[str]]) -> list[str]:
    """Return what is wrong with the answer to a query: `wanted` are places with | between them."""
    places = found[0] if found else ["nothing"]
    page = places[0].partition("#")[0]
    got = {page, next((place for place in places if "#" in place), page)}
    right = got & set(wanted.split(" | "))
    return [] if right else [f"{query!r} must find {wanted} first, and finds {' or '.join(got)}"]


def test_what_readers_type_finds_the_right_page_first(search: Search, language: str) -> None:
    report(
        problem
        for query, wanted in queries(language).items()
        for problem in wrong(query, wanted, search.ask(query))
    )


def test_no_query_finds_a_page_of_the_other_language(search: Search, language: str) -> None:
    foreign = re.compile(r"^en/" if language == "ko" else r"^/")
    found = {place for query in queries(language) for item in search.ask(query) for place in item}
    assert [place for place in found if foreign.match(place)] == []


def test_every_page_is_found_first_by_its_own_title(search: Search, language: str) -> None:
    remedy = "; write the title among its tags"
    report(
        problem + remedy
        for (code, name), page in load().pages.items()
        if code == language
        for title in [str(page.front["title"])]
        for problem in wrong(title, name.removesuffix(".md"), search.ask(title))
    )


def first(search: Search, language: str, query: str) -> str:
    """Return what stands on the page that a query finds first."""
    found = search.ask(query)
    assert found, query
    name = found[0][0].partition("#")[0]
    return load().pages[language, f"{name}.md"].root.text_content()


def test_every_term_of_the_korean_glossary_finds_a_page_with_one_of_its_words_first(
    browser: Browser, served: str, site: Path
) -> None:
    with watched(browser) as page:
        search = Search(page, served, "ko")
        report(
            f"{term!r} finds a page without it and without {word!r}"
            for word, term, _ in glossary_rows()
            if not says(site / f"{search.first(term)}.html", word, term)
        )


def says(page: Path, *terms: str) -> bool:
    """Tell whether a page has a term; 워커 노드 also as the `worker-node1` of an example."""
    text, plain = (
        re.sub("[ -]", "", part.lower()) for part in (page.read_text(), "\n".join(terms))
    )
    return any(term in text for term in plain.split("\n"))


def test_both_words_of_a_row_of_the_glossary_find_the_same_page(
    browser: Browser, served: str
) -> None:
    with watched(browser) as page:
        search = Search(page, served, "ko")
        report(
            f"{term!r} and {word!r} find two pages; write them in theme/assets/search/lexicon.js"
            for word, term, _ in glossary_rows()
            if not search.first(word) or search.first(word) != search.first(term)
        )


def test_a_word_that_the_glossary_rejects_finds_the_right_page_or_the_glossary(
    browser: Browser, served: str
) -> None:
    with watched(browser) as page:
        search = Search(page, served, "ko")
        report(
            f"{way!r} must find the page of {word!r}; write it in theme/assets/search/lexicon.js"
            for word, _, rejected in glossary_rows()
            for way in rejected
            if way != "마스터 노드"  # the examples have a node of this name
            and search.first(way) not in {search.first(word), "glossary"}
        )


def glossary_rows() -> list[tuple[str, str, list[str]]]:
    """Return each English word with the Korean one, and the Korean ones that no page uses."""
    table = load().pages["ko", GLOSSARY].text.partition("{#words}")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split("|") for line in table.splitlines() if line[:1] == "|"]
    cells = [[cell.strip() for cell in row] for row in rows[2:]]
    return [(row[0], row[1], [*filter(None, "".join(row[2:]).split(", "))]) for row in cells]


def test_every_field_that_a_page_lists_finds_a_page_with_it_first(
    search: Search, language: str
) -> None:
    for field in fields(language):
        assert field.split(".")[-1] in first(search, language, field), field


def fields(language: str) -> list[str]:
    """Return the names in code in the first column of every table of fields."""
    texts = [page.text for (code, _), page in load().pages.items() if code == language]
    tables = [text.partition("{#fields}")[2].partition("\n## ")[0] for text in texts]
    rows = [row.split("|")[1] for table in tables for row in table.splitlines() if row[:1] == "|"]
    return sorted({name for row in rows for name in CODE.findall(row)})


@pytest.mark.parametrize("query", ["*", "~", "^", '"', "+", "-", ":", "[]", "<", "((", "\\", " "])
def test_a_sign_alone_finds_nothing_and_breaks_nothing(search: Search, query: str) -> None:
    assert search.ask(query) == []
    assert search.ask("nodePort")


@pytest.mark.parametrize("folder", ["", "/en"])
def test_what_is_typed_from_disk_is_found_and_marked_on_its_page(
    browser: Browser, site: Path, folder: str
) -> None:
    with watched(browser) as page:
        page.goto(f"{site.as_uri()}{folder}/glossary.html")
        page.keyboard.press("/")
        page.keyboard.type("nodePort: 30001")
        result = page.locator(".md-search-result__item").first
        expect(result.locator("mark").first).to_be_attached()
        result.locator("a").first.click()
        page.wait_for_url("**/nodeport.html*")
        expect(page.locator("article mark", has_text="nodePort").first).to_be_attached()


PASTE = """text => {
    const field = document.querySelector("input[name=query]");
    field.value = text;
    field.dispatchEvent(new InputEvent("input", {bubbles: true, inputType: "insertFromPaste"}));
}"""
MESSAGE = (
    'The Service "web" is invalid: spec.ports[0].nodePort: Invalid value: 80: '
    "provided port is not in the valid range. The range of valid ports is 30000-32767"
)


def test_what_is_pasted_without_a_key_is_searched_and_a_message_explained(
    browser: Browser, served: str
) -> None:
    with watched(browser) as page:
        Search(page, served, "en")
        page.evaluate(PASTE, MESSAGE)
        first = page.locator(".md-search-result__item").first
        said = catalogue.explain(MESSAGE.partition("invalid: ")[2])
        assert said
        expect(first).to_contain_text(said.what.en.split("`")[0])


def test_where_nothing_fits_well_the_list_says_so(browser: Browser, served: str) -> None:
    with watched(browser) as page:
        search = Search(page, served, "en")
        search.ask("prometheus grafana alert cluster")
        said = page.locator(".search-weak")
        expect(said).not_to_have_attribute("hidden", "")
        assert said.locator("a").count() == len(["troubleshooting", "workbench"])
        search.ask("nodePort")
        expect(said).to_have_attribute("hidden", "")


def test_no_excerpt_has_an_empty_line_or_more_than_three_lines_of_code(
    search: Search, language: str
) -> None:
    for query in [*queries(language)][:40]:
        search.ask(query)
        for code in search.page.locator(".md-search-result pre").all_text_contents():
            lines = code.split("\n")
            assert len(lines) <= 3, (query, code)
            assert all(line.strip() for line in lines), (query, code)


# A field's path as people write it: in small letters, and as a message has it.
WRITTEN: tuple[Callable[[str], str], ...] = (
    str,
    str.lower,
    lambda field: field.replace("[]", "[0]"),
)
# A path of one plain word, such as `ports`, asks for much else.
OF_WORDS = re.compile(r"[.A-Z]")
# What kubectl explain calls each kind, and its page; a name that both have is a Service's.
FIELDS = (
    ("endpointslice", "endpointslice-fields", slice_fields.VALUES),
    ("service", "service-fields", service_fields.VALUES),
)


def fields_asked() -> dict[str, str]:
    """Return each field's path in each form, and its name if it has several words and no page.

    No form follows another of the same field: an answer that does not change cannot be waited for.
    """
    entries: dict[str, str] = {}
    asked: dict[str, str] = {}
    for kind, page, fields in FIELDS:
        own = {f: f"{page}#{anchor(f)}" for f in fields if OF_WORDS.search(f)}
        asked |= {f"{kind}.{field.replace('[]', '')}": at for field, at in own.items()}
        entries |= own
    asked |= {write(field): entry for write in WRITTEN for field, entry in entries.items()}
    names = {field.rpartition(".")[2]: entry for field, entry in entries.items()}
    pages = {name.removesuffix(".md") for _, name in load().pages}
    return asked | {one: at for one, at in names.items() if one.lower() not in {one, *pages}}


def test_every_field_finds_its_entry_first(search: Search) -> None:
    found = [(query, entry, search.ask(query)) for query, entry in fields_asked().items()]
    report(
        f"{query!r} must find {entry} first, and finds {places[0][:3] if places else 'nothing'}"
        for query, entry, places in found
        if not places or entry not in places[0][:2]
    )


def test_every_code_of_a_finding_finds_its_entry_first(search: Search) -> None:
    codes = [path.stem for path in (ROOT / findings.FOLDER).iterdir()]
    found = {code: search.ask(code) for code in codes}
    report(
        f"{code} must find findings#{code} first, and finds {places[:1]}"
        for code, places in found.items()
        if not places or f"findings#{code}" not in places[0][:2]
    )
