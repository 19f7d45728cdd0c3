"""Definitions of kinds, webhooks, bindings of policies: put over others, or with expressions."""

import json
from typing import Any

import pytest

from servicedocs.project import ROOT
from servicedocs.validator.results import Changed, Verdict
from servicedocs.validator.runtime import File, validator

CHANGES = ROOT / "tests" / "data" / "judged" / "changes" / "definitions.json"
CASES: list[dict[str, Any]] = json.loads(CHANGES.read_text())["cases"]
WAYS = ("apply", "replace")
DEFINITION = """
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: shops.example.com}
spec:
  group: example.com
  scope: Namespaced
  names: {plural: shops, kind: Shop}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, properties: {size: {type: integer}}}}
"""
RULE = "{type: integer, x-kubernetes-validations: [{rule: self > 0}]}"
WITH_RULE = DEFINITION.replace("{type: integer}", RULE)
WEBHOOK = """
apiVersion: admissionregistration.k8s.io/v1
kind: KINDWebhookConfiguration
metadata: {name: shop-checks}
webhooks:
- name: shops.example.com
  admissionReviewVersions: [v1]
  sideEffects: None
  clientConfig: {service: {name: shop-webhook, namespace: shop}}
"""
CONDITION = "  matchConditions: [{name: large, expression: object.spec.size > 1}]\n"
POLICY = """
apiVersion: admissionregistration.k8s.io/v1
kind: KINDAdmissionPolicy
metadata: {name: shop-sizes}
spec: {}
"""
KINDS = ("Validating", "Mutating")


def check(text: str) -> Verdict:
    """Judge a manifest of one object."""
    (found,) = validator().check(text.encode())
    return found


def change(old: str, new: str, way: str) -> Changed:
    """Put one manifest over what is there."""
    files = File("old.yaml", old.encode()), File("manifest.yaml", new.encode())
    (found,) = validator().change(*files, way)
    return found


def said(case: dict[str, Any], way: str) -> tuple[str, Any]:
    """Return what kubectl printed, and what is there then."""
    return case[way]["stderr"].strip(), case[way].get("object")


def ours(case: dict[str, Any], way: str) -> tuple[str, Any]:
    """Return the same of the validator."""
    found = change(case["old"], case["new"], way)
    lines = [f"Warning: {text}" for text in found.verdict.warnings]
    after = found.after and {x: found.after[x] for x in ("spec", "webhooks") if x in found.after}
    return "\n".join([*lines, found.verdict.kubectl.strip()]).strip(), after


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_change_meets_what_kubectl_met(case: dict[str, Any], way: str) -> None:
    assert ours(case, way) == said(case, way)


def test_a_definition_with_a_rule_is_not_judged() -> None:
    found = check(WITH_RULE)
    assert (found.judged, found.reason, found.accepted) == (False, "expressions", False)


def test_a_default_under_a_rule_is_not_judged() -> None:
    # The API server compiles the rule to hold the default against it.
    found = check(DEFINITION.replace("{type: integer}", RULE.replace("{type", "{default: 1, type")))
    assert (found.judged, found.reason) == (False, "expressions")


def test_what_is_wrong_before_a_rule_is_read_is_refused() -> None:
    found = check(WITH_RULE.replace("self > 0", "' '"))
    assert found.refused
    assert "x-kubernetes-validations[0].rule: Required value" in found.message


def test_the_documents_after_one_with_a_rule_are_judged() -> None:
    other = DEFINITION.replace("shops", "stalls").replace("Shop", "Stall")
    found = validator().check(f"{WITH_RULE}---{other}".encode())
    assert [(one.judged, one.accepted) for one in found] == [(False, False), (True, True)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_webhook_with_a_condition_is_not_judged(kind: str) -> None:
    plain = WEBHOOK.replace("KIND", kind)
    assert check(plain).accepted
    found = check(plain + CONDITION)
    assert (found.judged, found.reason, found.accepted) == (False, "expressions", False)


@pytest.mark.parametrize("kind", KINDS)
def test_a_policy_is_of_a_kind_that_is_not_judged(kind: str) -> None:
    found = check(POLICY.replace("KIND", kind))
    assert (found.judged, found.reason) == (False, "kind")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    ("old", "new"),
    [(WITH_RULE, DEFINITION), (DEFINITION, WITH_RULE)],
    ids=["the old has it", "the new has it"],
)
def test_a_change_is_not_judged_if_one_of_both_has_a_rule(old: str, new: str, way: str) -> None:
    verdict = change(old, new, way).verdict
    assert (verdict.judged, verdict.reason, verdict.accepted) == (False, "expressions", False)


@pytest.mark.parametrize("way", WAYS)
def test_conditions_that_are_there_already_are_taken_as_they_are(way: str) -> None:
    # The API server does not read conditions again that do not change.
    plain = WEBHOOK.replace("KIND", "Validating")
    live = plain.replace("}\nwebhooks", ', uid: a, resourceVersion: "7"}\nwebhooks') + CONDITION
    late = plain.replace("sideEffects", "timeoutSeconds: 31\n  sideEffects") + CONDITION
    assert "webhooks[0].timeoutSeconds" in change(live, late, way).verdict.message
    other = plain + CONDITION.replace("> 1", "> 2")
    assert change(live, other, way).verdict.reason == "expressions"
