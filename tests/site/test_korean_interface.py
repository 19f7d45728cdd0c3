"""The words of the site's own buttons and of its search."""

import re
from importlib.metadata import files
from pathlib import Path

from servicedocs.project import ROOT

KEY = re.compile(r'^  "([\w.]+)": "(.+)",?$', re.MULTILINE)
OURS = ROOT / "theme" / "partials" / "languages" / "ko.html"
MATERIALS = "material/templates/partials/languages/ko.html"


def _words(file: Path) -> dict[str, str]:
    return dict(KEY.findall(file.read_text(encoding="utf-8")))


def test_the_korean_interface_has_every_word_of_materials_that_it_needs() -> None:
    [theirs] = [file for file in files("mkdocs-material") or [] if file.as_posix() == MATERIALS]
    ours, materials = _words(OURS), _words(Path(str(theirs.locate())))
    unused = ("blog.", "consent.", "readtime.", "rss.")
    assert set(ours) == {key for key in materials if not key.startswith(unused)}
    assert {key for key in ours if "#" in ours[key]} == {
        key for key in materials if "#" in materials[key] and not key.startswith(unused)
    }
