"""Each rule about how documents fit draws its finding, and is silent beside it."""

import re
from dataclasses import dataclass

import pytest

from servicedocs import strings
from servicedocs.project import ROOT
from servicedocs.validator.results import ManifestFinding
from servicedocs.validator.runtime import File, validator

GO = "\n".join(path.read_text() for path in sorted((ROOT / "validator").glob("*.go")))
SAID = re.compile(r'r\.say\(\w+, "([\w.-]+)"')

SERVICE = "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {selector: {app: web}, %s}}"
PORT = "ports: [{port: 80}]"
POD = """{apiVersion: v1, kind: Pod, metadata: {name: web, labels: {app: web}}, spec: {containers: [
  {name: c, image: i, ports: [{name: http, containerPort: 80}]}]}}"""
DEPLOYMENT = """{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {
  selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers:
  [{name: c, image: i, ports: [{name: http, containerPort: 80}]}]}}}}"""
STATEFUL = """{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: web}, spec: {
  serviceName: web, replicas: 2, selector: {matchLabels: {app: web}}, template: {metadata:
  {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}}}"""
HEADLESS = SERVICE % f"clusterIP: None, {PORT}"
INGRESS = """{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: in}, spec:
  {defaultBackend: {service: {name: web, port: {number: 80}}}}}"""
SLICE = """{apiVersion: discovery.k8s.io/v1, kind: EndpointSlice, metadata: {name: web-1, labels:
  {kubernetes.io/service-name: web}}, addressType: IPv4, ports: [{name: '', port: 80}], endpoints:
  [{addresses: [192.0.2.1]}]}"""
OWN = "{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {ports: [{port: 80}]}}"
POLICY = """{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: np}, spec:
  {podSelector: {matchLabels: {app: web}}, ingress: [{%s}]}}"""
KIND = """{kind: Cluster, apiVersion: kind.x-k8s.io/v1alpha4, nodes: [{role: control-plane,
  extraPortMappings: [{containerPort: 30001, hostPort: 8080}]}]}"""
NODE_PORT = SERVICE % "type: NodePort, ports: [{port: 80, nodePort: 30001}]"
PROBED = POD.replace("image: i", "image: i, readinessProbe: {httpGet: {port: http}}")
STOPS = POD.replace("image: i", "image: i, lifecycle: {preStop: {exec: {command: [sleep, '%s']}}}")
CUSTOM = "{apiVersion: example.com/v1, kind: Database, metadata: {name: db}}"
EXTERNAL = """{apiVersion: v1, kind: Service, metadata: {name: web}, spec: {type: ExternalName,
  externalName: example.com%s}}"""


@dataclass(frozen=True)
class Rule:
    """What draws a finding, and what is near to it and must not."""

    level: str
    drawn: tuple[str, ...]
    silent: tuple[str, ...]


def other(text: str, old: str, new: str) -> str:
    """Return a manifest with one thing changed, which must be there."""
    assert old in text, old
    return text.replace(old, new)


TYPO = other(POD, "app: web", "app: wbe")
ELSEWHERE = other(POD, "{name: web,", "{name: web, namespace: there,")
ZONED = other(SERVICE % PORT, "{app: web}", "{app: web, topology.kubernetes.io/zone: a}")
VERSIONED = other(SERVICE % PORT, "{app: web}", "{app: web, version: '1'}")
VERSION = other(DEPLOYMENT, "labels: {app: web}", "labels: {app: web, version: '1'}")
VERSION_OWN = other(VERSION, "matchLabels: {app: web}", "matchLabels: {app: web, version: '1'}")
BLUE = other(DEPLOYMENT, "labels: {app: web}", "labels: {app: web, release: blue}")
GREEN = other(other(BLUE, "blue", "green"), "metadata: {name: web}", "metadata: {name: web2}")
NAMED = SERVICE % "ports: [{port: 80, targetPort: http}]"
FROM_APP = POLICY % "from: [{podSelector: {matchLabels: {app: in}}}]"
CLIENT = other(other(POD, "app: web", "app: in"), "name: web", "name: in")
ALLOWS = POLICY % "ports: [{port: 80}]"
MOVED = SERVICE % "ports: [{port: 80, targetPort: 8080}]"
LISTENS = other(POD, "containerPort: 80", "containerPort: 8080")

RULES: dict[str, Rule] = {
    "selects-nothing": Rule("error", (SERVICE % PORT, TYPO), (SERVICE % PORT, POD)),
    "selects-nothing.missing": Rule(
        "warning", (SERVICE % PORT, other(POD, "app: web", "name: web")), (SERVICE % PORT,)
    ),
    "selects-nothing.namespace": Rule(
        "warning",
        (SERVICE % PORT, ELSEWHERE),
        (SERVICE % PORT, other(ELSEWHERE, "app: web", "a: b")),
    ),
    "selects-nothing.unread": Rule(
        "hint", (SERVICE % PORT, TYPO, "{{ a }"), (SERVICE % PORT, POD, "{{ a }")
    ),
    "object-twice": Rule("hint", (POD, POD), (POD, other(POD, "name: web,", "name: web2,"))),
    "selects-nothing.later": Rule("hint", (ZONED, POD), (SERVICE % PORT, POD)),
    "selects-nothing.unknown": Rule(
        "hint", (SERVICE % PORT, TYPO, CUSTOM), (SERVICE % PORT, POD, CUSTOM)
    ),
    "port-leads-nowhere": Rule("error", (other(NAMED, "http", "web"), POD), (NAMED, POD)),
    "port-not-declared": Rule("hint", (MOVED, POD), (MOVED, LISTENS)),
    "headless-port-differs": Rule(
        "hint", (HEADLESS.replace("{port: 80}", "{port: 81, targetPort: 80}"), POD), (HEADLESS, POD)
    ),
    "same-port-two-protocols": Rule(
        "hint",
        (SERVICE % "ports: [{name: a, port: 53}, {name: b, port: 53, protocol: UDP}]",),
        (SERVICE % "ports: [{name: a, port: 53}, {name: b, port: 54, protocol: UDP}]",),
    ),
    "no-endpoints-source": Rule("warning", (OWN,), (OWN, SLICE)),
    "slice-port-name": Rule("error", (OWN, other(SLICE, "name: ''", "name: http")), (OWN, SLICE)),
    "slice-without-service": Rule(
        "warning", (OWN, other(SLICE, "kubernetes.io/service-name: web", "a: b")), (OWN, SLICE)
    ),
    "slice-without-service.missing": Rule(
        "hint",
        (OWN, SLICE, other(other(SLICE, "service-name: web", "service-name: db"), "web-1", "db-1")),
        (OWN, SLICE),
    ),
    "two-workloads": Rule(
        "warning",
        (SERVICE % PORT, BLUE, GREEN),
        (other(SERVICE % PORT, "{app: web}", "{app: web, release: blue}"), BLUE, GREEN),
    ),
    "selector-changes-with-release": Rule(
        "warning", (VERSIONED, VERSION), (VERSIONED, VERSION_OWN)
    ),
    "service-name-missing": Rule(
        "hint",
        (other(STATEFUL, "serviceName: web", "serviceName: db"), HEADLESS),
        (STATEFUL, HEADLESS),
    ),
    "service-name-not-headless": Rule("hint", (STATEFUL, SERVICE % PORT), (STATEFUL, HEADLESS)),
    "probe-port-missing": Rule("error", (other(PROBED, "port: http}", "port: web}"),), (PROBED,)),
    "stop-too-short": Rule("warning", (STOPS % 30,), (STOPS % 29,)),
    "policy-blocks-port": Rule(
        "warning",
        (MOVED, LISTENS, ALLOWS),
        (MOVED, LISTENS, POLICY % "ports: [{port: 80}, {port: 8080}]"),
    ),
    "policy-own-namespace": Rule(
        "warning",
        (SERVICE % PORT, POD, FROM_APP, other(CLIENT, "{name: in,", "{name: in, namespace: ns,")),
        (SERVICE % PORT, POD, FROM_APP, CLIENT),
    ),
    "policy-own-namespace.nobody": Rule(
        "hint", (SERVICE % PORT, POD, FROM_APP), (SERVICE % PORT, POD, FROM_APP, CLIENT)
    ),
    "ingress-service-missing": Rule(
        "warning",
        (other(INGRESS, "name: web", "name: db"), SERVICE % PORT),
        (INGRESS, SERVICE % PORT),
    ),
    "ingress-port-missing": Rule(
        "error",
        (other(INGRESS, "number: 80", "name: http"), SERVICE % PORT),
        (INGRESS, SERVICE % PORT),
    ),
    "ingress-external-name": Rule("warning", (INGRESS, EXTERNAL % ""), (INGRESS, SERVICE % PORT)),
    "affinity-behind-proxy": Rule(
        "hint",
        (INGRESS, SERVICE % f"sessionAffinity: ClientIP, {PORT}"),
        (SERVICE % f"sessionAffinity: ClientIP, {PORT}",),
    ),
    "external-name-ports": Rule("hint", (EXTERNAL % f", {PORT}",), (EXTERNAL % "",)),
    "kind-port-mapping": Rule(
        "warning",
        (other(KIND, "containerPort: 30001", "containerPort: 80"), NODE_PORT),
        (KIND, NODE_PORT),
    ),
    "node-port-shared": Rule(
        "error",
        (NODE_PORT, other(NODE_PORT, "{name: web}", "{name: web2}")),
        (NODE_PORT, other(other(NODE_PORT, "{name: web}", "{name: web2}"), "30001", "30002")),
    ),
    "namespace-assumed": Rule(
        "hint",
        (ELSEWHERE,),
        ("{apiVersion: v1, kind: Namespace, metadata: {name: there}}", ELSEWHERE),
    ),
    "namespace-assumed.later": Rule(
        "hint",
        (ELSEWHERE, "{apiVersion: v1, kind: Namespace, metadata: {name: there}}"),
        ("{apiVersion: v1, kind: Namespace, metadata: {name: there}}", ELSEWHERE),
    ),
    "version-not-served": Rule(
        "hint",
        ("{apiVersion: policy/v1beta1, kind: PodDisruptionBudget, metadata: {name: a}}",),
        ("{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: a}}",),
    ),
    "version-not-served.none": Rule(
        "hint",
        ("{apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: a}}",),
        ("{apiVersion: example.com/v1beta1, kind: PodSecurityPolicy, metadata: {name: a}}",),
    ),
}


def find(*documents: str, strict: bool = False) -> tuple[ManifestFinding, ...]:
    """Return the findings, each document a file of its own."""
    files = [File("a.yaml", text.encode()) for text in documents]
    return validator().relate_files(files, strict=strict).findings


def names(found: tuple[ManifestFinding, ...]) -> dict[str, str]:
    """Return the level of each code and variant."""
    return {f"{one.code}.{one.variant}".rstrip("."): one.level for one in found}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_draws_its_finding_and_is_silent_beside_it(name: str) -> None:
    rule = RULES[name]
    assert names(find(*rule.drawn)).get(name) == rule.level
    assert name not in names(find(*rule.silent))


def test_every_code_of_every_rule_is_drawn_here() -> None:
    assert set(SAID.findall(GO)) == set(RULES)


@pytest.mark.parametrize("name", RULES)
def test_a_finding_has_words_and_what_helps_in_both_languages(name: str) -> None:
    for one in find(*RULES[name].drawn):
        for text in (
            strings.of_finding(one.code, one.variant),
            strings.advice_on_finding(one.code, one.variant),
        ):
            for language in ("ko", "en"):
                assert "{" not in text.in_language(language).format(**one.values)


def test_a_finding_names_its_objects_and_the_line() -> None:
    # The line is in the file of the object that the finding is about.
    service = (
        "apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app: web\n"
    )
    (found,) = find(TYPO, f"{service}  ports:\n    - port: 80\n")
    assert (found.file, found.line) == (1, 7)
    assert [(one.kind, one.name) for one in found.about] == [("Service", "web"), ("Pod", "web")]


def test_a_strict_cluster_assumes_no_namespace() -> None:
    assert "namespace-assumed" not in names(find(ELSEWHERE, strict=True))


def test_a_native_sidecar_counts_and_another_init_container_does_not() -> None:
    # FindPort of Kubernetes 1.37 looks at init containers that keep running.
    pod = other(POD, "spec: {containers", "spec: {initContainers: [%s], containers")
    init = "{name: s, image: i%s, ports: [{name: tls, containerPort: 443}]}"
    asked = other(NAMED, "http", "tls")
    assert not find(asked, pod % (init % ", restartPolicy: Always"))
    assert names(find(asked, pod % (init % ""))) == {"port-leads-nowhere": "error"}


def test_three_versions_behind_one_service_are_as_they_should_be() -> None:
    # A canary: the workloads differ in their version, which the Service leaves out.
    versions = [
        other(
            other(VERSION_OWN, "metadata: {name: web}", f"metadata: {{name: v{n}}}"),
            "'1'",
            f"'{n}'",
        )
        for n in (1, 2, 3)
    ]
    assert not find(SERVICE % PORT, *versions)


@pytest.mark.parametrize("pod_name", ["web-0", "web-1"])
def test_a_service_for_one_pod_of_a_stateful_set_selects_it(pod_name: str) -> None:
    label = f"statefulset.kubernetes.io/pod-name: {pod_name}"
    one = other(HEADLESS, "selector: {app: web}", f"selector: {{{label}}}")
    assert not find(one, STATEFUL)


def test_a_pod_that_a_stateful_set_does_not_make_is_not_selected() -> None:
    label = "statefulset.kubernetes.io/pod-name: web-2"
    one = other(HEADLESS, "selector: {app: web}", f"selector: {{{label}}}")
    assert names(find(one, STATEFUL)) == {"selects-nothing.missing": "error"}


def test_a_label_that_another_pod_has_makes_a_missing_one_an_error() -> None:
    # A key that no template has may be set while the Pods run; one that some have was forgotten.
    without = other(POD, "app: web", "name: web")
    client = other(other(POD, "app: web", "app: db"), "name: web,", "name: db,")
    found = find(other(SERVICE % PORT, "{app: web}", "{app: web, name: web}"), without, client)
    assert names(found) == {"selects-nothing.missing": "error"}


@pytest.mark.parametrize("kind", ["ServiceMonitor", "HTTPRoute", "Certificate", "Gateway"])
def test_a_kind_that_makes_no_pods_leaves_an_error_an_error(kind: str) -> None:
    custom = other(CUSTOM, "Database", kind)
    assert names(find(SERVICE % PORT, TYPO, custom)) == {"selects-nothing": "error"}


def test_an_operator_may_make_the_service_of_an_ingress() -> None:
    ingress = other(INGRESS, "name: web", "name: db")
    assert names(find(ingress, SERVICE % PORT, CUSTOM)) == {"ingress-service-missing": "hint"}
    assert not find(ingress)


def test_a_port_that_no_pod_declares_is_said_once_for_all_pods() -> None:
    more = other(POD, "name: web,", "name: web2,")
    assert len(find(MOVED, POD, more)) == 1
