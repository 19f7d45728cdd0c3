"""The PDF of each language, read as a reader's program reads it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from servicedocs import strings
from servicedocs.examples.notes import NOTE
from servicedocs.pdf import book, chapter, printer
from servicedocs.pdf.tree import has_class, text_of
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.validator.runtime import validator
from tests.pdf.printed import Article, Entry, Printed
from tests.support.report import report

pytestmark = pytest.mark.pdf

LEADER = re.compile(r"^(.+?)(?:\s+\.)+\s*(\d+)$", re.MULTILINE)
CODES = ("ko", "en")


@pytest.fixture(scope="session")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the books of the site."""
    into = tmp_path_factory.mktemp("books")
    printer.make_all(ROOT, site, into)
    return into


@pytest.fixture(scope="session")
def books(folder: Path) -> dict[str, Printed]:
    """Return the book of each language."""
    return {code: Printed(folder / printer.file_name(LANGUAGES[code])) for code in CODES}


@pytest.fixture(scope="session", params=CODES)
def code(request: pytest.FixtureRequest) -> str:
    """Return a language."""
    return str(request.param)


@pytest.fixture(scope="session")
def printed(books: dict[str, Printed], code: str) -> Printed:
    """Return the book of that language."""
    return books[code]


@pytest.fixture(scope="session")
def articles(site: Path, code: str) -> list[Article]:
    """Return the pages of that language, in the order of the menu."""
    return [Article(page.folder / page.path) for page in chapters(site, code)]


def chapters(site: Path, code: str) -> list[chapter.BookPage]:
    """Return the pages of a language as the book takes them."""
    language = LANGUAGES[code]
    menu = book.settings(ROOT, language.config)["nav"]
    return [page for part in book.parts(menu, site / language.folder) for page in part.pages]


def headings(articles: list[Article]) -> list[str]:
    return [text for article in articles for text in article.texts("h1", "h2", "h3", "h4")]


def test_the_cover_names_the_book_the_version_and_the_check(printed: Printed, code: str) -> None:
    cover = " ".join(printed.pages[0].split())
    version = validator().version.removeprefix("v")
    assert str(book.settings(ROOT, LANGUAGES[code].config)["site_name"]) in cover
    assert strings.BOOK_LANGUAGE.in_language(code) in cover
    assert strings.BOOK_CHECKED.in_language(code).format(version=version) in cover
    assert not re.search(r"\b1$", cover), "the cover has a page number"


def test_title_and_language_are_set(printed: Printed, code: str) -> None:
    assert printed.root["/Lang"] == code
    assert printed.reader.metadata is not None
    title = str(book.settings(ROOT, LANGUAGES[code].config)["site_name"])
    assert printed.reader.metadata.title == title
    assert printed.root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_contents_name_the_page_where_each_heading_stands(
    printed: Printed, articles: list[Article]
) -> None:
    listed = [Entry(title, int(page)) for title, page in LEADER.findall("\n".join(printed.pages))]
    wanted = [text for article in articles for text in article.texts("h1", "h2")]
    assert [entry.title for entry in listed] == wanted
    report(
        f"{entry.title} is not on page {entry.page}"
        for entry in listed
        if entry.title not in " ".join(printed.bodies[entry.page - 1].split())
    )


def test_the_outline_has_every_heading_and_its_page(
    printed: Printed, articles: list[Article], code: str
) -> None:
    menu = book.settings(ROOT, LANGUAGES[code].config)["nav"]
    groups = {part.title for part in book.parts(menu, Path())} | {
        strings.BOOK_CONTENTS.in_language(code),
        strings.BOOK_ADDRESSES.in_language(code),
    }
    found = [entry for entry in printed.outline if entry.title not in groups]
    assert [entry.title for entry in found] == headings(articles)
    report(
        f"{entry.title} is not on page {entry.page}"
        for entry in found
        if _letters(entry.title) not in _letters(printed.bodies[entry.page - 1])
    )


def _letters(text: str) -> str:
    """Return a text without spaces: a long word of a message is broken into two lines."""
    return "".join(text.split())


def test_every_inner_link_leads_to_a_place_of_the_book(printed: Printed) -> None:
    inner = [str(link["/Dest"]) for link in printed.links if "/Dest" in link]
    assert len(inner) > len(printed.outline)
    report(f"no place {name}" for name in sorted(set(inner)) if name not in printed.destinations)


def test_every_outer_link_leads_to_another_site(printed: Printed) -> None:
    outer = [str(link["/A"]["/URI"]) for link in printed.links if "/Dest" not in link]
    assert outer
    report(f"{address} is no web address" for address in outer if "https://" not in address)


def test_a_link_to_another_site_has_its_address_in_print(printed: Printed) -> None:
    outer = {str(link["/A"]["/URI"]) for link in printed.links if "/Dest" not in link}
    report(f"{address} is not in print" for address in outer if address not in printed.letters)


def test_every_page_has_a_number_and_a_running_head(printed: Printed, code: str) -> None:
    title = str(book.settings(ROOT, LANGUAGES[code].config)["site_name"])
    heads = [page.split("\n")[-2:] for page in printed.pages]
    for number, (head, foot) in enumerate(heads[1:], 2):
        assert foot == str(number)
        assert head.startswith(title)
    chapters = {entry.title for entry in printed.outline}
    running = [head.removeprefix(title).strip() for head, _ in heads[1:]]
    assert {head for head in running if head} <= chapters
    assert running.count("") < len(running) / 3, "only a chapter's first page has no running head"


def test_the_book_is_tagged(printed: Printed, articles: list[Article]) -> None:
    assert printed.root["/MarkInfo"]["/Marked"]
    assert {element["/S"] for element in printed.structure} >= {
        "/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Figure"
    }  # fmt: skip
    assert len(printed.kinds("H1")) == len(articles)


def test_every_picture_is_drawn_and_described(printed: Printed, articles: list[Article]) -> None:
    figures = [str(figure.get("/Alt", "")) for figure in printed.kinds("Figure")]
    wanted = [title for article in articles for title in article.pictures]
    assert wanted
    assert all(figures), "a picture has no description"
    report(
        f"no picture {title}"
        for title in wanted
        if not any(" ".join(figure.split()).startswith(title) for figure in figures)
    )


def test_only_our_fonts_are_used_and_all_of_them_can_be_searched(printed: Printed) -> None:
    names = {name.split("+")[-1] for name in printed.fonts}
    assert names == {f"Services-{kind}" for kind in ("Sans", "Sans-Bold", "Mono", "Mono-Bold")}
    for name, font in printed.fonts.items():
        assert font["/Subtype"] == "/Type0", name
        assert "/ToUnicode" in font, name
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"].get_object()
        assert {"/FontFile2", "/FontFile3"} & set(descriptor), name


def test_every_sentence_is_found_whole(printed: Printed, articles: list[Article]) -> None:
    assert "\N{WORD JOINER}" not in printed.text
    wanted = [sentence for article in articles for sentence in article.sentences]
    report(f"not found: {sentence}" for sentence in wanted if not printed.holds(sentence))


def test_no_korean_word_is_divided_at_a_line_end(books: dict[str, Printed], site: Path) -> None:
    pages = [Article(path) for path in site.glob("*.html") if path.name != "404.html"]
    text = " ".join(word for page in pages for word in page.texts("p", "li", "td", "dd"))
    words = set(re.findall(r"[가-힣]{2,}", text))
    lines = [line for body in books["ko"].bodies for line in body.split("\n")]
    headings = {text for page in pages for text in page.texts("h1", "h2", "h3", "h4")}
    divided = [
        f"{before[-30:]} | {after[:30]}"
        for before, after in pairwise(lines)
        if before not in headings
        if (end := re.search(r"[가-힣]+$", before))
        and (start := re.match(r"[가-힣]+", after))
        and end[0] not in words
        and start[0] not in words
        and end[0] + start[0] in words
    ]
    report(divided)


def test_every_line_of_code_is_there_to_its_last_letter(
    printed: Printed, articles: list[Article]
) -> None:
    wanted = {line for article in articles for line in article.code}
    assert len(wanted) > 300
    report(f"not found: {line}" for line in wanted if "".join(line.split()) not in printed.letters)


def test_no_page_ends_with_the_sentence_that_announces_the_next_block(
    printed: Printed, site: Path, code: str
) -> None:
    pages = chapters(site, code)
    announcing = {
        "".join(text_of(each).split())
        for page in pages
        for each in chapter.chapter(page, {}).iter("p")
        if has_class(each, "leading")
    }
    assert len(announcing) > 50
    ends = ["".join(body.split()) for body in printed.bodies]
    alone = [text for text in announcing if len(text) > 10 and any(map(ends_with(text), ends))]
    assert not alone, "keep it with what follows: .leading in theme/pdf/book.css"


def ends_with(text: str) -> Callable[[str], bool]:
    """Return what tells whether a page ends with a text."""
    return lambda page: page.endswith(text)


def test_code_has_colours(printed: Printed) -> None:
    colours = set()
    for page in printed.reader.pages:
        content = page.get_contents()
        data = "" if content is None else content.get_data().decode("latin-1")
        colours |= set(re.findall(r"([\d.]+ [\d.]+ [\d.]+) rg", data))
    for colour in ("#1c4fa0", "#14623a", "#5a616b"):
        parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        assert any(
            all(abs(float(a) - b) < 0.01 for a, b in zip(found.split(), parts, strict=True))
            for found in colours
        ), f"no text in {colour}"


def test_a_mark_in_code_has_the_number_of_its_note(printed: Printed) -> None:
    numbers = re.findall(r"[❶-❿⓫-⓴]", "".join(printed.pages))
    assert "❶" in numbers
    assert not NOTE.search(printed.text)
    odd = [number for number in set(numbers) if numbers.count(number) % 2]
    assert not odd, f"a mark without a note, or a note without a mark: {odd}"


def test_the_same_pages_give_the_same_bytes_in_another_folder(
    folder: Path, site: Path, tmp_path: Path
) -> None:
    project = tmp_path / "another project"
    for name in ("theme/pdf", "third_party/fonts", ".cache/fonts"):
        shutil.copytree(ROOT / name, project / name)
    for name in ("mkdocs.yml", "mkdocs.en.yml"):
        shutil.copy(ROOT / name, project)
    shutil.copytree(site, project / "site")
    command = [sys.executable, "-m", "servicedocs.pdf.printer", "ko", ".", "site", "made"]
    subprocess.run(
        command, cwd=project, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, check=True
    )
    name = printer.file_name(LANGUAGES["ko"])
    assert (project / "made" / name).read_bytes() == (folder / name).read_bytes()
