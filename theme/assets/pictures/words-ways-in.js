// The words of the drawing `ways-in`.

((pictures) => {
  pictures.words = Object.assign(pictures.words || Object.create(null), {
    fromPod: { ko: "파드에서", en: "From a Pod" },
    fromNode: { ko: "노드에서", en: "From a node" },
    fromOutside: { ko: "클러스터 밖에서", en: "From outside" },
    anyClusterIp: { ko: "<클러스터 IP>", en: "<cluster IP>" },
    anyPodIp: { ko: "<파드 IP>", en: "<Pod IP>" },
    byName: { ko: "이름으로. 클러스터 IP도 된다", en: "by its name; the cluster IP works too" },
    byIp: {
      ko: "IP로. 노드는 대개 클러스터 DNS를 쓰지 않는다",
      en: "by IP: a node usually does not use the cluster DNS",
    },
    byAnyNode: { ko: "어느 노드든 같은 포트로", en: "the same port on every node" },
    byBalancer: { ko: "외부 IP는 할당된 뒤에 쓸 수 있다", en: "the external IP once it is assigned" },
    byExternalIps: { ko: "이 IP의 패킷이 노드에 닿는 곳에서", en: "where packets for this IP reach a node" },
    byPodNames: { ko: "이름이 주소 여러 개로 풀린다", en: "the name stands for the addresses themselves" },
    byPodIp: {
      ko: "주소로. 노드는 대개 클러스터 DNS를 쓰지 않는다",
      en: "by address: a node usually does not use the cluster DNS",
    },
    byAlias: { ko: "이름이 {host}의 주소로 풀린다", en: "the name stands for {host}" },
    noWay: { ko: "길이 없다", en: "No way" },
    noRoute: {
      ko: "클러스터 IP로 가는 경로는 클러스터 안에만 있다",
      en: "only the cluster has a route to the cluster IP",
    },
    noPodRoute: {
      ko: "이 이름은 클러스터 DNS에만 있고, 파드 IP로 가는 경로도 대개 밖에 없다",
      en: "only the cluster DNS knows the name, and a Pod's IP usually has no route from outside",
    },
    noSliceName: { ko: "이 이름은 클러스터 DNS에만 있다", en: "only the cluster DNS knows the name" },
    noNameNode: {
      ko: "노드는 대개 클러스터 DNS를 쓰지 않는다. {host}에 직접 접속한다",
      en: "a node usually does not use the cluster DNS; it calls {host} itself",
    },
    noNameOutside: {
      ko: "이 이름은 클러스터 DNS에만 있다. {host}에 직접 접속한다",
      en: "only the cluster DNS knows the name; call {host} itself",
    },
    endsNowhere: { ko: "어느 길도 파드에 닿지 않는다: {reason}", en: "No way reaches a Pod: {reason}" },
    waysTitle: { ko: "{type} 서비스 {name}에 접속하는 길", en: "The ways in to Service {name} ({type})" },
    headless: { ko: "헤드리스", en: "headless" },
  });
})((globalThis.pictures = globalThis.pictures || {}));
