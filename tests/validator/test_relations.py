"""Which Pods a Service selects, and where its ports lead, by Kubernetes' own functions."""

from servicedocs.validator.results import ServiceRelation
from servicedocs.validator.runtime import validator

POD = """
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web, tier: front}}
spec:
  containers:
  - {name: nginx, image: nginx, ports: [{name: http, containerPort: 80}]}
"""
TEMPLATE = """
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: web-deployment}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: nginx, image: nginx, ports: [{name: http, containerPort: 8080}]}]}
"""


def service(selector: str = "{app: web}", ports: str = "[{port: 80}]", more: str = "") -> str:
    """Return a Service."""
    return f"""
---
apiVersion: v1
kind: Service
metadata: {{name: web}}
spec: {{selector: {selector}, ports: {ports}{more}}}
"""


def relate(*documents: str) -> ServiceRelation:
    """Follow the one Service of some documents."""
    (relation,) = validator().relate("".join(documents).encode())
    return relation


def codes(*documents: str) -> list[str]:
    """Return what does not work."""
    return [problem.code for problem in relate(*documents).problems]


def test_a_selector_with_all_pairs_selects() -> None:
    # All pairs must match, and a Pod may have more labels.
    assert codes(service("{app: web, tier: front}"), POD) == []


def test_one_pair_that_differs_is_named() -> None:
    # The pair tells the reader where to look.
    relation = relate(service("{app: web, tier: back}"), POD)
    (mismatch,) = relation.pods[0].mismatches
    assert (mismatch.key, mismatch.wants, mismatch.has) == ("tier", "back", "front")
    assert [problem.code for problem in relation.problems] == ["selects-nothing"]


def test_a_label_that_is_missing_has_no_value() -> None:
    # No label and an empty label are two things.
    assert relate(service("{zone: a}"), POD).pods[0].mismatches[0].has is None


def test_a_template_counts_as_the_pods_made_from_it() -> None:
    # A reader writes Deployments, not Pods.
    relation = relate(service(ports="[{port: 80, targetPort: http}]"), TEMPLATE)
    assert (relation.pods[0].kind, relation.pods[0].name) == ("Deployment", "web-deployment")
    assert relation.pods[0].ports[0].number == 8080


def test_a_name_leads_to_another_number_in_each_pod() -> None:
    # That is what a named targetPort is for.
    relation = relate(service(ports="[{port: 80, targetPort: http}]"), POD, TEMPLATE)
    assert [pod.ports[0].number for pod in relation.pods] == [80, 8080]


def test_a_name_that_no_container_has_leads_nowhere() -> None:
    # The API server takes it; no endpoint gets that port.
    relation = relate(service(ports="[{port: 80, targetPort: web}]"), POD)
    assert relation.pods[0].ports[0].number == 0
    assert relation.problems[0].code == "port-leads-nowhere"


def test_a_number_that_no_container_declares_is_told() -> None:
    # It may work, since containerPort only informs; an example must not leave that open.
    assert codes(service(ports="[{port: 80, targetPort: 81}]"), POD) == ["port-not-declared"]


def test_a_protocol_counts_as_well() -> None:
    # UDP 80 is not TCP 80.
    assert codes(service(ports="[{port: 80, protocol: UDP}]"), POD) == ["port-not-declared"]


def test_another_namespace_has_other_pods() -> None:
    # A Service never selects across namespaces.
    there = POD.replace("name: web,", "name: web, namespace: kube-system,")
    assert codes(service(), there) == ["selects-nothing"]


def test_alone_is_a_service_beside_which_no_pod_is_given() -> None:
    # Then it is not known whether its Pods are elsewhere; one that does not match is known.
    assert relate(service(), service().replace("Service", "ConfigMap")).alone
    assert not relate(service(), POD.replace("app: web", "app: other")).alone
    there = POD.replace("name: web,", "name: web, namespace: kube-system,")
    assert not relate(service(), there).alone
    assert not relate(service("null")).alone
    assert not relate(service(more=", type: ExternalName, externalName: example.com")).alone


def test_a_replication_controller_has_pods_too() -> None:
    # An old manifest still does.
    old = TEMPLATE.replace("apps/v1", "v1").replace("Deployment", "ReplicationController")
    assert relate(service(), old.replace("matchLabels: {app: web}", "app: web")).pods[0].selected


def test_an_external_name_selects_nothing() -> None:
    # Its selector is ignored, so nothing is missing.
    more = ", type: ExternalName, externalName: example.com"
    assert codes(service("{app: none}", more=more), POD) == []


def test_port_names_join_a_service_and_its_slice() -> None:
    # kube-proxy looks for the same name on both sides.
    slices = """
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata: {name: web-1, labels: {kubernetes.io/service-name: web}}
addressType: IPv4
ports: [{name: http, port: 80}]
endpoints: [{addresses: [10.1.2.3]}]
"""
    assert codes(service("null", "[{name: http, port: 80}]"), slices) == []
    assert codes(service("null", "[{port: 80}]"), slices) == ["slice-port-name"]


def test_defaults_are_filled_in_and_nothing_made_up() -> None:
    # What differs from cluster to cluster stays out.
    found = validator().check(service(more=", type: NodePort").encode())[0].defaulted
    assert found is not None
    assert found["spec"]["ports"] == [{"port": 80, "protocol": "TCP", "targetPort": 80}]
    assert found["spec"]["sessionAffinity"] == "None"
    assert not {"clusterIP", "clusterIPs"} & found["spec"].keys()
    assert not {"uid", "creationTimestamp"} & found["metadata"].keys()
