"""A manifest over what is there: Kubernetes' own update path says what comes of it."""

import pytest

from servicedocs.validator.results import Changed
from servicedocs.validator.runtime import File, validator

SERVICE = """
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{name: http, port: 80}]}
"""
LIVE = """
apiVersion: v1
kind: Service
metadata: {name: web, namespace: default, uid: a, resourceVersion: "12"}
spec:
  type: NodePort
  clusterIP: 10.96.5.5
  clusterIPs: [10.96.5.5]
  ipFamilies: [IPv4]
  ipFamilyPolicy: SingleStack
  externalTrafficPolicy: Cluster
  internalTrafficPolicy: Cluster
  sessionAffinity: None
  selector: {app: web}
  ports: [{name: http, port: 80, protocol: TCP, targetPort: 80, nodePort: 31000}]
status: {loadBalancer: {}}
"""
NODE_PORT = SERVICE.replace("{selector", "{type: NodePort, selector")
DEPLOYMENT = """
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}
"""
WAYS = ("apply", "replace")


def change(old: str, new: str, way: str = "apply") -> Changed:
    """Put one manifest over what is there."""
    (found,) = validator().change(
        File("old.yaml", old.encode()), File("new.yaml", new.encode()), way
    )
    return found


def effects(found: Changed) -> dict[str, str]:
    """Return what became of the fields that the manifest does not write."""
    return {one.path: one.effect for one in found.effects}


@pytest.mark.parametrize("way", WAYS)
def test_what_was_allocated_is_kept(way: str) -> None:
    # patchAllocatedValues in the registry of Services: cluster IP, and node ports by name.
    found = change(LIVE, NODE_PORT.replace("app: web", "app: db"), way)
    assert found.verdict.accepted
    assert found.after is not None
    assert found.after["spec"]["clusterIP"] == "10.96.5.5"
    assert found.after["spec"]["ports"][0]["nodePort"] == 31000
    assert effects(found)["spec.ports[http].nodePort"] == "kept"


@pytest.mark.parametrize("way", WAYS)
def test_back_to_cluster_ip_clears_what_the_type_does_not_have(way: str) -> None:
    found = change(LIVE, SERVICE.replace("{selector", "{type: ClusterIP, selector"), way)
    assert effects(found)["spec.ports[http].nodePort"] == "cleared"
    assert effects(found)["spec.externalTrafficPolicy"] == "cleared"


def test_apply_keeps_a_type_that_the_manifest_leaves_out_and_replace_does_not() -> None:
    # Nothing was applied before: a three-way merge then takes nothing away.
    assert effects(change(LIVE, SERVICE))["spec.type"] == "kept"
    assert "spec.ports[http].nodePort" in effects(change(LIVE, SERVICE, "replace"))
    assert effects(change(LIVE, SERVICE, "replace"))["spec.ports[http].nodePort"] == "cleared"


def test_apply_takes_away_what_was_applied_before() -> None:
    # OLD as a manifest is taken for what was applied last.
    old = SERVICE.replace("{selector", "{sessionAffinity: ClientIP, selector")
    assert change(old, SERVICE).after == change(SERVICE, SERVICE).after


@pytest.mark.parametrize("way", WAYS)
def test_a_cluster_ip_cannot_change(way: str) -> None:
    found = change(LIVE, NODE_PORT.replace("{type", "{clusterIP: 10.96.7.7, type"), way)
    assert found.verdict.refused
    assert "may not change once set" in found.verdict.message
    assert found.verdict.line == 5


def test_an_empty_cluster_ip_is_kept_on_replace() -> None:
    assert change(LIVE, NODE_PORT.replace("{type", "{clusterIP: '', type"), "replace").after


def test_the_selector_of_a_deployment_is_immutable() -> None:
    found = change(DEPLOYMENT, DEPLOYMENT.replace("app: web", "app: db"))
    assert found.verdict.causes[0].message.endswith("field is immutable")


def test_kubectl_apply_loses_a_port_of_the_other_protocol() -> None:
    # Its merge key for ports is the number alone.
    old = SERVICE.replace("{name: http, port: 80}", "{name: dns-tcp, port: 53}")
    new = old.replace("port: 53}", "port: 53}, {name: dns-udp, port: 53, protocol: UDP}")
    assert effects(change(old, new))["spec.ports[dns-udp].port"] == "lost"
    assert "lost" not in effects(change(old, new, "replace")).values()


def test_an_old_version_is_a_conflict() -> None:
    stale = NODE_PORT.replace("{name: web}", "{name: web, resourceVersion: '3'}")
    assert "the object has been modified" in change(LIVE, stale, "replace").verdict.message


def test_an_unknown_field_is_refused_in_the_words_of_each_way() -> None:
    wrong = NODE_PORT.replace("{type", "{typ")
    assert "strict decoding error: unknown field" in change(LIVE, wrong, "replace").verdict.message
    assert change(LIVE, wrong).verdict.message.startswith(' "" is invalid: patch: Invalid value')


def test_what_is_not_there_is_created() -> None:
    found = change(LIVE, SERVICE.replace("name: web", "name: db"))
    assert (found.way, found.verdict.accepted, found.before) == ("create", True, None)


def test_what_cannot_be_there_has_a_verdict_of_its_own() -> None:
    found = validator().change(
        File("old.yaml", SERVICE.replace("port: 80", "port: 0").encode()),
        File("new.yaml", SERVICE.encode()),
        "apply",
    )
    assert [(one.verdict.file, one.verdict.accepted) for one in found] == [(0, False), (1, True)]


def test_the_identity_of_a_manifest_that_was_never_created_is_not_shown() -> None:
    found = change(SERVICE, SERVICE)
    assert found.after is not None
    assert not {"uid", "resourceVersion"} & found.after["metadata"].keys()


SLICE = """
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: db, labels: {kubernetes.io/service-name: db}}
addressType: IPv4
ports: [{name: "", port: 5432}]
endpoints: [{addresses: [192.168.56.13]}]
"""


def test_fields_that_stand_beside_spec_are_compared_too() -> None:
    without_ports = SLICE.replace('ports: [{name: "", port: 5432}]\n', "")
    assert effects(change(SLICE, without_ports, "replace"))["ports[5432/TCP].port"] == "cleared"


def test_what_a_secret_holds_is_not_shown() -> None:
    old = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: b}\n"
    assert effects(change(old, old.replace("a: b", "c: d"))) == {}


def test_signs_of_html_in_a_value_stay_as_they_were_written() -> None:
    old = LIVE.replace(
        'resourceVersion: "12"', 'resourceVersion: "12", annotations: {to: "a<b>&c"}'
    )
    (kept,) = [one for one in change(old, SERVICE).effects if one.path == "metadata.annotations.to"]
    assert (kept.effect, kept.before) == ("kept", "a<b>&c")
