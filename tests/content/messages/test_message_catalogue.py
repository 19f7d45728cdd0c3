"""The catalogue of messages: complete, proven, and the same in Python and in JavaScript."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
import quickjs  # type: ignore[import-untyped]

from servicedocs.cli import Failure
from servicedocs.project import ROOT
from servicedocs.validator import catalogue
from servicedocs.validator.catalogue import Entry
from servicedocs.validator.runtime import validator
from tests.content.checks import messages as checked
from tests.support.report import report
from tests.support.site import load

ENTRIES = catalogue.load()
LABEL = "metadata.labels: Invalid value: {}: a valid label must be an empty string or consist of"
MATCH = "(pattern, text) => new RegExp(pattern).test(text)"


@cache
def _met() -> dict[str, str]:
    """Return every message that a judged Service or a proof draws, with where it comes from."""
    return checked.met()


def _of(message: str) -> list[str]:
    return [entry.id for entry in ENTRIES if entry.pattern.search(message)]


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.id)
def test_the_proof_of_an_entry_draws_its_message(entry: Entry) -> None:
    drawn = checked.drawn(ROOT / entry.proof)
    assert any(entry.pattern.search(one) for one in drawn), (
        f"messages/{entry.id}.yaml: {entry.proof} draws {drawn}; correct the pattern or the proof"
    )


@pytest.mark.slow
def test_every_message_that_a_service_can_meet_is_explained_once() -> None:
    wrong = [
        f"{place}: {message[:300]!r} is matched by {_of(message) or 'no file under messages/'}"
        for message, place in _met().items()
        if len(_of(message)) != 1
    ]
    report(f"{one}; write one entry, or narrow the patterns" for one in wrong)


@pytest.mark.slow
def test_the_messages_are_as_many_as_were_seen() -> None:
    # Else the test above could pass by looking at none.
    assert len(_met()) > 900


@pytest.mark.slow
def test_every_pattern_means_the_same_in_javascript() -> None:
    match = quickjs.Context().eval(MATCH)
    wrong = [
        f"messages/{entry.id}.yaml: JavaScript and Python disagree on {message[:200]!r}"
        for entry in ENTRIES
        for message in _met()
        if match(entry.pattern.pattern, message) != bool(entry.pattern.search(message))
    ]
    report(f"{one}; write a plainer pattern" for one in wrong)


def test_a_message_within_a_value_does_not_choose_the_entry() -> None:
    # What stands in a manifest comes back in the message; only what Kubernetes says counts.
    wrong = []
    for message, place in _met().items():
        label = LABEL.format(json.dumps(message, ensure_ascii=False))
        if _of(label) != ["label-value-characters"]:
            wrong.append(f"{place}: {label[:200]!r} is matched by {_of(label)}")
    report(
        f"{one}; begin the pattern with ^, and skip a quoted value as others do" for one in wrong
    )


def test_both_languages_are_written_as_such() -> None:
    report(checked.language_problems(ENTRIES))


def test_no_text_uses_a_word_that_the_glossary_rejects() -> None:
    report(checked.rejected_words(ENTRIES, load()))


def test_every_field_that_a_text_names_exists() -> None:
    report(checked.unknown_fields(ENTRIES))


def test_every_link_leads_to_a_heading_in_both_languages() -> None:
    report(checked.dead_links(ENTRIES, load()))


def test_no_proof_is_left_over() -> None:
    used = {entry.proof for entry in ENTRIES}
    files = [path.relative_to(ROOT).as_posix() for path in (ROOT / "messages/proofs").iterdir()]
    report(f"{name}:1: no entry uses it; remove it" for name in sorted(files) if name not in used)


def test_a_message_is_explained() -> None:
    found = catalogue.explain("spec.ports[0].port: Invalid value: 0: must be between 1 and 65535")
    assert found
    assert found.id == "port-out-of-range"
    assert catalogue.explain("nothing that Kubernetes says") is None


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_browser_gets_the_same_entries(language: str) -> None:
    given = json.loads(catalogue.as_json(language))
    assert [one["id"] for one in given] == [entry.id for entry in ENTRIES]
    assert all(list(one) == ["id", "pattern", "what", "do"] for one in given)
    for one, entry in zip(given, ENTRIES, strict=True):
        texts = [entry.what.in_language(language), entry.do.in_language(language)]
        assert [one["what"], one["do"]] == texts


GOOD = """\
pattern: '^a'
ko:
  what: 뜻.
  do: 고친다.
en:
  what: It.
  do: Do.
see: page.md#id
"""
BAD = {
    "no YAML": ("pattern: '^a", ":1: is not YAML; write pattern, ko and en"),
    "no mapping": ("- a", ":1: has the keys []; write pattern"),
    "a key too many": (GOOD + "more: 1\n", "more"),
    "a language missing": (GOOD.replace("en:", "fr:"), ":1: has the keys"),
    "a text missing": (GOOD.replace("  do: Do.\n", ""), ":5: lacks a text in en; write"),
    "an empty text": (GOOD.replace("뜻.", "''"), ":2: lacks a text in ko; write"),
    "no expression": (GOOD.replace("^a", "(a"), ":1: the pattern is no regular expression"),
    "a lookbehind": (GOOD.replace("^a", "(?<=b)a"), ":1: JavaScript may read '(?' otherwise"),
    "a named group": (GOOD.replace("^a", "(?P<n>a)"), ":1: JavaScript may read '(?' otherwise"),
    "an empty set": (GOOD.replace("^a", "[]a]"), ":1: JavaScript may read '[]' otherwise"),
    "any letter": (GOOD.replace("^a", r"\w"), r":1: JavaScript may read '\\w' otherwise"),
    "a link elsewhere": (GOOD.replace("page.md#id", "https://a"), ":8: see is no page"),
    "no proof": (GOOD + "proof: examples/no.yaml\n", ":9: its proof examples/no.yaml is missing"),
}


def _project(folder: Path, text: str) -> Path:
    (folder / "messages" / "proofs").mkdir(parents=True)
    (folder / "messages" / "proofs" / "one.yaml").write_text("kind: Service\n")
    (folder / "messages" / "one.yaml").write_text(text)
    return folder


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_entry_is_one_error_with_its_line_and_the_remedy(fault: str, tmp_path: Path) -> None:
    text, expected = BAD[fault]
    with pytest.raises(Failure, match=re.escape(expected)) as raised:
        catalogue.load(_project(tmp_path, text))
    assert str(raised.value).startswith("messages/one.yaml:")


def test_a_good_entry_is_loaded_with_the_proof_beside_it(tmp_path: Path) -> None:
    (entry,) = catalogue.load(_project(tmp_path, GOOD))
    assert (entry.id, entry.do.en, entry.see) == ("one", "Do.", "page.md#id")
    assert entry.proof == "messages/proofs/one.yaml"


def test_several_causes_are_messages_of_their_own() -> None:
    text = b"apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [{port: 0}]}\n"
    (verdict,) = validator().check(text)
    assert [message.partition(":")[0] for message in catalogue.messages(verdict)] == [
        "spec.ports[0].port",
        "spec.ports[0].targetPort",
    ]
