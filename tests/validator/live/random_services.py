"""Service manifests at random: a sound one, then up to four fields set to good and bad values."""

from typing import Any

from hypothesis import strategies as st

Manifest = dict[str, Any]

TYPES = ["ClusterIP", "NodePort", "LoadBalancer", "ExternalName", "Headless", "nodePort", ""]
ADDRESSES = ["10.96.0.77", "10.100.1.2", "10.96.0.1", "10.11.253.81", "None", "", "fd00::1", "x"]
FAMILIES = ["IPv4", "IPv6", "ipv4"]
POLICIES = ["Cluster", "Local", "local", ""]
NAMES = ["http", "https", "a-b", "", "HTTP", "a" * 63, "a" * 64, "-a", "9", "web_1"]
LABELS = ["nginx", "", "a b", "a" * 63, "a" * 64, "y", "1.2"]
RANGES = ["10.0.0.0/8", "192.168.56.13/32", "10.0.0.1", " 10.0.0.0/8", "::/0", "x", "10.0.0.5/8"]
NUMBERS = [-1, 0, 1, 80, 8080, 29999, 30001, 30010, 32767, 32768, 65535, 65536, 86400, 86401]
WRONG = [None, True, 1, 1.5, "x", "80", [], {}, [1], {"a": "b"}]

# Every field of ServiceSpec (k8s.io/api/core/v1 of Kubernetes 1.37), with what it may be told.
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(TYPES),
    "selector": st.dictionaries(
        st.sampled_from(["app", "a/b", "A_1", "-x"]), st.sampled_from(LABELS)
    ),
    "clusterIP": st.sampled_from(ADDRESSES),
    "clusterIPs": st.lists(st.sampled_from(ADDRESSES), max_size=3),
    "ipFamilies": st.lists(st.sampled_from(FAMILIES), max_size=3),
    "ipFamilyPolicy": st.sampled_from(
        ["SingleStack", "PreferDualStack", "RequireDualStack", "x", ""]
    ),
    "externalIPs": st.lists(
        st.sampled_from(["203.0.113.10", "127.0.0.1", "0.0.0.0", "fe80::1", "x", ""]),  # noqa: S104
        max_size=2,
    ),
    "externalName": st.sampled_from(
        ["example.com", "example.com.", "Example", "a b", "", "1.2.3.4"]
    ),
    "externalTrafficPolicy": st.sampled_from(POLICIES),
    "internalTrafficPolicy": st.sampled_from(POLICIES),
    "healthCheckNodePort": st.sampled_from(NUMBERS),
    "loadBalancerClass": st.sampled_from(["example.com/a", "a", "a/b/c", "", "A b"]),
    "loadBalancerIP": st.sampled_from(["203.0.113.10", "x", ""]),
    "loadBalancerSourceRanges": st.lists(st.sampled_from(RANGES), max_size=2),
    "allocateLoadBalancerNodePorts": st.booleans(),
    "publishNotReadyAddresses": st.booleans(),
    "sessionAffinity": st.sampled_from(["None", "ClientIP", "x", ""]),
    "sessionAffinityConfig": st.builds(
        lambda seconds: {"clientIP": {"timeoutSeconds": seconds}}, st.sampled_from(NUMBERS)
    ),
    "trafficDistribution": st.sampled_from(
        ["PreferClose", "PreferSameZone", "PreferSameNode", "x", ""]
    ),
    "nodeSelector": st.just({"kubernetes.io/hostname": "worker-node2"}),  # no field of it
}
PORT: dict[str, st.SearchStrategy[Any]] = {
    "name": st.sampled_from(NAMES),
    "protocol": st.sampled_from(["TCP", "UDP", "SCTP", "tcp", ""]),
    "port": st.sampled_from(NUMBERS),
    "targetPort": st.sampled_from([*NUMBERS, *NAMES, "a" * 16]),
    "nodePort": st.sampled_from(NUMBERS),
    "appProtocol": st.sampled_from(["http", "kubernetes.io/h2c", "example.com/a", "a b", ""]),
    "containerPort": st.just(80),  # no field of it
}
OBJECT_NAMES = ["pooh", "pooh-1", "1pooh", "a" * 63, "a" * 64, "Pooh", "pooh_1", "-pooh", "a.b"]


@st.composite
def ports(draw: st.DrawFn) -> list[Manifest]:
    """Return one to three ports, each sound but for up to two fields."""
    found: list[Manifest] = []
    for number in range(draw(st.sampled_from([1, 1, 1, 2, 2, 3]))):
        port: Manifest = {"name": f"p{number}", "port": 8080 + number}
        found.append(port | draw(changes(PORT, 2)))
    return found


@st.composite
def changes(draw: st.DrawFn, fields: dict[str, st.SearchStrategy[Any]], most: int) -> Manifest:
    """Return few fields, often none, one in twelve with a value of a type that it does not take."""
    made: Manifest = {}
    number = draw(st.sampled_from([0, 0, 0, 1, 1, 2, most]))
    names = st.lists(st.sampled_from(sorted(fields)), max_size=number, unique=True)
    for name in draw(names):
        wrong = draw(st.integers(0, 11)) == 5  # noqa: PLR2004 - an end of the range comes too often
        made[name] = draw(st.sampled_from(WRONG) if wrong else fields[name])
    return made


@st.composite
def services(draw: st.DrawFn) -> Manifest:
    """Return a manifest."""
    spec: Manifest = {"type": draw(st.sampled_from(TYPES[:4])), "ports": draw(ports())}
    if spec["type"] == "ExternalName":
        spec["externalName"] = "example.com"
    else:
        spec["selector"] = {"app": "nginx"}
    name = draw(st.sampled_from(["pooh"] * 40 + OBJECT_NAMES))
    made: Manifest = {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name}}
    return made | {"spec": spec | draw(changes(FIELDS, 4))}
