// Strings of where a packet goes. Python reads them as JSON.
site.strings.packets = {
  "delivered": { "ko": "도착한다", "en": "delivered" },
  "refused": { "ko": "거절된다 (connection refused)", "en": "refused (connection refused)" },
  "dropped": { "ko": "버려진다 (응답이 없다)", "en": "dropped (the caller waits for a timeout)" },
  "no route": { "ko": "경로가 없다 (no route to host)", "en": "no route (no route to host)" },
  "no such name": { "ko": "그런 이름이 없다 (NXDOMAIN)", "en": "no such name (NXDOMAIN)" },
  "answered": { "ko": "답이 있다", "en": "answered" },
  "no such record": {
    "ko": "이름은 있으나 이 타입의 레코드가 없다 (NODATA)",
    "en": "the name has no record of this type (NODATA)"
  },
  "cannot know": { "ko": "알 수 없다", "en": "cannot be known" },
  "outside": { "ko": "클러스터 밖에서 어디로 가는지", "en": "what happens to it outside the cluster" },
  "outside-name": {
    "ko": "클러스터 밖의 DNS가 이 이름에 무엇을 답하는지",
    "en": "what a DNS server outside the cluster answers"
  },
  "node-process": {
    "ko": "노드의 다른 프로세스가 이 포트에서 수신 대기하는지",
    "en": "whether another process of the node listens on this port"
  },
  "listens": {
    "ko": "파드의 프로세스가 이 포트에서 수신 대기하는지(containerPort에 없다)",
    "en": "whether a process of the Pod listens on this port (no containerPort says it)"
  },
  "load-balancer": { "ko": "로드 밸런서가 어느 노드로 보내는지", "en": "which node the load balancer sends it to" },
  "never": {
    "ko": "이미 맺은 연결, 파드 네트워크, 네트워크폴리시, 커널의 다른 규칙은 보지 않는다",
    "en": "existing connections, the Pod network, NetworkPolicies and other rules of the kernel are not considered"
  },
  "from to": { "ko": "{sender}에서 {to}(으)로: {result}", "en": "from {sender} to {to}: {result}" },
  "source": { "ko": "파드가 보는 출발지: {source}", "en": "source that the Pod sees: {source}" },
  "pods": { "ko": "받을 수 있는 파드:", "en": "Pods that may get it:" },
  "decided by": { "ko": "결정한 필드: {fields}", "en": "decided by: {fields}" },
  "unknown": { "ko": "알 수 없는 것: {what}", "en": "cannot be known: {what}" },
  "refused objects": { "ko": "만들어지지 않아서 빠진 것: {what}", "en": "left out, as it is refused: {what}" }
};
