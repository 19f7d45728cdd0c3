"""The size of folders and files: what a reader takes in at a glance."""

from pathlib import Path

import pytest

from servicedocs.project import ROOT
from tests.support.report import report

MOST_ENTRIES = 15
MOST_LOOSE = 8  # modules of src/servicedocs that are in none of its packages
MOST_LINES = 300  # of a test file
CODE = ROOT / "src" / "servicedocs"
FOLDERS = ("src", "tests", "theme/assets")


def entries(folder: Path) -> list[Path]:
    """Return what a reader sees in a folder."""
    return [path for path in sorted(folder.iterdir()) if not path.name.startswith((".", "__"))]


def crowded(folder: Path, most: int = MOST_ENTRIES) -> list[str]:
    """Return the folders, from this one down, that hold more than so many entries."""
    inside = entries(folder)
    count = len([path for path in inside if folder != CODE or path.is_dir()])
    remedy = "sort them into folders by what they are about"
    found = [f"{folder}: has {count} entries, more than {most}; {remedy}"] if count > most else []
    return found + [line for path in inside if path.is_dir() for line in crowded(path, most)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_folder_has_more_than_fifteen_entries(folder: str) -> None:
    report(crowded(ROOT / folder))


def test_few_modules_stand_outside_every_package() -> None:
    loose = [path.name for path in entries(CODE) if path.suffix == ".py"]
    assert len(loose) <= MOST_LOOSE, f"{loose}: put one into the package that needs it"


def test_a_crowded_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("a", "b", "__pycache__", ".hidden"):
        (tmp_path / "deep" / name).touch()
    assert crowded(tmp_path, most=2) == []
    (line,) = crowded(tmp_path, most=1)
    assert line.startswith(f"{tmp_path}/deep: has 2 entries")


def test_no_test_file_is_longer_than_three_hundred_lines() -> None:
    files = {path: path.read_text().count("\n") for path in (ROOT / "tests").rglob("*.py")}
    remedy = "split it by what it says"
    long = {path: count for path, count in files.items() if count > MOST_LINES}
    report(f"{path}: has {count} lines; {remedy}" for path, count in long.items())
