"""The digest of the sources, which tells whether the site is stale."""

import shutil
from pathlib import Path

import pytest

from servicedocs.project import ROOT
from servicedocs.site import build, staleness


@pytest.mark.parametrize(
    "name",
    [
        "docs/ko/more.md",
        "examples/topic/kubectl.console",
        "messages/new.yaml",
        "mkdocs.en.yml",
        "src/new.py",
        "theme/assets/page/site.css",
        "uv.lock",
        "validator/new.xz",
    ],
)
def test_a_change_of_any_source_makes_the_site_stale(mini: Path, name: str) -> None:
    theme = mini / "theme"
    theme.unlink()
    shutil.copytree(ROOT / "theme", theme)
    before = staleness.digest(mini)
    path = mini / name
    path.parent.mkdir(exist_ok=True)
    old = path.read_bytes() if path.exists() else b""
    path.write_bytes(old[:-1] + b"?")
    assert staleness.digest(mini) != before


def test_what_editors_leave_behind_does_not_make_the_site_stale(mini: Path) -> None:
    before = staleness.digest(mini)
    for name in (".more.md.swp", "more.md~"):
        (mini / "docs" / "ko" / name).write_text("x")
    (mini / "examples" / "__pycache__").mkdir()
    (mini / "examples" / "__pycache__" / "a.pyc").write_text("x")
    assert staleness.digest(mini) == before


def test_the_address_of_the_site_is_an_input(mini: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = staleness.digest(mini)
    monkeypatch.setenv("SITE_URL", "https://example.org/")
    assert staleness.digest(mini) != before
    assert build.addresses()["SITE_URL_EN"] == "https://example.org/en/"
