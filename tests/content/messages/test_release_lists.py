"""The lists of what changed from version to version: how they are read, and what a page shows."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from servicedocs.html import Node, parse
from servicedocs.markdown.reference import releases
from servicedocs.project import LANGUAGES, ROOT
from servicedocs.toolchain import go
from servicedocs.validator import compile as compilation
from servicedocs.validator import release_changes, service_fields
from servicedocs.validator.release_changes import GATES
from servicedocs.validator.runtime import validator
from tests.support.ci import IN_CI
from tests.support.site import load

KEPT = json.loads(release_changes.FILE.read_text(encoding="utf-8"))
PAGE = "versions.md"
SINCE = json.loads(service_fields.SINCE.read_text(encoding="utf-8"))
MODULES = ("k8s.io/kubernetes", "k8s.io/api")
languages = pytest.mark.parametrize("language", LANGUAGES)

OLD = """
- name: Mode
  versionedSpecs:
  - {default: false, lockToDefault: false, preRelease: Alpha, version: "1.29"}
- name: Gone
  versionedSpecs:
  - {default: true, lockToDefault: true, preRelease: GA, version: "1.31"}
"""
NEW = """
- name: Mode
  versionedSpecs:
  - {default: false, lockToDefault: false, preRelease: Alpha, version: "1.29"}
  - {default: true, lockToDefault: false, preRelease: Beta, version: "1.33"}
- name: Other
  versionedSpecs: []
"""
LIFECYCLE = """
func (in *ServiceCIDR) APILifecycleRemoved() (major, minor int) {
	return 1, 37
}
func (in *ServiceCIDR) APILifecycleIntroduced() (major, minor int) {
	return 1, 31
}
func (in *ServiceCIDRList) APILifecycleIntroduced() (major, minor int) {
	return 1, 30
}
"""
SAID = """
	warnings = append(warnings, "spec.a is ignored")
	warnings = append(warnings, fmt.Sprintf("spec.b: %q is deprecated; use %s", old, new))
"""


def test_a_gate_has_the_stages_of_the_newest_list_and_the_lists_that_have_it() -> None:
    alpha, beta = [29, "Alpha", False, False], [33, "Beta", True, False]
    assert release_changes.gates({32: OLD, 33: NEW}, ("Gone", "Mode")) == {
        "Gone": {"stages": [[31, "GA", True, True]], "listed": [32, 32]},
        "Mode": {"stages": [alpha, beta], "listed": [32, 33]},
    }


def test_a_lifecycle_is_that_of_the_kind_and_not_of_its_list() -> None:
    assert release_changes.lifecycle(LIFECYCLE, "ServiceCIDR") == {"introduced": 31, "removed": 37}


def test_a_warning_is_of_the_first_version_that_has_it() -> None:
    first, second = SAID.strip().splitlines()
    assert release_changes.warnings({31: first, 32: f"{first}\n{second}"}) == {
        "spec.a is ignored": 31,
        "spec.b: … is deprecated; use …": 32,
    }


def test_what_a_feature_was_before_it_had_a_gate_is_no_stage() -> None:
    before, after = [0, "GA", True, False], [37, "Deprecated", True, False]
    assert releases.stages({"stages": [before, after], "listed": [37, 37]}) == [after]
    assert releases.stages({"stages": [before], "listed": [36, 37]}) == [[36, *before[1:]]]


def nodes(language: str) -> list[Node]:
    """Return the elements of the page."""
    return [*parse(load().pages[language, PAGE].html)[0].walk()]


def listed(language: str, minor: int) -> str:
    """Return the list below the heading of a version."""
    found = nodes(language)
    place = [one.get("id") for one in found].index(f"v1-{minor}")
    return next(one for one in found[place:] if "field-facts" in one.classes).text_content()


@languages
def test_every_gate_has_its_row_and_its_stages(language: str) -> None:
    (table,) = [
        one for one in nodes(language) if one.tag == "table" and GATES[0] in one.text_content()
    ]
    rows = [[cell.text_content() for cell in row.all("td")] for row in table.all("tr")][1:]
    assert sorted(row[0] for row in rows) == sorted(GATES)
    assert all("1." in row[2] for row in rows)


def said(node: Node) -> str:
    """Return an element's text, with spaces that may break."""
    return node.text_content().replace(releases.NO_BREAK, " ")


def test_a_row_says_when_a_gate_was_removed_and_whether_it_can_be_changed() -> None:
    rows = {row.all("td")[0].text_content(): row for row in nodes("en") if len(row.all("td")) == 3}
    lines = [said(one) for one in rows["LoadBalancerIPMode"].all("div")]
    assert lines[:2] == ["1.29 alpha, off", "1.30 beta, on"]
    assert lines[2:] == ["1.32 stable, always on", "removed in 1.35"]
    assert said(rows["AllowServiceExternalIPs"].all("td")[2]) == "1.36 stable, on"


@languages
@pytest.mark.parametrize("minor", range(31, 38))
def test_every_stage_kind_and_warning_stands_below_its_version(language: str, minor: int) -> None:
    said = listed(language, minor)
    for name, gate in KEPT["gates"].items():
        here = any(stage[0] == minor for stage in releases.stages(gate))
        assert (name in said) == (here or gate["listed"][1] + 1 == minor), name
    for name, events in KEPT["kinds"].items():
        assert (name in said) == (minor in events.values()), name
    for text, first in KEPT["warnings"].items():
        assert (text in said) == (first == minor > 31), text


def test_new_values_of_older_fields_stand_below_their_version() -> None:
    assert "New valuesspec.trafficDistribution: PreferSameZone" in listed("en", 33)
    assert "New fieldsendpoints[].hints.forNodes" in listed("en", 33)


@languages
def test_a_page_of_another_project_has_no_lists(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release_changes, "FILE", ROOT / "missing.json")
    assert releases.changes()["gates"] == {}


def leaves(of: Any, path: str) -> list[tuple[str, Any]]:
    """Return the paths of the fields of a manifest, each with its value."""
    if isinstance(of, list):
        return [one for item in of for one in leaves(item, f"{path}[]")]
    if isinstance(of, dict) and path != "spec.selector":
        return [one for key, item in of.items() for one in leaves(item, f"{path}.{key}")]
    return [(path, of)]


def test_each_field_and_value_of_the_portable_manifest_is_older_than_the_oldest_version() -> None:
    spec = yaml.safe_load((ROOT / "examples/versions/portable.yaml").read_text())["spec"]
    for path, value in leaves(spec, "spec"):
        since = SINCE[path.removesuffix("[]") if path not in SINCE else path]
        assert since["first"] < 31, path
        assert since.get("values", {}).get(str(value), 0) < 31, path


KINDS_SERVED = (ROOT / "validator" / "served.txt").read_text()


def test_the_recorded_cluster_serves_each_kind_that_was_not_removed_and_no_other() -> None:
    for name, events in KEPT["kinds"].items():
        assert (f"{name} " in KINDS_SERVED) == ("removed" not in events), name


@pytest.mark.parametrize(
    ("field", "value", "warning"),
    [
        ("trafficDistribution", "PreferClose", "spec.trafficDistribution: … is deprecated; use …"),
        ("externalIPs", ["203.0.113.9"], "spec.externalIPs is deprecated and may no longer be "),
    ],
)
def test_the_present_code_draws_a_listed_warning(field: str, value: Any, warning: str) -> None:
    spec = {"selector": {"app": "web"}, "ports": [{"port": 80}], field: value}
    service = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"}, "spec": spec}
    (verdict,) = validator().check(json.dumps(service).encode(), "web.json", strict=True)
    (text,) = [one for one in KEPT["warnings"] if one.startswith(warning)]
    assert all(part in verdict.warnings[0] for part in text.split("…"))


def module(name: str) -> Path:
    """Return the folder of a module, in the version that the validator is built from."""
    go.prepare()
    found = json.loads(go.run("mod", "download", "-json", name, folder=compilation.SOURCE))
    return Path(found["Dir"])


@pytest.mark.skipif(
    not IN_CI,
    reason="reads modules of Go, which may have to be downloaded: runs only where CI=true",
)
def test_the_present_kubernetes_says_the_same() -> None:
    kubernetes, api = (module(name) for name in MODULES)
    minor, present = releases.newest(), release_changes.stages(release_changes.list_in(kubernetes))
    ours = {name: gate for name, gate in KEPT["gates"].items() if gate["listed"][1] == minor}
    theirs = {name: present[name] for name in GATES if name in present}
    assert {name: gate["stages"] for name, gate in ours.items()} == theirs
    assert release_changes.kinds(api) == KEPT["kinds"]
    said = release_changes.said_in(kubernetes)
    assert release_changes.warnings({minor: said}).keys() == KEPT["warnings"].keys()
