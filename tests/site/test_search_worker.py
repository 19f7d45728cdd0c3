"""The search worker of a built page is ours, whatever name a version of Material gives its own."""

import re
from pathlib import Path

import pytest

from servicedocs import cli
from servicedocs.site import build, built
from servicedocs.site.steps import third_party

pytestmark = pytest.mark.slow

OTHER_HASH = "assets/javascripts/workers/search.0123abcd.min.js"


def test_every_page_names_our_search_worker(site: Path) -> None:
    for page in site.rglob("*.html"):
        (named,) = third_party.SEARCH.findall(page.read_text(encoding="utf-8"))
        assert named.endswith(third_party.SEARCH_WORKER), page


def test_a_build_fails_where_material_names_its_search_worker_otherwise(project: Path) -> None:
    theme = project / "theme" / "main.html"
    theme.write_text(re.sub(r"workers/search\.\w+", "workers/search.0123abcd", theme.read_text()))
    with pytest.raises(cli.Failure) as failure:
        build.build(project)
    (line,) = failure.value.lines
    assert line.startswith("theme/main.html: Material ")
    assert re.search(r"workers/search\.\w+\.min\.js; write that name", line)
    assert not (project / "site").exists()


@pytest.mark.parametrize("settings", [f'"search": "../{OTHER_HASH}"', '"find": "x.js"', ""])
def test_a_page_without_our_search_worker_is_refused(tmp_path: Path, settings: str) -> None:
    (tmp_path / "index.html").write_text(f'<script id="__config">{{{settings}}}</script>')
    with pytest.raises(cli.Failure, match=r"theme/main\.html: "):
        third_party.refuse_search_worker(built.read(tmp_path, {"ko": tmp_path}, tmp_path))
