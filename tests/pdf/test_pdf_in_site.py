"""The PDFs in the built site: made after it, never stale, and the site stands without them."""

import os
import sys
import urllib.request
from http import HTTPStatus
from pathlib import Path
from urllib.error import HTTPError

import pytest

from servicedocs import cli
from servicedocs.commands import build
from servicedocs.pdf import include, printer, requirements
from servicedocs.serve import static
from servicedocs.site.staleness import STAMP, is_fresh
from tests.support import built_site
from tests.support.files import contents
from tests.support.servers import running

MADE_FROM = (
    "theme/pdf/book.css",
    "theme/pdf/cover.svg",
    "third_party/fonts/a.woff2",
    "src/weasyprint.py",
)


def pretend(_root: Path, site: Path, into: Path) -> dict[str, float]:
    """Stand in for the PDFs, which take long: a file that holds the site's home page."""
    into.mkdir(parents=True)
    for code, folder in (("ko", ""), ("en", "en/")):
        data = (site / f"{folder}index.html").read_bytes()
        (into / f"kubernetes-services-{code}.pdf").write_bytes(data)
    return {"PDF ko": 1.0, "PDF en": 1.0}


def fail(_root: Path, _site: Path, into: Path) -> dict[str, float]:
    """Stand in for a machine without what a PDF needs, where half the work is done."""
    into.mkdir(parents=True)
    raise cli.Failure(requirements.REMEDY)


@pytest.fixture
def pages(mini: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project whose two languages build in no time."""

    def into(_: Path, folder: Path, *, trace: bool) -> dict[str, float]:
        for name in ("index.html", "en/index.html"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("home")
        return {"Korean": 1.0, "English": 1.0}

    monkeypatch.setattr("servicedocs.site.build.build_into", into)
    monkeypatch.setattr(printer, "make_all", pretend)
    return mini


def test_a_build_takes_the_pdfs_in_and_says_how_long_they_took(pages: Path) -> None:
    assert set(build.build(pages, with_pdf=True)) == {"Korean", "English", "PDF ko", "PDF en"}
    assert (pages / "site" / "pdf" / "kubernetes-services-en.pdf").read_bytes() == b"home"
    assert include.are_fresh(pages)
    assert is_fresh(pages)
    assert not list((pages / ".cache").glob("books*"))


@pytest.mark.parametrize("way", ["build", "serve"])
def test_the_old_pdfs_can_be_read_while_new_ones_are_made(
    pages: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    build.build(pages, with_pdf=True)
    old = contents(pages / "site" / "pdf")
    page = pages / "docs" / "ko" / "more.md"
    page.write_text(page.read_text() + "\nMore.\n")
    seen = []

    def look(root: Path, site: Path, into: Path) -> dict[str, float]:
        seen.append(contents(pages / "site" / "pdf"))
        return pretend(root, site, into)

    monkeypatch.setattr(printer, "make_all", look)
    if way == "build":
        build.build(pages, with_pdf=True)
    else:
        monkeypatch.setattr(build, "ROOT", pages)
        build.build_if_stale()
        include.include(pages)
    assert seen == [old]
    assert include.are_fresh(pages)
    assert sorted(contents(pages / "site" / "pdf")) == sorted(old)


def test_old_pdfs_go_where_no_new_ones_can_be_made(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build.build(pages, with_pdf=True)
    monkeypatch.setattr(printer, "make_all", fail)
    with pytest.raises(cli.Failure):
        build.build(pages, with_pdf=True)
    assert not (pages / "site" / "pdf").exists()


def test_a_build_without_pdfs_leaves_them_out_and_says_so(pages: Path) -> None:
    build.build(pages, with_pdf=True)
    build.build(pages)
    assert is_fresh(pages)
    assert not include.are_fresh(pages)
    assert not (pages / "site" / "pdf").exists(), "a PDF of another build beside this one"


def test_without_the_tools_for_a_pdf_the_site_is_there_all_the_same(
    pages: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printer, "make_all", fail)
    with pytest.raises(cli.Failure) as failure:
        build.build(pages, with_pdf=True)
    assert failure.value.lines == (requirements.REMEDY, include.WITHOUT)
    assert is_fresh(pages)
    assert not include.are_fresh(pages)
    assert not list((pages / ".cache").glob("books*"))


def test_changed_sources_make_the_pdfs_stale(pages: Path) -> None:
    build.build(pages, with_pdf=True)
    page = pages / "docs" / "ko" / "more.md"
    page.write_text(page.read_text() + "\nMore.\n")
    assert not include.are_fresh(pages)


def test_pdfs_are_made_beside_a_server_for_the_site_that_it_shows(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build.build(pages)
    monkeypatch.setattr(sys, "argv", ["books", str(pages)])
    assert include.main() == 0
    assert include.are_fresh(pages)
    assert "The PDFs are there" in capsys.readouterr().out
    monkeypatch.setattr(printer, "make_all", fail)
    assert include.main() == 0, "made again, though nothing changed"
    (pages / "site" / STAMP).write_text("older")
    (pages / "site" / "pdf" / STAMP).unlink()
    assert include.main() == 0, "made from a site that is stale"


@pytest.mark.parametrize(
    "part",
    ["html", *MADE_FROM],
)
def test_a_book_is_printed_again_for_whatever_it_is_made_from(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    for name in MADE_FROM:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    monkeypatch.setattr(printer, "__file__", str(tmp_path / "src" / "printer.py"))
    before = printer.digest(tmp_path, "<p>")
    assert printer.digest(tmp_path, "<p>") == before
    if part != "html":
        (tmp_path / part).write_text("y")
    assert printer.digest(tmp_path, "<b>" if part == "html" else "<p>") != before


@pytest.mark.parametrize(
    ("being_made", "status", "text"),
    [
        (True, HTTPStatus.SERVICE_UNAVAILABLE, "The PDF is being made"),
        (False, HTTPStatus.NOT_FOUND, "no page"),
    ],
)
def test_a_pdf_that_is_being_made_is_announced(
    tmp_path: Path, being_made: bool, status: int, text: str
) -> None:
    (tmp_path / "404.html").write_text("no page")
    server = static.open_server(tmp_path, 0)
    server.pdf_is_made = lambda: being_made
    with running(server) as address, pytest.raises(HTTPError) as error:
        urllib.request.urlopen(f"{address}/pdf/kubernetes-services-ko.pdf", timeout=10)  # noqa: S310
    with error.value as answer:
        assert answer.code == status
        assert text in answer.read().decode()


def test_the_home_page_of_each_language_leads_to_its_pdf(site: Path) -> None:
    for code, home in (("ko", "index.html"), ("en", "en/index.html")):
        wanted = f"pdf/kubernetes-services-{code}.pdf"
        links = [link for link in built_site.Html(site, home).links if link.endswith(".pdf")]
        assert [os.path.normpath(Path(home).parent / link) for link in links] == [wanted]


def test_a_site_with_pdfs_must_have_those_it_links_to(tmp_path: Path) -> None:
    page = '<html lang="ko"><a href="pdf/kubernetes-services-ko.pdf">PDF</a>'
    (tmp_path / "index.html").write_text(page)
    assert not [line for line in built_site.problems(tmp_path) if ".pdf" in line]
    (tmp_path / "pdf").mkdir()
    assert [line for line in built_site.problems(tmp_path) if "leads to no file" in line]


def test_the_libraries_are_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirements, "LIBRARIES", ("libnothing.so.9",))
    monkeypatch.setattr(sys, "platform", "linux")
    assert not requirements.are_there()
