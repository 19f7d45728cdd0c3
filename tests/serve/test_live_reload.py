"""One language with live reload: where its links lead, and what a rebuild costs."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from servicedocs.project import ENGLISH, KOREAN, ROOT, Language
from servicedocs.serve import live, live_server
from servicedocs.serve.live_server import LiveServer
from servicedocs.site import staleness
from servicedocs.site.steps import page_data
from servicedocs.validator import catalogue

pytestmark = pytest.mark.slow


@pytest.fixture
def folders(tmp_path: Path) -> Path:
    """Return a folder with live pages and with the last build."""
    for name, text in {
        "live/nodeport.html": "live</body>",
        "live/examples/a.yaml": "of the live pages",
        "site/nodeport.html": "Korean, built",
        "site/en/index.html": "English home, built",
        "site/en/nodeport.html": "English, built",
        "site/pdf/book.pdf": "a book",
        "secret": "no page",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def answer(folders: Path, language: Language, path: str) -> tuple[str, str]:
    """Return status and text for an address."""
    server = LiveServer(lambda: None, language, 0, folders / "live", folders / "site")
    said: list[str] = []
    environ: dict[str, Any] = {"PATH_INFO": path}
    parts = server.serve_request(environ, lambda status, _: said.append(status))
    text = b"".join(parts).decode()
    getattr(parts, "close", lambda: None)()
    server.server_close()
    return said[0], text


@pytest.mark.parametrize(
    ("language", "path", "text"),
    [
        (KOREAN, "/nodeport.html", "live"),
        (KOREAN, "/en/nodeport.html", "English, built"),
        (KOREAN, "/en/", "English home, built"),
        (KOREAN, "/pdf/book.pdf", "a book"),
        (ENGLISH, "/en/nodeport.html", "live"),
        (ENGLISH, "/nodeport.html", "Korean, built"),
        (ENGLISH, "/pdf/book.pdf", "a book"),
        (ENGLISH, "/examples/a.yaml", "of the live pages"),
        (KOREAN, "/examples/a.yaml", "of the live pages"),
    ],
)
def test_what_is_written_is_live_and_the_rest_comes_from_the_last_build(
    folders: Path, language: Language, path: str, text: str
) -> None:
    status, found = answer(folders, language, path)
    assert status.startswith("200")
    assert found.startswith(text)


@pytest.mark.parametrize(
    ("language", "path", "command"),
    [
        (KOREAN, "/en/new.html", "scripts/serve --live en"),
        (ENGLISH, "/new.html", "scripts/serve --live ko"),
    ],
)
def test_a_page_that_no_build_has_made_names_the_command_for_it(
    folders: Path, language: Language, path: str, command: str
) -> None:
    status, found = answer(folders, language, path)
    assert status.startswith("404")
    assert command in found
    assert "scripts/build" in found


@pytest.mark.parametrize(
    "path", ["/en/../../secret", "/en/%2e%2e/%2e%2e/secret", "/a\0b", "/en/\0"]
)
def test_nothing_beside_the_site_is_shown(folders: Path, path: str) -> None:
    assert answer(folders, KOREAN, path)[0].startswith("404")


@pytest.mark.parametrize("language", [KOREAN, ENGLISH])
def test_the_address_is_the_one_on_the_published_site(language: Language) -> None:
    assert live_server.url(language, 8000).endswith(f":8000/{language.folder}/".replace("//", "/"))


def test_whatever_makes_the_site_stale_is_watched(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    watched: list[str] = []
    monkeypatch.setattr(LiveServer, "watch", lambda _, path: watched.append(path))
    monkeypatch.setattr(LiveServer, "serve", lambda _: None)
    monkeypatch.setattr(live.LiveSite, "rebuild", lambda _: None)
    live.watch_and_serve(live.LiveSite(KOREAN, 0, tmp_path), 0)
    other = {"docs", "third_party", "uv.lock"}  # one language is shown; programs come with a start
    assert {"docs/ko", *staleness.FOLDERS, *staleness.FILES} - other == set(watched)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[live.LiveSite, list[str]]]:
    """Return the site's own pages after their first live build, and what was rendered so far."""
    rendered: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        one = live.LiveSite(ENGLISH, 8000, tmp_path_factory.mktemp("live"))
        render = one.cache.render

        def counted(page: Page, config: MkDocsConfig, files: Files) -> None:
            rendered.append(page.file.src_uri)
            render(page, config, files)

        patch.setattr(one.cache, "render", counted)
        one.build()
        yield one, rendered


def test_a_rebuild_of_unchanged_pages_renders_none(site: tuple[live.LiveSite, list[str]]) -> None:
    one, rendered = site
    docs = ROOT / ENGLISH.docs
    pages = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*.md"))
    assert sorted(rendered) == pages
    one.build()
    assert len(rendered) == len(pages)
    assert (one.site / "nodeport.html").exists()


def test_a_changed_message_is_in_the_next_build_and_a_wrong_one_keeps_the_last_pages(
    site: tuple[live.LiveSite, list[str]],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    # A copy: other tests read the catalogue meanwhile.
    shutil.copytree(ROOT / catalogue.FOLDER, tmp_path / catalogue.FOLDER)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    load = catalogue.load
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    monkeypatch.setattr(catalogue, "load", lambda: load(tmp_path))
    entry = tmp_path / catalogue.FOLDER / "already-exists.yaml"
    one, data = site[0], site[0].site / page_data.PATH
    entry.write_text(entry.read_text(encoding="utf-8").replace("A Service of", "Changed of"))
    one.rebuild()
    assert "Changed of" in data.read_text(encoding="utf-8")
    entry.write_text("pattern: [")
    one.rebuild()
    assert f"{catalogue.FOLDER}/{entry.name}:1: is not YAML" in capsys.readouterr().err
    assert data.exists()


def test_live_reload_goes_on_after_a_fault_and_keeps_the_last_good_pages(
    mini: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(mini)
    monkeypatch.setattr(live, "ROOT", mini)
    site = live.LiveSite(KOREAN, 8000, mini)
    settings, page = mini / "mkdocs.yml", mini / "site" / "more.html"
    good = settings.read_text(encoding="utf-8")
    example = mini / "examples" / "topic" / "kubectl.console"
    settings.write_text("site_name: [\n")
    site.rebuild()
    assert "mkdocs.yml: " in (mini / "site" / "index.html").read_text(encoding="utf-8")
    settings.write_text(good, encoding="utf-8")
    site.rebuild()
    assert "get" in page.read_text(encoding="utf-8")
    settings.write_text("site_name: [\n")
    site.rebuild()
    assert page.exists()
    settings.write_text(good, encoding="utf-8")
    example.write_text("$ kubectl describe pods\n")
    site.rebuild()
    assert "describe" in page.read_text(encoding="utf-8")
    example.unlink()
    site.rebuild()
    said = capsys.readouterr()
    assert "docs/ko/more.md:7: " in said.err
    assert "Traceback" not in said.out + said.err
