"""Files of several objects: Lists, rows of JSON, and how kubectl words several failures."""

import json
from dataclasses import replace
from typing import Any

import pytest

from servicedocs.project import ROOT
from servicedocs.validator.results import Verdict
from servicedocs.validator.runtime import File, validator

CASES: list[dict[str, Any]] = json.loads(
    (ROOT / "tests" / "data" / "judged" / "files.json").read_text()
)["cases"]
# kubectl is silent about an empty List beside another object; the reader is told.
KNOWN = {"list-empty-beside-another"}

LIST = """\
apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: Pod
  metadata: {name: web, labels: {app: web}}
  spec: {containers: [{name: web, image: nginx}]}
- apiVersion: v1
  kind: Service
  metadata:
    name: web
  spec:
    selector: {app: web}
    ports:
    - port: 70000
- apiVersion: v1
  kind: Service
  metadata: {name: other}
  spec: {selector: {app: other}, ports: [{prot: 80}]}
"""


def check(text: str) -> list[Verdict]:
    """Judge a file."""
    return validator().check(text.encode(), "manifest.yaml", strict=True)


def said(text: str) -> list[str]:
    """Return what kubectl prints of the file, its lines sorted: a List's own error comes last."""
    return sorted("\n".join(one.kubectl for one in check(text) if one.kubectl).splitlines())


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_meets_what_it_met_at_kubectl(case: dict[str, Any]) -> None:
    made = [f"{one.kind.lower()}/{one.name}" for one in check(case["manifest"]) if one.accepted]
    assert made == case["created"]
    same = said(case["manifest"]) == sorted(case["stderr"].splitlines())
    assert same != (case["name"] in KNOWN), case["stderr"]


def test_each_item_of_a_list_has_a_verdict_at_its_own_lines() -> None:
    found = [(one.document, one.item, one.first, one.line, one.accepted) for one in check(LIST)]
    assert found == [(1, 1, 4, 4, True), (1, 2, 8, 15, False), (1, 3, 16, 19, False)]


def test_the_services_of_a_list_lead_to_its_pods() -> None:
    first, second = validator().relate(LIST.encode())
    assert (first.item, [pod.selected for pod in first.pods]) == (2, [True])
    assert (second.item, [pod.selected for pod in second.pods]) == (3, [False])


def test_an_error_of_json_stands_at_its_line() -> None:
    (one,) = check('{"apiVersion": "v1",\n "kind": "Service"\n "metadata": {}}\n')
    assert (one.first, one.line) == (1, 3)
    (one,) = check('{"apiVersion": "v1,\n "kind": "Service"}\n')
    assert one.line == 1


def namespace(name: str) -> str:
    """Return a small manifest."""
    return f"apiVersion: v1\nkind: Namespace\nmetadata: {{name: {name}}}\n"


def as_json(name: str) -> str:
    """Return the same on one line."""
    return json.dumps({"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": name}})


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("---\n---\n" + namespace("a"), [3]),
        ("--- # the first one\n" + namespace("a") + "---\n" + namespace("b"), [2, 6]),
        (namespace("a") + "---\n---\n---\n" + namespace("b"), [1, 7]),
        (namespace("a") + "---\n# nothing\n---   \n" + namespace("b"), [1, 7]),
        ((namespace("a") + "---\n" + namespace("b")).replace("\n", "\r\n"), [1, 5]),
        ((namespace("a") + "---\n" + namespace("b")).replace("\n", "\r\r\n"), [1, 5]),
        (f"{as_json('a')}\nnull\n{as_json('b')}", [1, 3]),
    ],
)
def test_each_document_is_read_whole_wherever_it_stands(text: str, lines: list[int]) -> None:
    found = check(text)
    assert [one.kubectl for one in found if not one.accepted] == []
    assert [one.first for one in found] == lines


def test_a_long_list_takes_as_long_as_as_many_documents() -> None:
    text = "".join(
        f"- {namespace(f'n{number}')}".replace("\n", "\n  ")[:-2] for number in range(1000)
    )
    found = check(f"apiVersion: v1\nkind: List\nitems:\n{text}")  # within the limit of time
    assert [one.first for one in found] == [4 + 3 * number for number in range(1000)]


@pytest.mark.parametrize("key", ['"ports.-1"', '"ports[-1]"', '"a["', '"["', '"a]["'])
def test_a_field_with_brackets_in_its_name_is_refused_at_its_line(key: str) -> None:
    text = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec:\n  ports: [{port: 80}]\n"
    (one,) = check(f"{text}  {key}: x\n")
    assert "unknown field" in one.message
    assert one.line in (4, 5, 6)


def test_an_error_after_a_line_of_dashes_stands_at_its_line() -> None:
    (one,) = check("---\napiVersion: v1\nkind: Namespace\nmetadata: a: b\n")
    assert "line 4" in one.kubectl
    assert one.line == 4


def test_a_line_of_dashes_that_goes_on_is_the_wrong_one() -> None:
    (one,) = check("a: b\n--- c\nd: e\n")
    assert one.line == 2


def test_what_was_typed_comes_back_as_it_was_read() -> None:
    (one,) = check("apiVersion: v1\nkind: Namespace\nmetadata: {name: yes-it-is}\n")
    assert one.typed == {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "yes-it-is"}}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_in_brief_all_is_said_but_the_objects(case: dict[str, Any]) -> None:
    files = [File("manifest.yaml", case["manifest"].encode())]
    brief = validator().check_files(files, strict=True, brief=True).verdicts
    whole = [replace(one, typed=None, defaulted=None) for one in check(case["manifest"])]
    assert list(brief) == whole


@pytest.mark.parametrize("start", ["", "---\n", "# of the shop\n---\n"])
def test_a_key_that_is_there_twice_is_refused_wherever_its_document_stands(start: str) -> None:
    good = "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"
    twice = good.replace("shop", "bakery") + "kind: Namespace\n"
    found = check(f"{start}{twice}---\n{good}")
    assert [one.accepted for one in found] == [False, True]
    assert 'key "kind" already set in map' in found[0].message
