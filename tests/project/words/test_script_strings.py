"""The texts of the pages' scripts: whole in both languages, and each of them used."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import quickjs  # type: ignore[import-untyped]

from servicedocs import strings
from servicedocs.project import ROOT
from tests.support.report import report

ASSETS = ROOT / "theme" / "assets"
TABLE = re.compile(r'site\.strings(?:\.(\w+)|\["([\w-]+)"\]) = (\{.*?\n *\});', re.DOTALL)
SUBJECTS = re.compile(r"\bspeaker\(([^)]*)\)")
SAID = re.compile(r"\bsay\(((?:[^(),{]|\([^()]*\))*)")
COMPARED = re.compile(r'[!=]== "\w+"')
VALUE = re.compile(r"\{\w+\}")
HANGUL = re.compile("[가-힣]")
# Keys that no script names: kinds of objects, codes of findings, answers, effects and results.
FROM_OUTSIDE = ("kinds", "codes", "changes", "packets")


@cache
def scripts() -> dict[Path, str]:
    """Return every script of ours without its tables of strings."""
    return {path: TABLE.sub("", path.read_text(encoding="utf-8")) for path in ASSETS.rglob("*.js")}


@cache
def tables() -> dict[str, dict[str, dict[str, str]]]:
    """Return the tables of texts by their subjects."""
    read = quickjs.Context().eval("(text) => JSON.stringify(eval(`(${text})`))")
    return {
        dotted or quoted: json.loads(read(body))
        for path in scripts()
        for dotted, quoted, body in TABLE.findall(path.read_text(encoding="utf-8"))
    }


def subjects(text: str) -> list[str]:
    """Return the subjects of which a script says strings."""
    return re.findall(r'"([\w-]+)"', " ".join(SUBJECTS.findall(text)))


def said(text: str) -> set[str]:
    """Return the keys of texts that a script names where it says them."""
    return {
        key for part in SAID.findall(text) for key in re.findall(r'"(\w+)"', COMPARED.sub("", part))
    }


def names(subject: str, key: str) -> bool:
    """Tell whether a script that says texts of a subject, or a worker it asks, names a key."""
    found = re.compile(rf'"{key}"|^ +{key}:', re.MULTILINE)
    folders = ("validator", "run")
    return any(
        found.search(text)
        for path, text in scripts().items()
        if subject in subjects(text) or path.parent.name in folders
    )


def test_every_text_is_there_in_both_languages_with_the_same_values() -> None:
    for table in tables().values():
        for key, text in table.items():
            assert set(text) == {"ko", "en"}, key
            letters = re.search(r"[^\W\d_]", VALUE.sub("", text["ko"]))
            assert not letters or HANGUL.search(text["ko"]), f"{key}: {text['ko']}"
            assert not HANGUL.search(text["en"]), f"{key}: {text['en']}"
            assert sorted(VALUE.findall(text["ko"])) == sorted(VALUE.findall(text["en"])), key


def test_every_text_is_said_somewhere() -> None:
    python = strings.__file__ and Path(strings.__file__).read_text(encoding="utf-8")
    report(
        f"site.strings.{subject}: nothing says {key!r}; take it away"
        for subject, table in tables().items()
        for key in table
        if subject not in FROM_OUTSIDE
        and not names(subject, key)
        and not (subject == "findings" and f'_FINDINGS["{key}"]' in python)
    )


@pytest.mark.parametrize("path", scripts(), ids=lambda path: path.relative_to(ASSETS).as_posix())
def test_a_script_says_only_texts_that_are_there(path: Path) -> None:
    text = scripts()[path]
    known = {key for subject in subjects(text) for key in tables()[subject]}
    assert said(text) - known == set()
