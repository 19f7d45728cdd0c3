"""Two built sites are compared byte by byte, but for the digests in the names of fonts."""

from pathlib import Path

import pytest

from servicedocs.site.compare import differences

FONT = "assets/fonts/bold-0123456789ab.woff2"


def site(folder: Path, files: dict[str, str]) -> Path:
    """Write a site and return its folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def test_the_digest_in_the_name_of_the_same_font_is_no_difference(tmp_path: Path) -> None:
    other = FONT.replace("ab.", "cd.")
    before = site(tmp_path / "before", {FONT: "font", "a.css": f"url({FONT})"})
    after = site(tmp_path / "after", {other: "font", "a.css": f"url({other})"})
    assert list(differences(before, after)) == []


@pytest.mark.parametrize(
    ("files", "line"),
    [
        ({FONT: "font"}, "only before: a.html"),
        ({FONT: "font", "a.html": "old", "b.html": ""}, "only after: b.html"),
        ({FONT: "font", "a.html": "other"}, "differs: a.html (3 and 5 bytes)"),
        ({FONT: "another font", "a.html": "old"}, "only after: "),
    ],
)
def test_every_other_difference_is_a_line(tmp_path: Path, files: dict[str, str], line: str) -> None:
    before = site(tmp_path / "before", {FONT: "font", "a.html": "old"})
    found = list(differences(before, site(tmp_path / "after", files)))
    assert any(each.startswith(line) for each in found), found
