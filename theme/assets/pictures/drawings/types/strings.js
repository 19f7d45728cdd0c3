// Strings of the drawing `types`; the key of a sentence is the type of Service that it is about.
site.strings.types = {
  title: { ko: "서비스 타입마다 더해지는 것", en: "What each Service type adds" },
  ClusterIP: {
    ko: "클러스터 안에서 쓰는 가상 주소 하나와 이름 하나",
    en: "one virtual address and one name, inside the cluster",
  },
  NodePort: { ko: "모든 노드에 같은 포트를 더한다", en: "adds the same port on every node" },
  LoadBalancer: {
    ko: "클라우드나 MetalLB가 준 주소 하나를 더한다",
    en: "adds one address, from a cloud or MetalLB",
  },
  Headless: {
    ko: "클러스터 IP 없음. DNS가 파드의 IP를 돌려준다",
    en: "no cluster IP: DNS answers with the Pods' IPs",
  },
  ExternalName: {
    ko: "주소와 포트 없음. DNS가 다른 이름을 돌려준다",
    en: "no address and no port: DNS answers with another name",
  },
  variant: { ko: "ClusterIP의 변형", en: "Variant of ClusterIP" },
  exception: { ko: "예외", en: "The exception" },
  podIps: { ko: "→ <파드 IP>", en: "→ <Pod IPs>" },
  assigned: { ko: "<자동 할당>", en: "<assigned>" },
  said: { ko: "{type}({ports}): {words}.", en: "{type} ({ports}): {words}." },
  saidHolds: {
    ko: "{outer} 안에는 {inner}의 주소와 포트가 모두 들어 있다.",
    en: "{outer} includes every address and port of {inner}.",
  },
};
