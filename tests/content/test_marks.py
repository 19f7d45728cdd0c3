"""A mark is declared once; what cannot import it says the same."""

import shutil
from pathlib import Path

import pytest

from servicedocs.project import ROOT
from tests.content.checks import marks
from tests.support.report import report


def test_style_sheets_scripts_and_tables_say_of_a_mark_what_is_declared() -> None:
    report(marks.problems(ROOT))


BROKEN = {
    "a light colour": ("theme/assets/page/colours.css", "--example-warned: #6b5200", "#6b5201"),
    "a dark colour": ("theme/assets/page/colours.css", "--example-warned: #e8cf6a", "#e8cf6b"),
    "a colour in the book": ("theme/pdf/book.css", "#a3131d", "#a3131e"),
    "the plain colour in the book": ("theme/pdf/book.css", "solid #53575e", "solid #53575f"),
    "a frame": ("theme/assets/page/site.css", ".example.warned", ".example.warnd"),
    "another's colour": (
        "theme/assets/page/site.css",
        "var(--example-warned)",
        "var(--example-rejected)",
    ),
    "a sign": ("results.js", 'sign: "!"', 'sign: "?"'),
    "a verdict": ("results.js", 'mark: "warned"', 'mark: "warnd"'),
    "what the tests demand": ("CONTRIBUTING.md", "refused, for", "refused for"),
    "an attribute": (
        "CONTRIBUTING.md",
        '| `{.yaml .rejected because="port-out-of-range"}`',
        "| `{.yaml .rejected}`",
    ),
    "a row": ("CONTRIBUTING.md", "| `{.python .cluster}`", "| `{.python}`"),
    "a label": ("docs/ko/index.md", "| 거부됨 |", "| 거부 |"),
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of all that says something of marks."""
    for folder in ("theme", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "CONTRIBUTING.md", tmp_path)
    return tmp_path


@pytest.mark.parametrize("what", BROKEN)
def test_another_word_is_noticed(what: str, copy: Path) -> None:
    name, old, new = BROKEN[what]
    (path,) = copy.rglob(name)
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    found = marks.problems(copy)
    assert found
    assert all(line.startswith(("theme", "docs", "CONTRIBUTING.md")) for line in found)
