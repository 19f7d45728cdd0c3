"""The render cache of live reload: no page is rendered again in vain, and none is stale."""

import contextlib
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.structure.pages import Page

from servicedocs.project import KOREAN
from servicedocs.serve.render_cache import RenderCache
from servicedocs.site import language_build
from tests.support.files import change, contents
from tests.support.mini_project import HELPER, POD, SERVICE

pytestmark = pytest.mark.slow


class LivePages:
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
        self.cache = RenderCache(root)

    def build(self, into: str = "live") -> list[str]:
        """Build once more; return the problems."""
        self.rendered.clear()
        with self.cache.in_use():
            return language_build.build(self.root, KOREAN, self.root / into).problems


@pytest.fixture
def live(project: Path, monkeypatch: pytest.MonkeyPatch) -> LivePages:
    """Return the project after its first build."""
    monkeypatch.chdir(project)
    site = LivePages(project, monkeypatch)
    assert site.build() == []
    assert sorted(site.rendered) == ["index.md", "more.md"]
    return site


def test_live_pages_that_did_not_change_are_not_rendered_again(live: LivePages) -> None:
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
    "a style": ("theme/assets/page/site.css", "{", "{/* changed */", []),
    "a template": ("theme/404.html", "<h1>404", "<h1>No page", []),
}


@pytest.mark.parametrize("what", EDITS)
def test_live_pages_are_rendered_again_for_whatever_they_are_made_from(
    live: LivePages, what: str
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


def test_what_an_editor_leaves_in_the_theme_renders_nothing_again(live: LivePages) -> None:
    (live.root / "theme" / "assets" / "page" / ".site.css.swp").write_text("x")
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
    live: LivePages, edit: Callable[[Path], None], problems: bool
) -> None:
    edit(live.root)
    assert bool(live.build()) == problems
    assert "more.md" in live.rendered


def test_a_complaint_is_repeated_until_it_is_mended(live: LivePages) -> None:
    page = live.root / "docs" / "ko" / "more.md"
    change(page, "{.console}", "{.console .nonsense}")
    assert live.build()
    assert live.build(), "the second build keeps silent"
    change(page, "{.console .nonsense}", "{.console}")
    assert live.build() == []


def test_a_link_to_a_heading_that_is_gone_is_noticed_on_a_page_from_memory(live: LivePages) -> None:
    change(live.root / "docs" / "ko" / "more.md", "{#start}", "{#begin}")
    (problem,) = live.build()
    assert problem.startswith("docs/ko/index.md:7: ")
    assert live.rendered == ["more.md"]


def test_outside_a_live_build_everything_is_as_mkdocs_made_it(live: LivePages) -> None:
    render = Page.render
    with contextlib.suppress(ZeroDivisionError), live.cache.in_use():
        assert Page.render is not render
        raise ZeroDivisionError
    assert Page.render is render
