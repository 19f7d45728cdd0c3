"""The words that the extension prints: each in both languages, and each in use."""

import re
from collections.abc import Iterator
from pathlib import Path

from servicedocs import strings
from servicedocs.examples.reach import VERDICTS
from servicedocs.project import ROOT
from tests.support.report import report

PLACEHOLDER = re.compile(r"{\w+}")
SOURCE = ROOT / "src" / "servicedocs"


def _texts() -> Iterator[tuple[str, strings.Text]]:
    return ((name, one) for name, one in vars(strings).items() if isinstance(one, strings.Text))


def test_every_text_has_the_same_placeholders_in_both_languages() -> None:
    assert dict(_texts())
    for _, text in _texts():
        assert sorted(PLACEHOLDER.findall(text.ko)) == sorted(PLACEHOLDER.findall(text.en))
        assert {*PLACEHOLDER.findall(text.en_one)} <= {*PLACEHOLDER.findall(text.en)}


def test_no_text_is_left_over() -> None:
    used = "\n".join(path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py"))
    report(
        f"{_file()}:{_line(name)}: nothing uses {name}; remove it"
        for name, _ in _texts()
        if not re.search(rf"\bstrings\.{name}\b", used)
    )


def test_every_verdict_of_a_table_has_its_word() -> None:
    assert set(strings.REACH_VERDICTS) == VERDICTS


def _file() -> str:
    return Path(str(strings.__file__)).relative_to(ROOT).as_posix()


def _line(name: str) -> int:
    rows = (ROOT / _file()).read_text(encoding="utf-8").split("\n")
    return next(number for number, row in enumerate(rows, 1) if row.startswith(f"{name} = "))
