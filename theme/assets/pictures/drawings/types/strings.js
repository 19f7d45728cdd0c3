// The words of the drawing `types`.

((pictures) => {
  pictures.words = Object.assign(pictures.words || Object.create(null), {
    typesTitle: { ko: "서비스 타입마다 더해지는 것", en: "What each Service type adds" },
    typesClusterIP: {
      ko: "클러스터 안에서 쓰는 가상 주소 하나와 이름 하나",
      en: "one virtual address and one name, inside the cluster",
    },
    typesNodePort: { ko: "모든 노드에 같은 포트를 더한다", en: "adds the same port on every node" },
    typesLoadBalancer: {
      ko: "모든 노드 앞에 제공자가 준 주소 하나를 더한다",
      en: "adds one address in front of all nodes, from a provider",
    },
    typesHeadless: {
      ko: "클러스터 IP 없음. DNS가 파드의 IP를 돌려준다",
      en: "no cluster IP: DNS answers with the Pods' IPs",
    },
    typesExternalName: {
      ko: "주소와 포트 없음. DNS가 다른 이름을 돌려준다",
      en: "no address and no port: DNS answers with another name",
    },
    typesVariant: { ko: "ClusterIP의 변형", en: "Variant of ClusterIP" },
    typesException: { ko: "예외", en: "The exception" },
    typesPodIps: { ko: "→ <파드 IP>", en: "→ <Pod IPs>" },
    typesAnyNode: { ko: "<아무 노드>", en: "<any node>" },
    typesClusterAddress: { ko: "<클러스터 IP>", en: "<cluster IP>" },
    typesPods: { ko: "파드", en: "Pods" },
    typesAssigned: { ko: "<자동 할당>", en: "<assigned>" },
    typesSaid: { ko: "{type}({ports}): {words}.", en: "{type} ({ports}): {words}." },
    typesSaidHolds: { ko: "{outer} 안에는 {inner}의 주소와 포트가 모두 들어 있다.", en: "{outer} includes every address and port of {inner}." },
  });
})((globalThis.pictures = globalThis.pictures || {}));
