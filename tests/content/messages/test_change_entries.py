"""The page of changes: its tables and entries, as the matrix of changes has them."""

import json

import pytest

from servicedocs import strings
from servicedocs.html import Node, parse
from servicedocs.markdown.reference import changes
from servicedocs.project import LANGUAGES
from servicedocs.validator import field_changes, service_fields
from servicedocs.validator.field_changes import TYPES
from tests.support.site import load

languages = pytest.mark.parametrize("language", LANGUAGES)
PAIRS = [(old, new) for old in TYPES for new in TYPES if old != new]
BECOMES = {
    row["field"]: row.get("becomes")
    for row in json.loads(service_fields.FILE.read_text(encoding="utf-8"))
}["spec.type"]


def nodes(language: str) -> list[Node]:
    """Return the elements of the page."""
    return [*parse(load().pages[language, "changes.md"].html)[0].walk()]


def entry(language: str, id_: str) -> str:
    """Return the text below a heading that is made from the matrix."""
    made = [one for one in nodes(language) if {"message", "message-entry"} & set(one.classes)]
    ids = [one.get("id") for one in made]
    return made[ids.index(id_) + 1].text_content()


def table(language: str, place: int) -> list[list[str]]:
    """Return the rows of a table that is made from the matrix."""
    made = [one for one in nodes(language) if "message-entry" in one.classes and one.all("table")]
    rows = [row for row in made[place].all("tr") if row.all("td")]
    return [[cell.text_content() for cell in row.all("th", "td")] for row in rows]


@languages
def test_every_change_of_type_has_its_entry_and_its_place_in_the_table(language: str) -> None:
    heads = [one.get("id") for one in nodes(language) if "message" in one.classes]
    assert heads == [f"{old}-to-{new}".lower() for old, new in PAIRS]
    said = strings.CHANGE_RESULTS
    for row in table(language, 0):
        cells = dict(zip(TYPES, row[1:], strict=True))
        assert cells.pop(row[0]) == ""
        assert cells == {new: said[BECOMES[row[0]][new]].in_language(language) for new in cells}


def test_an_entry_says_what_stays_and_what_is_filled_in_cleared_and_refused() -> None:
    assert "Clearedports[].nodePort, externalTrafficPolicy" in entry("en", "nodeport-to-clusterip")
    assert "Filled inports[].nodePort (the API" in entry("en", "clusterip-to-nodeport")
    back = entry("en", "loadbalancer-to-clusterip")
    assert (
        "Refused, if writtenloadBalancerSourceRanges: spec.LoadBalancerSourceRanges: Forb" in back
    )
    assert "though written: ports[].nodePort" in back
    assert "clusterIP: None" in entry("en", "headless-to-clusterip")
    refused = entry("en", "clusterip-to-headless")
    assert refused.endswith("may not change once set")
    assert refused.startswith("Resultrefused")


@languages
def test_no_sentence_has_a_value_left_to_fill_in(language: str) -> None:
    said = [entry(language, f"{old}-to-{new}".lower()) for old, new in PAIRS]
    said += [cell for place in range(3) for row in table(language, place) for cell in row]
    assert [text for text in said if "{what}" in text or not text] == [""] * len(TYPES)


def test_a_field_that_cannot_change_is_one_whose_new_value_a_create_accepts() -> None:
    fields = {row[0] for row in table("en", 1)}
    assert fields == {"clusterIP", "healthCheckNodePort", "loadBalancerClass"}
    # A create refuses these too: not the change is what is wrong.
    refused = {row["field"] for row in changes.rows() if row["apply"]["result"] == "refused"}
    assert {"ports", "externalName", "ipFamilyPolicy"} <= refused - fields


def test_a_field_that_is_removed_has_a_row_for_each_end() -> None:
    rows = {(row[0], row[2]): row[3] for row in table("en", 2) if row[1] == "removed"}
    assert rows["ports[].nodePort", "NodePort, LoadBalancer"] == "stays: 30080"
    assert rows["selector", "all"] == "gone"
    assert rows["sessionAffinity", "all"] == "the default: None"


def test_replace_has_the_results_of_apply() -> None:
    # The page says so. Messages differ where kubectl itself fails before it sends anything.
    words = [[row[way]["result"] for way in field_changes.WAYS] for row in changes.rows()]
    assert all(one == other for one, other in words)
    differ = {row["field"] for row in changes.rows() if row["apply"] != row["replace"]}
    assert differ == {"ports[].port"}
