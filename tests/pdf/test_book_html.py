"""The HTML of the book: what only works on a screen is gone or written out."""

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from fontTools.ttLib import TTFont

from servicedocs import cli
from servicedocs.pdf import korean
from servicedocs.pdf.book import book, parts
from servicedocs.pdf.chapter import BookPage, addresses, chapter
from servicedocs.pdf.tree import parse, serialise, text_of
from servicedocs.project import ENGLISH, ROOT
from tests.pdf.printed import Article
from tests.support.report import report

NAMES = ("a.html", "b/index.html")


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, BookPage]:
    """Return two pages of a site."""
    (tmp_path / "b").mkdir()
    return {name: BookPage(tmp_path, name) for name in NAMES}


def printed(pages: dict[str, BookPage], html: str, name: str = "a.html") -> Element:
    """Return the chapter of a page with some content."""
    page = f"<html><body><nav>menu</nav><article>{html}</article></body></html>"
    (pages[name].folder / name).write_text(page, encoding="utf-8")
    return chapter(pages[name], pages)


def found(section: Element, name: str) -> list[str]:
    """Return the texts of the elements of a class."""
    return [text_of(each) for each in section.iter() if name in each.get("class", "").split()]


def test_ids_are_those_of_one_book_and_links_follow_them(pages: dict[str, BookPage]) -> None:
    section = printed(
        pages,
        '<h1 id="top">A</h1><a href="#top">1</a><a href="b/index.html">2</a>'
        '<a href="b/index.html#x">3</a><a href="https://kubernetes.io/">4</a>'
        '<a href="service.yaml">5</a>',
    )
    assert section.get("id") == "a"
    assert [each.get("id") for each in section.iter("h1")] == ["a--top"]
    links = [link.get("href") for link in section.iter("a")]
    assert links == ["#a--top", "#b.index", "#b.index--x", "https://kubernetes.io/"]
    assert text_of(section).endswith("12345")


def test_a_link_from_a_folder_finds_its_page(pages: dict[str, BookPage]) -> None:
    section = printed(pages, '<a href="../a.html#%EC%9C%84">up</a>', "b/index.html")
    assert [link.get("href") for link in section.iter("a")] == ["#a--위"]


def test_the_text_after_a_link_that_the_book_drops_stands_once(pages: dict[str, BookPage]) -> None:
    section = printed(pages, '<p>See <a href="service.yaml">the file</a>, then go on.</p>')
    assert text_of(section) == "See the file, then go on."


def test_what_a_picture_refers_to_moves_with_its_id(pages: dict[str, BookPage]) -> None:
    section = printed(
        pages,
        '<svg viewBox="0 0 1 1" aria-labelledby="t d"><title id="t">Traffic</title>'
        '<desc id="d">To a Pod.</desc><linearGradient id="g"/><rect fill="url(#g)"/>'
        '<use href="#g"/></svg>',
    )
    html = serialise(section)
    for part in ('viewBox="', "<linearGradient ", "url(#a--g)", 'href="#a--g"', "a--t a--d"):
        assert part in html
    assert [text_of(title) for title in section.iter("title")] == ["Traffic. To a Pod."]


def test_what_a_screen_needs_is_gone(pages: dict[str, BookPage]) -> None:
    section = printed(
        pages,
        '<h1>A<a class="headerlink" href="#a">¶</a></h1><p class="judged">judged</p>'
        '<button>copy</button><p class="page-source screen-only">source</p><script>1</script>'
        '<p class="downloads">zip</p>',
    )
    assert text_of(section) == "A"


def test_tabs_stand_under_each_other_with_their_labels(pages: dict[str, BookPage]) -> None:
    section = printed(
        pages,
        '<div class="tabbed-set"><input type="radio"><input type="radio">'
        '<div class="tabbed-labels"><label>kind</label><label>minikube</label></div>'
        '<div class="tabbed-content"><div class="tabbed-block"><p>one</p></div>'
        '<div class="tabbed-block"><p>two</p></div></div></div>',
    )
    assert found(section, "tab-label") == ["kind", "minikube"]
    assert text_of(section) == "kindoneminikubetwo"


def test_a_hidden_answer_follows_its_question(pages: dict[str, BookPage]) -> None:
    section = printed(pages, "<details><summary>Why?</summary><p>So.</p></details>")
    assert found(section, "question-title") == ["Why?"]
    assert found(section, "question") == ["Why?So."]
    assert not list(section.iter("details"))


def test_a_task_has_its_box(pages: dict[str, BookPage]) -> None:
    section = printed(pages, '<ul><li><input type="checkbox" checked> a</li></ul>')
    assert found(section, "done") == ["✓"]


def test_the_name_that_a_row_begins_with_stays_in_one_piece(pages: dict[str, BookPage]) -> None:
    cells = (
        "<code>LoadBalancerIPMode</code>",
        "<code>a</code> and more",
        f"<code>{'long' * 20}</code>",
        "<code>kubectl get</code>",
    )
    rows = "".join(f"<tr><td>{cell}</td><td><code>b</code></td></tr>" for cell in cells)
    section = printed(pages, f"<table><tbody>{rows}</tbody></table>")
    assert found(section, "whole") == ["LoadBalancerIPMode"]


def test_a_mark_in_code_becomes_the_number_of_its_note(pages: dict[str, BookPage]) -> None:
    section = printed(
        pages,
        '<div class="highlight"><pre><code><span class="nt">kind</span><span class="p">:</span>'
        '<span class="w"> </span><span class="l">Pod</span><span class="w"> </span>'
        '<span class="c1"># (2)!</span>\n</code></pre></div><ol><li>x</li></ol>',
    )
    assert found(section, "note-mark") == ["❷"]
    assert found(section, "has-notes") == ["kind: Pod ❷"]
    assert found(section, "key") == ["kind"]


def test_a_long_line_of_code_hangs_and_keeps_its_text(pages: dict[str, BookPage]) -> None:
    long = "  command: " + "x" * 100
    section = printed(pages, f"<pre><code>a\n{long}\nb</code></pre>")
    assert [each.text for each in section.iter("span") if each.get("class") == "long"] == [long]
    assert found(section, "lines") == ["a", "b"]


def test_a_marked_line_of_code_stays_marked(pages: dict[str, BookPage]) -> None:
    html = '<pre><code>a\n<span class="hll"><span class="nt">b</span>\n</span>c</code></pre>'
    assert found(printed(pages, html), "marked") == ["b"]


def test_links_to_other_sites_are_listed_with_their_addresses(pages: dict[str, BookPage]) -> None:
    section = printed(pages, '<p><a href="https://kubernetes.io/docs">docs</a></p>')
    addresses(section, "Web addresses")
    assert found(section, "addresses") == ["Web addressesdocs: https://kubernetes.io/docs"]


def test_a_page_that_the_site_lacks_is_named(pages: dict[str, BookPage]) -> None:
    with pytest.raises(cli.Failure, match=r"a\.html: the menu names it"):
        chapter(pages["a.html"], pages)


def test_the_parts_are_those_of_the_menu() -> None:
    menu = ["index.md", {"Types": ["types/index.md", {"NodePort": "nodeport.md"}]}, "last.md"]
    found_parts = [(part.title, [page.path for page in part.pages]) for part in parts(menu, Path())]
    assert found_parts == [
        ("", ["index.html"]),
        ("Types", ["types/index.html", "nodeport.html"]),
        ("", ["last.html"]),
    ]


@pytest.mark.parametrize(
    ("html", "joined"),
    [
        ("<p>파드 둘</p>", "파|드 둘"),
        ("<p>NodePort를</p>", "NodePort|를"),
        ("<p><code>nodePort</code>를</p>", "nodePort|를"),
        ("<p>서비스(Service)는</p>", "서|비|스(Service)|는"),
        ("<p>포트 30001번</p>", "포|트 30001|번"),
        ("<p>파드<strong>만</strong></p>", "파|드|만"),
        ("<div><p>가</p><p>나</p></div>", "가나"),
        ("<pre>파드</pre>", "파드"),
    ],
)
def test_a_korean_word_is_joined_and_code_is_not(html: str, joined: str) -> None:
    root = parse(html)
    korean.join(root)
    assert "".join(root.itertext()).replace("\N{WORD JOINER}", "|") == joined


@pytest.mark.pdf
def test_our_fonts_have_every_character_of_the_pages(site: Path) -> None:
    fonts = {
        name: TTFont(ROOT / "third_party" / "fonts" / f"{name}.woff2").getBestCmap()
        for name in FONTS
    }
    for path in sorted(site.rglob("*.html")):
        if path.name == "404.html":
            continue
        letters = set(Article(path).root.text_content()) - set("\n\t")
        report(
            f"{path.relative_to(site)}: the font {name} lacks {letter!r} (U+{ord(letter):04X})"
            for name, has in fonts.items()
            for letter in sorted(letters)
            if ord(letter) not in has
        )


FONTS = ("Pretendard-Regular", "Pretendard-Bold")


def test_the_book_has_the_colours_of_the_site() -> None:
    site = (ROOT / "theme" / "assets" / "page" / "colours.css").read_text()
    style = (ROOT / "theme" / "pdf" / "book.css").read_text()
    for name in ("--md-primary-fg-color", "--md-typeset-a-color", "--example-rejected"):
        colour = site.partition(f"{name}: ")[2].partition(";")[0]
        assert colour in style, (
            f"{name} is {colour} on the site: write it in theme/pdf/book.css too"
        )


SETTINGS = """\
site_name: A book
site_description: Of two pages
nav: [{Group: [a.md, b/index.md]}]
"""


def test_the_first_chapter_of_a_group_carries_the_title_of_the_group(tmp_path: Path) -> None:
    (tmp_path / ENGLISH.config).write_text(SETTINGS)
    for name in NAMES:
        page = tmp_path / "site" / ENGLISH.folder / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<html><body><article><h1>{name}</h1></article></body></html>")
    whole = parse(book(tmp_path, ENGLISH, tmp_path / "site"))
    titles = {
        one.get("data-title"): text_of(one) for one in whole.iter() if one.get("class") == "part"
    }
    assert titles == {"Group": "Group"}
    chapters = [one.get("class") for one in whole.iter() if one.get("id") in ("a", "b.index")]
    assert chapters == ["chapter of-part"] * len(NAMES)
    assert [text_of(each) for each in whole.iter("h1")][-2:] == list(NAMES)
