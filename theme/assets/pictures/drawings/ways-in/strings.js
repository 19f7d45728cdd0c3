// Strings of the drawing `ways-in`.
site.strings["ways-in"] = {
  fromPod: { ko: "파드에서", en: "From a Pod" },
  fromNode: { ko: "노드에서", en: "From a node" },
  fromOutside: { ko: "클러스터 밖에서", en: "From outside" },
  anyPodIp: { ko: "<파드 IP>", en: "<Pod IP>" },
  byName: { ko: "이름이나 클러스터 IP로", en: "by its name or the cluster IP" },
  byIp: {
    ko: "이름 대신 IP로. 노드는 대개 클러스터 DNS를 쓰지 않는다",
    en: "by IP: a node usually does not use the cluster DNS",
  },
  byAnyNode: { ko: "어느 노드든 같은 포트로", en: "the same port on every node" },
  byBalancer: { ko: "외부 IP는 할당된 뒤에 쓸 수 있다", en: "the external IP once it is assigned" },
  byExternalIps: { ko: "이 IP로 보낸 패킷이 노드에 도착하는 곳에서", en: "where packets for this IP reach a node" },
  byPodNames: { ko: "이름으로. DNS가 IP를 모두 돌려준다", en: "by its name: DNS answers with every IP" },
  byAlias: { ko: "이름으로. 실제로 접속하는 서버는 {host}", en: "by its name, which stands for {host}" },
  noWay: { ko: "접속할 수 없다", en: "No way in" },
  noRoute: {
    ko: "클러스터 IP로 가는 경로는 대개 클러스터 안에만 있다",
    en: "usually only the cluster has a route to the cluster IP",
  },
  noPodRoute: {
    ko: "이 이름은 클러스터 DNS에만 있다. 파드 IP로 가는 경로도 대개 클러스터 안에만 있다",
    en: "only the cluster DNS knows the name, and usually only the cluster has a route to a Pod's IP",
  },
  noSliceName: { ko: "이 이름은 클러스터 DNS에만 있다", en: "only the cluster DNS knows the name" },
  noNameNode: {
    ko: "노드는 대개 클러스터 DNS를 쓰지 않는다. 대신 {host}에 직접 접속한다",
    en: "a node usually does not use the cluster DNS; call {host} directly",
  },
  noNameOutside: {
    ko: "이 이름은 클러스터 DNS에만 있다. 대신 {host}에 직접 접속한다",
    en: "only the cluster DNS knows the name; call {host} directly",
  },
  endsNowhere: { ko: "어느 주소로도 파드에 접속할 수 없다: {reason}", en: "No address leads to a Pod: {reason}" },
  waysTitle: { ko: "{type} 서비스 {name}에 접속하는 방법", en: "The ways in to Service {name} ({type})" },
  headless: { ko: "헤드리스", en: "headless" },
};
