"""What a build or a live page takes from memory: never anything stale, and the same bytes."""

import contextlib
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.structure.pages import Page

from servicedocs.project import KOREAN, ROOT
from servicedocs.serve.render_cache import Unchanged
from servicedocs.site import language_build
from servicedocs.validator import cached, runtime
from servicedocs.validator.results import Verdict

SERVICE = "examples/topic/service.yaml"
POD = "examples/topic/pod.yaml"
NOTE = re.compile(r" *# \(\d+\)!?")
HELPER = "examples/topic/pod-of-the-picture.yaml"
EMBED = """
--8<-- "topic/service.yaml" {.yaml with="topic/pod.yaml"}

--8<-- "topic/service.yaml" {.picture .traffic with="topic/pod-of-the-picture.yaml"}
"""


@pytest.fixture
def project(mini: Path) -> Path:
    """Return the small project with a Service that stands beside its Pod, and a theme to change."""
    for name in ("service", "pod"):
        text = (ROOT / "examples" / "nodeport" / f"{name}.yaml").read_text()
        (mini / "examples" / "topic" / f"{name}.yaml").write_text(NOTE.sub("", text))
    shutil.copy(mini / POD, mini / HELPER)
    page = mini / "docs" / "ko" / "more.md"
    page.write_text(page.read_text() + EMBED)
    (mini / "theme").unlink()
    shutil.copytree(ROOT / "theme", mini / "theme")
    return mini


def change(path: Path, old: str, new: str) -> None:
    """Change a text in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder by their path."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def built(project: Path, into: str) -> dict[str, bytes]:
    """Build the Korean pages in a process of their own, as scripts/build does."""
    command = [sys.executable, "-m", "servicedocs.site.language_build", "ko", into]
    done = subprocess.run(command, cwd=project, check=True, capture_output=True, text=True)  # noqa: S603
    assert json.loads(done.stdout)["problems"] == [], done.stdout
    return contents(project / into)


def test_a_build_from_memory_gives_the_same_bytes_as_one_without(project: Path) -> None:
    shutil.rmtree(project / ".cache", ignore_errors=True)
    cold = built(project, "cold")
    assert (project / ".cache" / "answers" / "ko.json").exists()
    assert list((project / ".cache" / "templates").rglob("*.cache"))
    assert built(project, "warm") == cold


def test_a_build_from_memory_sees_what_changed(project: Path) -> None:
    built(project, "first")
    change(project / SERVICE, "nodePort: 30001", "nodePort: 30999")
    change(project / HELPER, "name: pooh", "name: changed")
    change(project / "theme" / "404.html", "<h1>404", "<h1>No page")
    change(project / "theme" / "partials" / "source-file.html", "<code>", "<code id=changed>")
    again = built(project, "again")
    assert b"30999" in again["more.html"]
    assert b"changed-db-nginx-pod" in again["more.html"]
    assert b"<code id=changed>" in again["more.html"]
    assert b"<h1>No page" in again["404.html"]


@pytest.fixture
def starts(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Collect the starts of Kubernetes' code."""
    started: list[object] = []
    start = runtime.Validator.__init__

    def counted(self: runtime.Validator) -> None:
        started.append(self)
        start(self)

    monkeypatch.setattr(runtime.Validator, "__init__", counted)
    return started


def asked(file: Path, data: bytes) -> list[Verdict]:
    """Judge a manifest as a new build would."""
    remembering = cached.CachedValidator(file)
    verdicts = remembering.check(data)
    remembering.keep()
    return verdicts


def test_the_same_manifest_is_judged_once_and_another_one_anew(
    tmp_path: Path, starts: list[object]
) -> None:
    data = (ROOT / "examples" / "nodeport" / "service.yaml").read_bytes()
    file = tmp_path / "answers.json"
    first = asked(file, data)
    assert asked(file, data) == first
    assert len(starts) == 1
    assert not asked(file, data.replace(b"Service", b"Servise"))[0].accepted
    assert len(starts) == 2


def test_answers_of_another_version_are_not_used(
    tmp_path: Path, starts: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = (ROOT / "examples" / "nodeport" / "service.yaml").read_bytes()
    asked(tmp_path / "answers.json", data)
    monkeypatch.setattr(runtime, "digest", lambda: "another")
    asked(tmp_path / "answers.json", data)
    assert len(starts) == 2


@pytest.mark.parametrize("text", ["", "[]", '{"of": 1}', "{"])
def test_a_broken_file_of_answers_costs_only_time(tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text)
    assert asked(file, b"kind: Pod\n")[0].message


class Live:
    """The pages of a project while they are edited."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Count what is rendered."""
        self.root = root
        self.rendered: list[str] = []
        render = Page.render

        def counted(page: Page, *rest: object) -> None:
            self.rendered.append(page.file.src_uri)
            render(page, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(Page, "render", counted)
        self.unchanged = Unchanged(root)

    def build(self, into: str = "live") -> list[str]:
        """Build once more; return the problems."""
        self.rendered.clear()
        with self.unchanged.in_use():
            return language_build.build(self.root, KOREAN, self.root / into).problems


@pytest.fixture
def live(project: Path, monkeypatch: pytest.MonkeyPatch) -> Live:
    """Return the project after its first build."""
    monkeypatch.chdir(project)
    site = Live(project, monkeypatch)
    assert site.build() == []
    assert sorted(site.rendered) == ["index.md", "more.md"]
    return site


def test_live_pages_that_did_not_change_are_not_rendered_again(live: Live) -> None:
    first = contents(live.root / "live")
    assert live.build("again") == []
    assert live.rendered == []
    assert contents(live.root / "again") == first


ONE, BOTH = ["more.md"], ["index.md", "more.md"]
EDITS: dict[str, tuple[str, str, str, list[str]]] = {
    "a page": ("docs/ko/more.md", "# More", "# Even more", ONE),
    "an example on it": (SERVICE, "nodePort: 30001", "nodePort: 30999", ONE),
    "an example that it names": (POD, "kind: Pod", "kind: Pod # changed", ONE),
    "an example that only a picture names": (HELPER, "name: pooh", "name: changed", ONE),
    "a setting of Markdown": ("mkdocs.yml", "permalink: true", "permalink: false", BOTH),
    "the name of the site": ("mkdocs.yml", "site_name: ", "site_name: Changed ", []),
    "a script of the pictures": ("theme/assets/pictures/shapes.js", "#1f2328", "#1f2329", BOTH),
    "a style": ("theme/assets/site.css", "{", "{/* changed */", []),
    "a template": ("theme/404.html", "<h1>404", "<h1>No page", []),
}


@pytest.mark.parametrize("what", EDITS)
def test_live_pages_are_rendered_again_for_whatever_they_are_made_from(
    live: Live, what: str
) -> None:
    file, old, new, rendered = EDITS[what]
    before = contents(live.root / "live")
    change(live.root / file, old, new)
    assert live.build() == []
    assert sorted(live.rendered) == rendered
    after = contents(live.root / "live")
    if what == "a template":  # compiling all of them is most of a build's time
        shutil.rmtree(live.root / ".cache", ignore_errors=True)
    assert not (live.root / ".cache" / "answers").exists(), "the fresh build has a memory"
    assert language_build.build(live.root, KOREAN, live.root / "fresh").problems == []
    assert after == contents(live.root / "fresh")
    assert after != before or what == "an example that it names"


def test_what_an_editor_leaves_in_the_theme_renders_nothing_again(live: Live) -> None:
    (live.root / "theme" / "assets" / ".site.css.swp").write_text("x")
    assert live.build() == []
    assert live.rendered == []


def new_page(root: Path) -> None:
    """Add a page."""
    shutil.copy(root / "docs" / "ko" / "index.md", root / "docs" / "ko" / "new.md")
    change(root / "mkdocs.yml", "more.md]", "more.md, new.md]")


def no_example(root: Path) -> None:
    """Take away an example that a page names."""
    (root / POD).unlink()


@pytest.mark.parametrize(
    ("edit", "problems"), [(new_page, False), (no_example, True)], ids=["new page", "no example"]
)
def test_live_pages_notice_what_comes_and_goes(
    live: Live, edit: Callable[[Path], None], problems: bool
) -> None:
    edit(live.root)
    assert bool(live.build()) == problems
    assert "more.md" in live.rendered


def test_a_complaint_is_repeated_until_it_is_mended(live: Live) -> None:
    page = live.root / "docs" / "ko" / "more.md"
    change(page, "{.console}", "{.console .nonsense}")
    assert live.build()
    assert live.build(), "the second build keeps silent"
    change(page, "{.console .nonsense}", "{.console}")
    assert live.build() == []


def test_a_link_to_a_heading_that_is_gone_is_noticed_on_a_page_from_memory(live: Live) -> None:
    change(live.root / "docs" / "ko" / "more.md", "{#start}", "{#begin}")
    (problem,) = live.build()
    assert problem.startswith("docs/ko/index.md:7: ")
    assert live.rendered == ["more.md"]


def test_outside_a_live_build_everything_is_as_mkdocs_made_it(live: Live) -> None:
    render = Page.render
    with contextlib.suppress(ZeroDivisionError), live.unchanged.in_use():
        assert Page.render is not render
        raise ZeroDivisionError
    assert Page.render is render
