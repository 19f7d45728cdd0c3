"""Pictures made from manifests: what a page asks for, and what stands in the picture."""

import re
from pathlib import Path

import pytest

from servicedocs.markdown import pictures
from servicedocs.markdown.page import Page, collect, settings
from tests.content.checks import pictures as checked_pictures
from tests.support.report import report
from tests.support.site import Site, load

SERVICE = "nodeport/service.yaml"
POD = "nodeport/pod.yaml"
TRAFFIC = f'--8<-- "{SERVICE}" {{.picture .traffic with="{POD}"}}\n'


def _page(folder: Path, text: str, language: str = "en") -> Page:
    path = folder / "page.md"
    path.write_text(text)
    return collect(path, settings(language))


def test_every_picture_is_made_from_manifests_that_its_page_shows() -> None:
    report(checked_pictures.problems(load()))


def test_a_picture_whose_manifest_its_page_does_not_show_is_noticed(tmp_path: Path) -> None:
    page = _page(tmp_path, TRAFFIC + f'\n--8<-- "{SERVICE}" {{.yaml with="{POD}"}}\n')
    (found,) = checked_pictures.problems(Site(tmp_path, {("en", "page.md"): page}, {}))
    assert f"made from examples/{POD}, which this page does not show" in found


def test_one_line_makes_a_picture_and_no_block_of_code(tmp_path: Path) -> None:
    page = _page(tmp_path, f"# T {{#t}}\n\n{TRAFFIC}\n\nEnd.\n")
    (figure,) = page.root.all("figure")
    assert figure.classes == ["picture", "traffic"]
    assert "data-search-exclude" in figure.attrib
    assert not page.fences
    assert not page.problems
    assert "pooh-pod-service" in figure.text_content()


def test_two_pictures_on_a_page_share_no_id(tmp_path: Path) -> None:
    page = _page(tmp_path, f"{TRAFFIC}\n{TRAFFIC}")
    assert len(page.ids) == len(set(page.ids)) == 4


MISTAKES = {
    f'"{SERVICE}" {{.picture .trafic}}': "there is no drawing trafic; the drawings are: ",
    f'"{SERVICE}" {{.picture .constructor}}': "there is no drawing constructor",
    f'"{SERVICE}" {{.picture}}': "names no drawing, or several; write {.picture .traffic}",
    f'"{POD}" {{.picture .traffic}}': "there is no Service in the manifest or beside it; ",
    '"nodeport/port-out-of-range.yaml" {.picture .traffic}': "is refused in its line 14: ",
    f'"{SERVICE}" {{.picture .traffic with="no.yaml"}}': "'no.yaml', which does not exist; ",
    f'"{SERVICE}" {{.picture .traffic of="{SERVICE}"}}': "the unknown attribute of=; ",
    f'"{SERVICE}" {{.picture .traffic}}': "of what does not work (selects-nothing); name its Pods",
    f'"{SERVICE}" {{.picture .traffic .accepted-but-wrong with="{POD}"}}': "but it works; drop it",
    f'"{SERVICE}" {{.picture .traffic linenums="1"}}': "the unknown attribute linenums=; ",
}


@pytest.mark.parametrize("line", MISTAKES)
def test_a_picture_that_cannot_be_made_is_one_line_with_a_remedy(tmp_path: Path, line: str) -> None:
    page = _page(tmp_path, f"Text.\n\n--8<-- {line}\n")
    file = line.split('"')[1]
    assert any(f"page.md:3: examples/{file} " in one for one in page.problems)
    assert any(MISTAKES[line] in one for one in page.problems)
    assert not any("\n" in one for one in page.problems)


def test_an_inline_manifest_makes_no_picture(tmp_path: Path) -> None:
    page = _page(tmp_path, "``` {.picture .traffic}\nkind: Service\n```\n")
    assert any("shows no whole file; embed a file" in one for one in page.problems)


@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("site.pictures.drawings.x = () => { for (;;); };", "not drawn within"),
        (
            "site.pictures.drawings.x = () => { const a = []; for (;;) a.push([a.length]); };",
            "memory",
        ),
        ("site.pictures.drawings.x = () => site.pictures.drawings.x();", "call stack"),
        ("site.pictures.drawings.x = () => nothing;", "nothing is not defined"),
    ],
)
def test_a_drawing_that_does_not_end_well_is_stopped(
    script: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = pictures.scripts()
    if reason == "not drawn within":
        monkeypatch.setattr(pictures, "MAX_SECONDS", 0.3)
    monkeypatch.setattr(pictures, "scripts", lambda: scripts + script)
    with pytest.raises(pictures.NotDrawnError, match=reason):
        pictures.draw({"drawing": "x"})
    monkeypatch.undo()
    with pytest.raises(pictures.NotDrawnError, match="there is no drawing x"):
        pictures.draw({"drawing": "x"})


def test_no_two_scripts_give_a_thing_the_same_name() -> None:
    given = re.compile(r"^  pictures\.(\w+) = ", re.MULTILINE)
    names = [
        name for path in pictures.SCRIPTS.rglob("*.js") for name in given.findall(path.read_text())
    ]
    assert names
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    "drawing", [".traffic", '.path from="pod/client" to="pooh-pod-service:8080"']
)
def test_a_picture_is_drawn_of_the_cluster_that_its_mark_names(
    tmp_path: Path, drawing: str
) -> None:
    line = f'--8<-- "ranges/two-families.yaml" {{.picture {drawing} MARK with="{POD}"}}\n'
    page = _page(tmp_path, line.replace("MARK", ".dual-stack"))
    assert not page.problems
    (figure,) = page.root.all("figure")
    assert ("data-dual-stack" in figure.attrib) == drawing.startswith(".path")
    (refused,) = _page(tmp_path, line.replace("MARK ", "")).problems
    assert "this cluster is not configured for dual-stack services" in refused


def test_a_picture_of_what_does_not_work_is_marked(tmp_path: Path) -> None:
    header = '{.picture .traffic .accepted-but-wrong with="labels/pods.yaml"}'
    page = _page(tmp_path, f'--8<-- "labels/selector-typo.yaml" {header}\n')
    assert not page.problems
    assert page.root.all("figure")[0].classes == ["picture", "traffic"]
    example = page.root.all("div")[0]
    assert example.text_content().strip().startswith("⚠ Accepted, but it does not work")
    assert "example-message" not in page.html, "an empty list of reasons"
