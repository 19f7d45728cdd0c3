"""The validator says what a live API server said: same verdict, same text, same warnings."""

import base64
import json
import re
from functools import cache
from typing import Any

import pytest

from servicedocs.project import ROOT
from servicedocs.validator.results import Verdict
from servicedocs.validator.runtime import validator
from tests.support.ci import IN_CI

JUDGED = ROOT / "tests" / "data" / "judged"
# What differs from create to create: an address taken by chance, the end of a generated name.
ADDRESS = re.compile(r'(?<=IPAddress\.networking\.k8s\.io ")[\d.]+')
ENDING = re.compile(r"[a-z0-9]{5}(?=['\"])")

# Where the validator differs from both, and why.
KNOWN = {
    "doc-json-duplicate-key": "judged as JSON, which kubectl reads without it",
    "doc-utf16-bom": "kubectl cannot split UTF-16 into documents, and nor can we",
    "head-apiversion-empty": "the bare API takes it, kubectl asks for a resource that is not there",
    "namespace-pod-security-label-bad": "the PodSecurity admission plugin is not built in",
    "pod-priorityclass-missing": "the Priority admission plugin is not built in",
    "pod-runtimeclass-missing": "the RuntimeClass admission plugin is not built in",
}

Case = dict[str, Any]


@cache
def cases(name: str) -> list[Case]:
    """Return the judged manifests of one file under judged/.

    An author's run takes every third of those in which nothing is known to differ, CI all.
    """
    found: list[Case] = json.loads((JUDGED / f"{name}.json").read_text())["cases"]
    if IN_CI:
        return found
    return [case for at, case in enumerate(found) if at % 3 == 0 or case["name"] in KNOWN]


def data(case: Case) -> bytes:
    """Return a case's manifest."""
    if "manifest_base64" in case:
        return base64.b64decode(case["manifest_base64"])
    return str(case["manifest"]).encode()


@cache
def checked(name: str, manifest: bytes) -> list[Verdict]:
    """Judge a manifest once for all tests."""
    return validator().check(manifest, name, strict=True)


def difference(case: Case) -> str:
    """Return how our answer on a case differs from the one recorded; nothing where it does not."""
    found = checked("manifest.yaml", data(case))
    if _of_a_custom_resource(case):  # a cluster may have its definition: we do not judge it
        return "" if not any(one.judged for one in found) else f"{case['name']} is judged"
    first = next((one for one in found if not one.accepted), found[0])
    if _kubectl_refused_alone(case):
        return _compare(case, _text(case), first.kubectl)
    if len(found) > 1 or _asked_for_another_kind(case):  # the API takes one document of its kind
        return _compare(
            case, _text(case), "\n".join(one.kubectl.strip() for one in found if one.kubectl)
        )
    return _from_server(case, first)


def _of_a_custom_resource(case: Case) -> bool:
    asked = re.search(r'no matches for kind "\w+" in version "([^"/]+)/', _text(case))
    return bool(asked and "." in asked[1] and asked[1] not in served_groups())


@cache
def served_groups() -> set[str]:
    """Return the API groups that Kubernetes serves by itself."""
    lines = (ROOT / "validator" / "served.txt").read_text().splitlines()
    return {line.split("/")[0] for line in lines if "/" in line}


def _kubectl_refused_alone(case: Case) -> bool:
    return bool(re.match(r"error: (?!not judged)", _text(case)))


def _asked_for_another_kind(case: Case) -> bool:
    return "unknown conversion" in str(case["message"])


def _text(case: Case) -> str:
    lines = str(case["kubectl"]["stderr"]).split("\n")
    return "\n".join(line for line in lines if not line.startswith("Warning: "))


def _from_server(case: Case, found: Verdict) -> str:
    expected = [case["accepted"], case["message"], case["causes"], case["warnings"]]
    causes = [{"field": cause.field, "message": cause.message} for cause in found.causes]
    ours = [found.accepted, found.message, causes, list(found.warnings)]
    return _compare(case, str(expected), str(ours))


def _compare(case: Case, theirs: str, ours: str) -> str:
    chance = [ADDRESS, ENDING] if b"generateName" in data(case) else [ADDRESS]
    for part in chance:
        theirs, ours = part.sub("*", theirs.strip()), part.sub("*", ours.strip())
    same = sorted(theirs.split()) == sorted(ours.split()) if case["random"] else theirs == ours
    return "" if same else f"theirs: {theirs}\nours:   {ours}"


# Where kubectl answers otherwise than the API that gets the bytes, by what it says or is given.
def _by_design(case: Case) -> bool:
    manifest = data(case)
    return (
        case["name"] in KNOWN
        or b"kind: Endpoints\n" in manifest  # not one of the kinds that are built in
        or re.search(rb"^kind: .*List\b", manifest, re.MULTILINE) is not None
        or "parentRef.name: Required value" in case["message"]  # no name: kubectl apply's answer
    )


@pytest.mark.parametrize("name", ["services", "others", "definitions"])
def test_it_agrees_with_the_api_server_on_every_judged_manifest(name: str) -> None:
    # Real creates on a real API server are the only judge of the judge.
    wrong = {
        case["name"]: text
        for case in cases(name)
        if not _by_design(case) and (text := difference(case))
    }
    assert not wrong, f"{len(wrong)} differ:\n" + "\n\n".join(f"{k}\n{v}" for k, v in wrong.items())


def test_known_differences_are_still_there() -> None:
    # A difference that has gone must leave the list, or it would hide the next one.
    every = {case["name"]: case for name in ("services", "others") for case in cases(name)}
    assert [name for name in KNOWN if not difference(every[name])] == []


@pytest.mark.parametrize("name", ["services", "definitions"])
def test_it_fills_in_the_defaults_that_the_api_server_fills_in(name: str) -> None:
    # What a create left behind, without what the cluster chose.
    wrong = []
    for case in cases(name):
        found = [one.defaulted for one in checked("manifest.yaml", data(case))]
        # kubectl writes this annotation itself; what a manifest has there does not stay.
        comparable = all(found) and case["name"] != "annotations-last-applied"
        if case.get("objects") and comparable and found != case["objects"]:
            wrong.append(f"{case['name']}\ntheirs: {case['objects']}\nours:   {found}")
    assert not wrong, f"{len(wrong)} differ:\n" + "\n\n".join(wrong)
