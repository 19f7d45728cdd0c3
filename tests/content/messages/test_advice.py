"""The advice of each entry of the catalogue: applied to its proof, it helps."""

import re
from typing import Any

import pytest
import yaml

from servicedocs import cache
from servicedocs.project import ROOT
from servicedocs.validator import catalogue
from servicedocs.validator.catalogue import Entry
from servicedocs.validator.runtime import validator
from tests.support.report import report

FILE = ROOT / "tests" / "data" / "advice.yaml"
LENGTH = 12
ENTRIES = catalogue.load()
ADVICE: dict[str, dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
REMEDY = "apply it to the proof, in tests/data/advice.yaml, and write this digest there"


def digest(entry: Entry) -> str:
    """Return the digest of what an entry advises, and where it sends the reader."""
    return cache.digest(entry.do.ko, entry.do.en, entry.see)[:LENGTH]


def repaired(entry: Entry) -> str:
    """Return the proof of an entry with its advice applied."""
    text = (ROOT / entry.proof).read_text(encoding="utf-8")
    for old, new in ADVICE[entry.id]["repair"]:
        assert old in text, f"{FILE.name}: {entry.proof} does not have {old!r}"
        text = text.replace(old, new, 1)
    return text


def test_every_advice_is_the_one_that_was_applied_or_read() -> None:
    report(
        f"messages/{entry.id}.yaml:1: its advice is new; {REMEDY}: {digest(entry)}"
        for entry in ENTRIES
        if ADVICE.get(entry.id, {}).get("advice") != digest(entry)
    )
    assert sorted(ADVICE) == [entry.id for entry in ENTRIES]


@pytest.mark.parametrize(
    "entry", [one for one in ENTRIES if "repair" in ADVICE.get(one.id, {})], ids=lambda one: one.id
)
def test_a_proof_is_accepted_once_the_advice_is_followed(entry: Entry) -> None:
    verdicts = validator().check(repaired(entry).encode(), entry.proof, strict=True)
    said = [message for verdict in verdicts for message in catalogue.messages(verdict)]
    assert all(verdict.judged and verdict.accepted for verdict in verdicts), said
    assert not any(entry.pattern.search(message) for message in said), said


def test_few_advices_can_only_be_read() -> None:
    read = {name: one["why"] for name, one in ADVICE.items() if "repair" not in one}
    assert len(read) <= 0.02 * len(ADVICE)
    assert all(re.search(r"\w", why) for why in read.values())
