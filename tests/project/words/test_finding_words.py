"""The words of the validator's findings: each that Go can say, with its advice, and no other."""

import re
from collections.abc import Iterator

import pytest

from servicedocs.project import ROOT
from tests.project.words.test_script_strings import VALUE, tables
from tests.support.report import report

GO = [*sorted((ROOT / "validator").glob("rules_*.go")), ROOT / "validator" / "findings.go"]
FUNCTION = re.compile(r"^func .*?^\}", re.MULTILINE | re.DOTALL)
SAID = re.compile(r'\br\.say\(\w+, "([\w.-]+)"')
NAMED = re.compile(r'[{\[\s]"(\w+)"(?::|\])')
LEVELS = {"error", "warning", "hint"}
ALWAYS = {"kind", "name"}  # which every finding has: Go adds them
LEAST = 30  # of the findings there are more


def functions() -> Iterator[str]:
    """Yield the functions of Go in which rules say what they found."""
    for path in GO:
        yield from FUNCTION.findall(path.read_text(encoding="utf-8"))


def said() -> dict[str, set[str]]:
    """Return every finding that Go can say, by code and variant, with its values."""
    found: dict[str, set[str]] = {}
    for body in functions():
        for key in SAID.findall(body):
            found.setdefault(key, set(ALWAYS)).update(NAMED.findall(body))
    return found


def advice(key: str) -> str:
    """Return the key of what helps: a variant's own, or its code's."""
    own = f"{key}.do"
    return own if own in tables()["codes"] else f"{key.partition('.')[0]}.do"


def test_every_finding_of_go_has_words_and_advice_in_both_languages() -> None:
    assert len(said()) >= LEAST
    wanted = {*said(), *(advice(key) for key in said()), *LEVELS}
    report(f"site.strings.codes has no {key!r}" for key in sorted(wanted - set(tables()["codes"])))


def test_no_words_are_left_of_a_finding_that_go_does_not_say() -> None:
    wanted = {*said(), *(advice(key) for key in said()), *LEVELS}
    report(f"no rule says {key!r}; take it away" for key in sorted(set(tables()["codes"]) - wanted))


@pytest.mark.parametrize("key", said())
def test_words_name_only_values_that_go_gives(key: str) -> None:
    for words in (tables()["codes"][key], tables()["codes"][advice(key)]):
        for text in words.values():
            assert {one[1:-1] for one in VALUE.findall(text)} <= said()[key]


def test_every_rule_says_its_code_as_the_test_can_read_it() -> None:
    calls = sum(body.count("r.say(") for body in functions())
    assert calls == sum(len(SAID.findall(body)) for body in functions())
