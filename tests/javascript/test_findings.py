"""The panel's answers: what is wrong with a manifest, and how much, and what would repair it."""

import pytest

from servicedocs.validator.runtime import File, validator
from tests.javascript.panel import Panel

SERVICE = """\
apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
  - port: 80
    targetPort: http
"""
POD = """\
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web, tier: front}}
spec: {containers: [{name: web, image: nginx, ports: [{name: http, containerPort: 8080}]}]}
"""
JOB = """\
apiVersion: batch/v1
kind: Job
metadata: {name: once}
spec:
  template:
    metadata: {labels: {role: once}}
    spec: {restartPolicy: Never, containers: [{name: web, image: nginx}]}
"""
TYPO = SERVICE.replace("app: web", "app: wbe")
UNKNOWN = "apiVersion: example.com/v1\nkind: Shop\nmetadata: {name: one}\n"
EXPRESSIONS = """apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: {name: one}
webhooks:
- name: shops.example.com
  admissionReviewVersions: [v1]
  sideEffects: None
  clientConfig: {url: "https://example.com"}
  matchConditions: [{name: any, expression: "true"}]
"""
WARNED = SERVICE.replace("spec:", "spec:\n  clusterIP: None\n  sessionAffinity: ClientIP")
REFUSED = SERVICE.replace("80", "70000")
NO_SLICE = SERVICE.replace("  selector:\n    app: web\n", "").replace("http", "8080")
HINT = "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: elsewhere}\n"
SLICE = (
    "apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\naddressType: IPv4\n"
    "metadata: {name: web-1, labels: {kubernetes.io/service-name: web}}\n"
    "ports: [{port: 8080}]\nendpoints: [{addresses: [10.0.0.9]}]\n"
)


def files(*texts: str) -> str:
    """Return one file with several documents."""
    return "---\n".join(texts)


@pytest.mark.parametrize(
    ("text", "mark", "words"),
    [
        (files(SERVICE, POD), "accepted", "✓ Accepted"),
        (files(SERVICE, POD, HINT), "accepted", "✓ Accepted"),
        (files(SERVICE, POD, UNKNOWN), "accepted", "✓ Accepted, not judged: 1"),
        (UNKNOWN, "unjudged", "? Not judged: a kind that is not known here"),
        (EXPRESSIONS, "unjudged", "? Not judged"),
        (files(WARNED, POD, UNKNOWN), "warned", "! Accepted, warnings: 1"),
        (
            files(WARNED, POD, NO_SLICE.replace("web", "own")),
            "doubtful",
            "⚠ Accepted, but it may not work",
        ),
        (
            files(NO_SLICE.replace("web", "own"), TYPO, POD),
            "accepted-but-wrong",
            "⚠ Accepted, but it does not work",
        ),
        (files(TYPO, POD, REFUSED), "rejected", "✗ Rejected, messages: 1"),
        (files(UNKNOWN, REFUSED), "rejected", "✗ Rejected, messages: 1"),
    ],
)
def test_the_status_is_the_gravest_of_what_is_found(text: str, mark: str, words: str) -> None:
    assert Panel(text).status == (mark, words)


def test_what_is_grave_stands_first_and_is_marked_in_the_editor() -> None:
    panel = Panel(files(UNKNOWN, HINT.removeprefix("---\n"), WARNED, TYPO, REFUSED))
    levels = [one.split(":")[0].split()[1] for one in panel.messages]
    assert levels == sorted(levels, key=["refused", "error", "warning", "hint", "unjudged"].index)
    assert {"refused", "warning", "hint", "unjudged"} == set(levels)
    assert len(panel.marked) == sum(one in ("refused", "error", "warning") for one in levels)


def test_files_beside_change_no_line_and_are_not_judged_themselves() -> None:
    panel = Panel(TYPO, POD, files(NO_SLICE, REFUSED))
    assert panel.status == ("accepted-but-wrong", "⚠ Accepted, but it does not work")
    assert panel.messages == [
        "7 error: The selector of Service web matches no Pod: it wants app: wbe, "
        "but the Pod's label is app: web (Pod web)."
    ]
    assert Panel(POD, TYPO).status == ("accepted", "✓ Accepted")
    assert Panel(POD, TYPO).messages == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            files(SERVICE, JOB, POD),
            ["good: Pod web: selected.", "good: Port 80 → port 8080", "note: Not selected: 1"],
        ),
        (
            files(TYPO, JOB, POD),
            [
                "bad: Pod web: not selected. The selector wants app: wbe; the label is app: web.",
                "note: Not selected: 1",
            ],
        ),
        (
            files(TYPO, UNKNOWN, POD),
            ["open: Pod web: not selected. The selector wants app: wbe; the label is app: web."],
        ),
        (
            files(SERVICE.replace("app: web", "topology.kubernetes.io/zone: a"), POD),
            [
                "open: Pod web: may be selected; "
                "Pods get topology.kubernetes.io/zone only in the cluster."
            ],
        ),
        (
            files(SERVICE.replace("http", "81"), POD),
            [
                "good: Pod web: selected.",
                "open: Port 80 leads to targetPort 81; no containerPort of web has this "
                "number and protocol.",
            ],
        ),
        (files(NO_SLICE, SLICE), ["good: To the addresses in web-1"]),
        (NO_SLICE, []),
        (SERVICE, ["note: To see which Pods it selects, add the Pods after ---."]),
    ],
)
def test_a_service_shows_where_it_leads_and_of_the_others_the_nearest(
    text: str, lines: list[str]
) -> None:
    assert Panel(text).leads == [lines]


def test_a_report_has_every_service_and_finding_under_its_document() -> None:
    text = files(
        TYPO, POD, UNKNOWN.replace("example.com/v1", "v1beta1"), NO_SLICE.replace("web", "own")
    )
    report = Panel(text).report.split("\n")
    first = report.index("a.yaml:1 Service web: ⚠ Accepted, but it does not work")
    assert report[first + 1].startswith(
        "  Line 7: error: The selector of Service web matches no Pod"
    )
    assert report[first + 2].startswith("    Write the same pair into the selector")
    assert report[first + 3] == "a.yaml:12 Pod web: ✓ Accepted"
    assert "Service web" in report
    assert "Service own" in report
    assert report[-1] == "Checked by the code of Kubernetes v1"


def test_a_report_says_what_is_not_judged() -> None:
    assert Panel(UNKNOWN).report.startswith("a.yaml:1 Shop one: ? Not judged: a kind that is")


@pytest.mark.parametrize("language", ["ko", "en"])
def test_words_name_values_as_code_with_the_code_around_them(language: str) -> None:
    panel = Panel(NO_SLICE, language=language)
    pieces = panel.call(
        "(one) => { site.make = (tag, _, text) => [text]; return site.marked(site.advice(one)); }",
        panel.findings[0],
    )
    assert ["kubernetes.io/service-name: web"] in pieces
    assert "`" not in str(pieces)


WRONG_PORT = SERVICE.replace("http", "htpt")
NUMBERED = POD.replace("name: http, ", "")
UDP = WRONG_PORT.replace("port: 80", "port: 80\n    protocol: UDP")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (files(TYPO, POD), "    app: web"),
        (files(TYPO.replace("app: wbe", "app: wbe # a slip"), POD), "    app: web # a slip"),
        (files(TYPO.replace("app: wbe", "\"app\": 'wbe'"), POD), '    "app": "web"'),
        (
            files(TYPO.replace("\n    app: wbe", " {app: wbe, tier: front}"), POD),
            "  selector: {app: web, tier: front}",
        ),
        (files(TYPO, POD.replace("app: web", 'app: "1"')), '    app: "1"'),
        (files(TYPO, POD.replace("app: web", 'app: "yes"')), '    app: "yes"'),
        (files(WRONG_PORT, POD), "    targetPort: http"),
        (files(WRONG_PORT, NUMBERED), "    targetPort: 8080"),
        (files(WRONG_PORT.replace("htpt", '"htpt"'), NUMBERED), "    targetPort: 8080"),
        (files(UDP, POD), "    targetPort: 8080"),
    ],
)
def test_a_repair_writes_the_one_right_value_and_removes_the_finding(text: str, line: str) -> None:
    panel = Panel(text)
    (found,), (written,) = panel.findings, panel.repaired()
    assert written == line
    panel.lines[found["line"] - 1] = written
    repaired = [File("a.yaml", "\n".join(panel.lines).encode())]
    assert found["code"] not in [one.code for one in validator().relate_files(repaired).findings]


@pytest.mark.parametrize(
    "text",
    [
        files(WRONG_PORT, POD.replace("8080}", "8080}, {name: web, containerPort: 81}")),
        files(WRONG_PORT, POD.replace("{name: http, containerPort: 8080}", "")),
        files(TYPO.replace("app: wbe", "role: web"), POD),  # the Pod has no such label
        files(SERVICE.replace("app: web", "app: &a web\n    tier: *a"), POD),  # an alias
    ],
)
def test_without_one_right_value_there_is_no_button(text: str) -> None:
    panel = Panel(text)
    assert panel.findings[0]["level"] in ("error", "warning")
    assert panel.repaired() == [None]


def test_a_line_that_no_longer_holds_the_wrong_value_is_left_alone() -> None:
    panel = Panel(files(TYPO, POD))
    repair = "(one, line) => site.repaired(one, line)"
    for line in (
        "    app: web",
        "    app: wbe2",
        "    myapp: wbe",
        "{app: wbe, x: {app: wbe}}",
        "",
    ):
        assert panel.call(repair, panel.findings[0], line) is None, line


def test_a_service_that_leads_nowhere_stands_before_the_others() -> None:
    panel = Panel(files(SERVICE, TYPO.replace("name: web", "name: two"), POD))
    services = [text for text in panel.services if "Service " in text]
    assert services == ["p: Service two", "p: Service web"]


def test_what_the_api_server_fills_in_is_shown_beside_what_was_typed() -> None:
    assert Panel(SERVICE.replace("http", "8080")).defaults == [
        "span:   kind: Service\n",
        "span:   apiVersion: v1\n",
        "span:   metadata:\n",
        "span:     name: web\n",
        "ins: +   namespace: default\n",
        "span:   spec:\n",
        "span:     ports:\n",
        "ins: +     - protocol: TCP\n",
        "span:         port: 80\n",
        "span:         targetPort: 8080\n",
        "ins: +   type: ClusterIP\n",
        "ins: +   sessionAffinity: None\n",
        "ins: +   ipFamilies:\n",
        "ins: +     - IPv4\n",
        "ins: +   ipFamilyPolicy: SingleStack\n",
        "ins: +   internalTrafficPolicy: Cluster\n",
        "p: Defaults that the API server fills in",
    ]
