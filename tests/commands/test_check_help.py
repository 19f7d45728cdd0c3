"""What scripts/check says of itself: the same in --help, in the READMEs and on the page."""

import re
from pathlib import Path

import click
import pytest

from servicedocs import commands
from servicedocs.check import report
from servicedocs.check.inputs import MAX_FILES
from servicedocs.check.streams import WRITER_SECONDS
from servicedocs.project import ROOT
from servicedocs.validator.runtime import MAX_BYTES
from tests.commands.checking import CUSTOM, call, entries, write

PAGES = [ROOT / "docs" / language / "how-this-site-is-checked.md" for language in ("ko", "en")]
READMES = [ROOT / "README.ko.md", ROOT / "README.md"]
OPTION = re.compile(r"--[a-z]+(?:-[a-z]+)*")


def own_help() -> str:
    """Return the help in one line."""
    return " ".join(call("--help").stdout.split())


def section(page: Path) -> str:
    """Return what a page says of the command."""
    return page.read_text(encoding="utf-8").partition("{#check-your-own}")[2].partition("\n## ")[0]


def row(readme: Path) -> str:
    """Return the row of the command."""
    (found,) = re.findall(r"^\| `scripts/check.*", readme.read_text(encoding="utf-8"), re.MULTILINE)
    return str(found)


def options() -> set[str]:
    """Return the command's options."""
    parameters = commands.load("check").params
    return {name for one in parameters for name in one.opts if isinstance(one, click.Option)}


@pytest.mark.parametrize("text", [*map(row, READMES), *map(section, PAGES)], ids=range(4))
def test_readmes_and_pages_name_every_option_and_no_other(text: str) -> None:
    assert set(OPTION.findall(text)) == options()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_page_and_the_help_list_the_same_exit_codes(page: Path) -> None:
    codes = {report.ACCEPTED, report.REFUSED, report.UNREADABLE, report.STOPPED}
    table = {int(code) for code in re.findall(r"^\| (\d) \|", section(page), re.MULTILINE)}
    listed = [int(code) for code in re.findall(r"^    (\d)  ", call("--help").stdout, re.MULTILINE)]
    assert (table, set(listed)) == (codes, codes)
    assert listed == [2, 1, 3, 0]  # the order in which the first that holds is taken


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_page_lists_every_key_of_json_in_order(page: Path, tmp_path: Path) -> None:
    cells = re.findall(r"^\| (`[a-z].*?) \|", section(page), re.MULTILINE)
    keys = [key for cell in cells for key in re.findall(r"`(\w+)`", cell)]
    (entry,) = entries(*write(tmp_path, custom=CUSTOM))
    assert keys == [*entry, "stopped"]


def test_the_help_names_the_limits_as_they_are() -> None:
    text = own_help()
    assert f"nobody writes into for {WRITER_SECONDS:g} s" in text
    assert f"{MAX_BYTES // 1024**2} MiB of files, {MAX_FILES} files in folders" in text
