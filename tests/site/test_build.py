"""The build: what it writes, what it says of a fault, and what it leaves alone."""

import contextlib
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config import load_config

from servicedocs import cli
from servicedocs.project import ENGLISH, KOREAN, ROOT, Language
from servicedocs.site import build, language_build, staleness
from servicedocs.site.diagnostics import explain
from tests.support import mini_project
from tests.support.files import change, contents

pytestmark = pytest.mark.slow


def built(root: Path) -> list[str]:
    """Build the Korean pages of a project in this process; return the problems."""
    with contextlib.chdir(root):
        return language_build.build(root, KOREAN, root / "out").problems


def test_another_build_of_the_same_pages_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    # The fixture comes from another process, with another seed for hashes, at another second.
    again = tmp_path / "again"
    build.build_into(ROOT, again)
    first = {name: data for name, data in contents(site).items() if not name.startswith("pdf/")}
    other = contents(again)
    assert other.keys() == first.keys()
    assert [name for name, data in first.items() if other[name] != data] == []
    assert first["sitemap.xml.gz"][4:8] == bytes(4), "the day of the build is in it"


FAULTS = ("less.md", "more.md#stop", "/more.html", "more/", "#nowhere")


@pytest.fixture(scope="module")
def problems(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Return what a build says of a project with many faults."""
    folder = tmp_path_factory.mktemp("faulty")
    mini_project.make(folder)
    pages = folder / "docs" / "ko"
    links = "\n\n".join(f"[More]({fault})" for fault in FAULTS)
    change(pages / "index.md", "[More](more.md#start)", links)
    change(pages / "more.md", "topic/kubectl", "topic/embedded")
    fence = '\n```console\n--8<-- "topic/fenced.console"\n```\n'
    change(pages / "more.md", "{.console}\n", "{.console}\n" + fence)
    (pages / "other.md").write_text(mini_project.HOME, encoding="utf-8")
    change(folder / "mkdocs.yml", "nav: [", "nav: [gone.md, ")
    return built(folder)


@pytest.mark.parametrize(
    ("place", "word"),
    [
        *((f"docs/ko/index.md:{7 + 2 * n}: ", fault) for n, fault in enumerate(FAULTS)),
        ("docs/ko/more.md:7: ", "topic/embedded.console"),
        ("docs/ko/more.md:10: ", "topic/fenced.console"),
        ("docs/ko/other.md:1: ", "other.md"),
        ("mkdocs.yml: ", "'gone.md'"),
    ],
)
def test_a_fault_is_one_line_with_its_place_and_a_remedy(
    problems: list[str], place: str, word: str
) -> None:
    found = [line for line in problems if line.startswith(place) and word in line]
    assert found, problems
    assert all("; " in line and "\n" not in line for line in found)


def test_a_broken_settings_file_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: [\n")
    (problem,) = built(tmp_path)
    assert problem.startswith("mkdocs.yml: ")
    assert "\n" not in problem


def test_a_failed_build_names_every_language_and_leaves_the_last_good_site(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Path, language: Language, place: Path, __: bool) -> "subprocess.Popen[str]":
        (place / "half.html").write_text("half a page")
        reply = json.dumps({"problems": [f"{language.docs}/a.md:1: wrong"], "seconds": 1})
        return subprocess.Popen(["echo", reply], stdout=subprocess.PIPE, text=True)

    monkeypatch.setattr(build, "start", fail)
    good = mini / "site"
    good.mkdir()
    (good / "index.html").write_text("the last good one")
    with pytest.raises(cli.Failure) as failure:
        build.build(mini)
    assert failure.value.lines == ("docs/ko/a.md:1: wrong", "docs/en/a.md:1: wrong")
    assert contents(good) == {"index.html": b"the last good one"}
    assert not list(mini.glob("site.*"))


def test_a_disk_that_is_full_late_in_a_build_is_left_as_it_was(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_: Path, folder: Path, *, trace: bool) -> dict[str, float]:
        folder.mkdir()
        (folder / "index.html").write_text("half a site")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(build, "build_into", fill)
    (mini / "site").mkdir()
    before = contents(mini)
    with pytest.raises(OSError, match="No space"):
        build.build(mini)
    assert contents(mini) == before


def test_a_full_disk_is_no_fault_of_a_page(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill(*_: object) -> None:
        raise OSError(28, "No space left on device", "out/index.html")

    monkeypatch.setattr(language_build, "run_mkdocs", fill)
    assert built(mini) == ["out/index.html: the disk is full; free some space"]


def test_the_old_site_stays_until_the_new_one_is_in_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new, site = tmp_path / "site.new", tmp_path / "site"
    for folder in (new, site):
        folder.mkdir()
        (folder / "index.html").write_text(folder.name)
    rename = Path.rename

    def refuse(path: Path, to: Path) -> Path:
        kept = [page.read_text() for page in tmp_path.rglob("index.html")]
        assert "site" in kept, "the old one is gone already"
        if path == new:
            raise OSError(5, "Input/output error")
        return rename(path, to)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(OSError, match="Input"):
        build.swap_in(new, site)
    assert contents(site) == {"index.html": b"site"}


def test_a_build_that_dies_leaves_the_last_good_site(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> "subprocess.Popen[str]":
        return subprocess.Popen(["false"], stdout=subprocess.PIPE, text=True)

    monkeypatch.setattr(build, "start", die)
    (mini / "site").mkdir()
    with pytest.raises(cli.Failure, match="scripts/build --trace"):
        build.build(mini)
    assert (mini / "site").exists()
    assert not list(mini.glob("site.*"))


def test_a_good_build_takes_the_place_of_the_old_one_and_knows_its_address(
    mini: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/services")
    (mini / "site").mkdir()
    (mini / "site" / "gone.html").write_text("a page that is no more")
    build.build(mini)
    assert not (mini / "site" / "gone.html").exists()
    assert not list(mini.glob("site.*"))
    for name in ("more.html", "en/more.html"):
        text = (mini / "site" / name).read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="https://example.org/services/{name}">' in text
    sitemap = (mini / "site" / "en" / "sitemap.xml").read_text()
    assert "<loc>https://example.org/services/en/index.html</loc>" in sitemap
    assert "lastmod" not in sitemap
    assert staleness.is_fresh(mini)


def paths(nav: Any) -> list[Any]:
    """Return a menu's pages in order, its sections as lists, without their names."""
    if isinstance(nav, dict):
        return [paths(children) for children in nav.values()]
    return [paths(entry) for entry in nav] if isinstance(nav, list) else nav


def test_both_languages_have_the_same_settings_but_for_words() -> None:
    korean, english = (load_config(str(ROOT / name.config)) for name in (KOREAN, ENGLISH))
    assert paths(english.nav) == paths(korean.nav)
    assert english.theme["features"] == korean.theme["features"]
    assert english.markdown_extensions == korean.markdown_extensions
    assert [len(each.theme["palette"]) for each in (korean, english)] == [3, 3]
    assert set(english.mdx_configs["toc"]) == set(korean.mdx_configs["toc"])


def test_a_complaint_of_our_own_is_passed_on_as_it_is() -> None:
    said = "docs/ko/more.md:12: the block is refused; repair it"
    assert explain(said, ROOT, KOREAN) == said
    assert explain(f"Error reading page 'more.md': {said}", ROOT, KOREAN) == said
