"""A cluster with IPv4 and IPv6: Kubernetes' own allocation and validation of two IP families."""

from typing import Any

import pytest

from servicedocs.validator.results import Changed, Verdict
from servicedocs.validator.runtime import File, validator

SERVICE = """
apiVersion: v1
kind: Service
metadata: {{name: web}}
spec: {{selector: {{app: web}}, ports: [{{port: 80}}]{more}}}
"""
BOTH = ["IPv4", "IPv6"]


def service(more: str = "") -> str:
    """Return the manifest of a Service, with more fields of its spec."""
    return SERVICE.format(more=f", {more}" if more else "")


def judged(more: str = "", *, dual_stack: bool = True) -> Verdict:
    """Return the verdict on such a Service."""
    (found,) = validator().check(service(more).encode(), dual_stack=dual_stack)
    return found


def stored(more: str = "", *, dual_stack: bool = True) -> dict[str, Any]:
    """Return the spec of an accepted Service, with its defaults."""
    found = judged(more, dual_stack=dual_stack)
    assert found.defaulted is not None, found.message
    spec: dict[str, Any] = found.defaulted["spec"]
    return spec


def change(old: str, new: str, way: str = "apply") -> Changed:
    """Put one manifest over another in such a cluster."""
    files = (File("old.yaml", old.encode()), File("new.yaml", new.encode()))
    (found,) = validator().change(*files, way, dual_stack=True)
    return found


@pytest.mark.parametrize("dual_stack", [True, False])
def test_a_service_that_asks_for_nothing_has_one_family(dual_stack: bool) -> None:
    spec = stored(dual_stack=dual_stack)
    assert (spec["ipFamilies"], spec["ipFamilyPolicy"]) == (["IPv4"], "SingleStack")


@pytest.mark.parametrize(("dual_stack", "families"), [(True, BOTH), (False, ["IPv4"])])
def test_prefer_dual_stack_takes_what_there_is(dual_stack: bool, families: list[str]) -> None:
    spec = stored("ipFamilyPolicy: PreferDualStack", dual_stack=dual_stack)
    assert spec["ipFamilies"] == families


def test_the_first_family_is_the_one_that_is_asked_for() -> None:
    spec = stored("ipFamilyPolicy: PreferDualStack, ipFamilies: [IPv6]")
    assert spec["ipFamilies"] == ["IPv6", "IPv4"]


def test_a_demand_for_two_families_needs_a_cluster_that_has_them() -> None:
    demand = "ipFamilyPolicy: RequireDualStack"
    assert stored(demand)["ipFamilies"] == BOTH
    refused = judged(demand, dual_stack=False)
    assert "this cluster is not configured for dual-stack services" in refused.message


def test_a_service_of_ipv6_alone_needs_a_cluster_that_has_it() -> None:
    assert stored("ipFamilies: [IPv6]")["ipFamilyPolicy"] == "SingleStack"
    refused = judged("ipFamilies: [IPv6]", dual_stack=False)
    assert 'spec.ipFamilies[0]: Invalid value: "IPv6": not configured' in refused.message


def test_given_addresses_choose_the_families_and_stay() -> None:
    given = 'clusterIP: "fd00:10:96::7", clusterIPs: ["fd00:10:96::7", 10.96.0.7]'
    spec = stored(f"{given}, ipFamilyPolicy: RequireDualStack")
    assert spec["clusterIPs"] == ["fd00:10:96::7", "10.96.0.7"]
    assert spec["ipFamilies"] == ["IPv6", "IPv4"]
    assert "must be 'RequireDualStack' or 'PreferDualStack'" in judged(given).message


def test_an_address_that_was_given_by_chance_is_not_shown_beside_one_that_was_asked_for() -> None:
    spec = stored("clusterIP: 10.96.0.7, ipFamilyPolicy: PreferDualStack")
    assert (spec["clusterIPs"], spec["ipFamilies"]) == (["10.96.0.7"], BOTH)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("fd00:10:97::7", "the provided network does not match the current range"),
        ("10.96.0.1", "provided IP is already allocated"),
    ],
)
def test_an_address_of_another_range_or_of_the_api_server_is_refused(
    address: str, message: str
) -> None:
    found = judged(f'clusterIP: "{address}"')
    assert f"failed to allocate IP {address}: {message}" in found.message


def test_a_second_family_is_added_and_both_addresses_are_stored() -> None:
    found = change(service(), service("ipFamilyPolicy: PreferDualStack"))
    assert found.after is not None
    first, second = found.after["spec"]["clusterIPs"]
    assert (first.startswith("10.96."), second.startswith("fd00:10:96::")) == (True, True)


def test_the_first_family_cannot_change() -> None:
    found = change(service("ipFamilies: [IPv4]"), service("ipFamilies: [IPv6]"))
    assert found.verdict.refused
    assert "expected an IPv6 value as indicated by `ipFamilies[0]`" in found.verdict.message


def test_the_second_family_goes_with_its_address_when_one_is_asked_for() -> None:
    two = service("ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4, IPv6]")
    found = change(two, service("ipFamilyPolicy: SingleStack, ipFamilies: [IPv4]"))
    assert found.after is not None
    assert len(found.after["spec"]["clusterIPs"]) == 1
    refused = change(two, service("ipFamilyPolicy: RequireDualStack, ipFamilies: [IPv4]"))
    assert "must be 'SingleStack' to release the secondary" in refused.verdict.message


def test_a_headless_service_without_a_selector_has_both_families_in_either_cluster() -> None:
    manifest = "apiVersion: v1\nkind: Service\nmetadata: {name: db}\nspec: {clusterIP: None}\n"
    for dual_stack in (True, False):
        (found,) = validator().check(manifest.encode(), dual_stack=dual_stack)
        assert found.defaulted is not None
        assert found.defaulted["spec"]["ipFamilies"] == BOTH


def test_an_address_is_taken_in_whatever_form_it_was_written() -> None:
    first = service('clusterIP: "FD00:10:96:0:0:0:0:9"')
    second = service('clusterIP: "fd00:10:96::9"').replace("name: web", "name: other")
    found = validator().check(f"{first}---{second}".encode(), dual_stack=True)
    assert [one.accepted for one in found] == [True, False]
    assert "provided IP is already allocated" in found[1].message


def test_the_api_server_s_own_service_has_the_first_address_of_the_first_range_alone() -> None:
    """Follow NewKubernetesServiceController: its address is of Extra.ServiceIPRange."""
    assert judged('clusterIP: "fd00:10:96::1"').accepted
