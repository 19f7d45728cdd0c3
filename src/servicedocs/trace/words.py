"""The sentences of `scripts/trace`, in both languages side by side."""

from servicedocs.strings import Text

RESULTS = {
    "delivered": Text("도착한다", "delivered"),
    "refused": Text("거절된다 (connection refused)", "refused (connection refused)"),
    "dropped": Text("버려진다 (응답이 없다)", "dropped (the caller waits for a timeout)"),
    "no route": Text("경로가 없다 (no route to host)", "no route (no route to host)"),
    "no such name": Text("그런 이름이 없다 (NXDOMAIN)", "no such name (NXDOMAIN)"),
    "cannot know": Text("알 수 없다", "cannot be known"),
}
UNKNOWN = {
    "outside": Text("클러스터 밖에서 어디로 가는지", "what becomes of it outside the cluster"),
    "outside-name": Text(
        "클러스터 밖의 DNS가 이 이름에 무엇을 답하는지",
        "what a DNS server outside the cluster answers",
    ),
    "node-process": Text(
        "노드의 다른 프로세스가 이 포트에서 기다리는지",
        "whether another process of the node listens on this port",
    ),
    "listens": Text(
        "파드의 프로세스가 이 포트에서 기다리는지(containerPort에 없다)",
        "whether a process of the Pod listens on this port (no containerPort says it)",
    ),
    "load-balancer": Text(
        "로드 밸런서가 어느 노드로 보내는지", "which node the load balancer sends it to"
    ),
}
NEVER_KNOWN = Text(
    "이미 맺은 연결, 파드 네트워크, 네트워크폴리시, 커널의 다른 규칙은 보지 않는다",
    "existing connections, the Pod network, NetworkPolicies and other rules of the kernel "
    "are not looked at",
)
FROM_TO = Text("{sender}에서 {to}(으)로: {result}", "from {sender} to {to}: {result}")
SEEN_SOURCE = Text("파드가 보는 출발지: {source}", "source that the Pod sees: {source}")
CANDIDATES = Text("받을 수 있는 파드:", "Pods that may get it:")
DECIDED_BY = Text("결정한 필드: {fields}", "decided by: {fields}")
CANNOT_KNOW = Text("알 수 없는 것: {what}", "cannot be known: {what}")
PASSED_OVER = Text("만들어지지 않아서 빠진 것: {what}", "left out, as it is refused: {what}")
