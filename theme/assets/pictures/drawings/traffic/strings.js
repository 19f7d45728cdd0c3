// Strings of the drawing `traffic`.
site.strings.traffic = {
  // who calls, and whom
  outsideClient: { ko: "클러스터 밖의 클라이언트", en: "Client outside the cluster" },
  insideClient: { ko: "파드 안의 클라이언트", en: "Client in a Pod" },
  loadBalancer: { ko: "로드 밸런서의 외부 IP", en: "Load balancer's external IP" },
  externalIpNode: { ko: "이 IP로 온 패킷을 받은 노드", en: "Node that gets packets for" },
  everyNode: { ko: "모든 노드", en: "Every node" },
  dns: { ko: "클러스터 DNS", en: "Cluster DNS" },
  outsideServer: { ko: "클러스터 밖의 서버", en: "Server outside the cluster" },
  assigned: { ko: "자동 할당", en: "assigned" },
  fromProvider: { ko: "제공자가 할당", en: "from a provider" },
  // where it ends
  podsWith: { ko: "이 레이블이 모두 붙은 파드", en: "Pods with all these labels" },
  somePodsOf: { ko: "{kind}의 파드 {number}개", en: "{number} Pods of {kind}" },
  onePodOf: { ko: "{kind}의 파드 1개", en: "1 Pod of {kind}" },
  more: { ko: "외 {number}개", en: "and {number} more" },
  sliceAddresses: { ko: "엔드포인트슬라이스의 주소", en: "Addresses in EndpointSlice" },
  // what happens on the way
  rewrites: {
    ko: "노드가 목적지를 파드의 IP와 targetPort로 바꾼다",
    en: "The node changes the destination to a Pod's IP and targetPort",
  },
  rewritesToSlice: {
    ko: "노드가 목적지를 엔드포인트슬라이스에 적힌 IP와 포트로 바꾼다",
    en: "The node changes the destination to an IP and port in the EndpointSlice",
  },
  refused: { ko: "보낼 곳이 없어 노드가 연결을 거부한다", en: "Nowhere to go: the node refuses the connection" },
  unresolved: { ko: "접속할 주소를 받지 못한다", en: "The client gets no address to connect to" },
  oneRewrite: {
    ko: "{nodePort}번으로 온 패킷은 {port}번을 거치지 않는다.",
    en: "A packet to {nodePort} does not pass through {port}.",
  },
  orUnchanged: {
    ko: "{nodePort}번 포트를 거치지 않고 노드로 보내는 로드 밸런서도 있다.",
    en: "Some load balancers send packets to the nodes without port {nodePort}.",
  },
  orWithoutNodePort: {
    ko: "노드 포트를 거치지 않고 노드로 보내는 로드 밸런서도 있다.",
    en: "Some load balancers send packets to the nodes without a node port.",
  },
  localNodes: {
    ko: "보낼 파드가 있는 노드만 응답한다",
    en: "only nodes with a Pod to send to answer",
  },
  localPods: { ko: "같은 노드의 파드로만 보낸다", en: "only to Pods on the same node" },
  sameNode: { ko: "같은 노드의 파드를 먼저 고른다", en: "prefers Pods on the same node" },
  sameZone: { ko: "같은 존의 파드를 먼저 고른다", en: "prefers Pods in the same zone" },
  sticky: { ko: "같은 클라이언트는 같은 파드로", en: "same client, same Pod" },
  asks: { ko: "이름을 조회한다", en: "looks up the name" },
  answersPods: { ko: "준비된 파드의 IP를 모두 돌려준다", en: "answers with the IP of every ready Pod" },
  answersAllPods: {
    ko: "준비되지 않은 파드의 IP까지 모두 돌려준다",
    en: "answers with the IP of every Pod, ready or not",
  },
  answersSlice: { ko: "엔드포인트슬라이스의 IP를 모두 돌려준다", en: "answers with the IPs in the EndpointSlice" },
  answersNothing: { ko: "돌려줄 주소가 없다", en: "has no address to answer with" },
  direct: {
    ko: "클라이언트가 직접 접속한다. kube-proxy도 포트 변환도 없다",
    en: "The client connects directly: no kube-proxy, same port",
  },
  // title and description
  trafficTitle: { ko: "{type} 서비스 {name}의 트래픽", en: "Traffic to Service {name}, {type}" },
  headlessTitle: { ko: "헤드리스 서비스 {name}의 트래픽", en: "Traffic to headless Service {name}" },
  onePort: { ko: "{ports} 포트", en: "port {ports}" },
  manyPorts: { ko: "{ports} 포트", en: "ports {ports}" },
  portNumber: { ko: "{number}번", en: "{number}" },
  portOfProtocol: { ko: "{number}번({protocol})", en: "{number} ({protocol})" },
  pickedPort: { ko: "API 서버가 고른 포트", en: "a port that the API server picks" },
  noPort: { ko: "포트 없음", en: "no port" },
  descNodes: {
    ko: "클러스터 밖의 클라이언트는 아무 노드의 {ports}(nodePort)로 접속한다.",
    en: "A client outside the cluster calls any node on {ports} (nodePort).",
  },
  descBalancer: {
    ko: "클러스터 밖의 클라이언트는 로드 밸런서 외부 IP의 {ports}로 접속한다.",
    en: "A client outside the cluster calls the load balancer's external IP on {ports}.",
  },
  descBalancerNodes: {
    ko: "로드 밸런서는 연결을 아무 노드의 {ports}(nodePort)로 넘긴다.",
    en: "The load balancer hands the connection to any node on {ports} (nodePort).",
  },
  descBalancerPods: {
    ko: "로드 밸런서는 노드 포트를 거치지 않고 연결을 넘긴다.",
    en: "The load balancer hands the connection on without a node port.",
  },
  descExternalIps: {
    ko: "클러스터 밖의 클라이언트는 {ips}의 {ports}로 접속한다. 이 IP로 온 패킷을 받은 노드는 규칙에 따라 넘긴다.",
    en: "A client outside the cluster calls {ips} on {ports}. The node that gets these packets hands them on.",
  },
  descInside: {
    ko: "클러스터 안의 파드는 이름({name})과 {ports}로 접속한다. 이 이름의 주소는 클러스터 IP({ip})다.",
    en: "A Pod in the cluster calls the name {name} on {ports}. The name's address is the cluster IP ({ip}).",
  },
  descRewrites: {
    ko: "패킷을 받은 노드가 목적지를 바꾼다. 패킷이 도착하는 곳: {ends}.",
    en: "The node that gets the packet changes the destination. The packet ends at: {ends}.",
  },
  descHeadless: {
    ko: "클러스터 안의 파드가 클러스터 DNS에서 이름({name})을 조회한다. DNS는 클러스터 IP가 아니라 서비스 뒤의 주소를 모두 돌려준다. 클라이언트는 그중 하나에 직접 접속한다. 패킷이 도착하는 곳: {ends}.",
    en: "A Pod in the cluster looks up {name} in the cluster DNS. The answer is no cluster IP but all the addresses behind the Service. The client connects to one of them directly. The packet ends at: {ends}.",
  },
  descAlias: {
    ko: "클러스터 안의 파드가 클러스터 DNS에서 이름({name})을 조회한다. DNS는 CNAME 레코드로 다른 이름({host})을 돌려준다. 클라이언트는 클러스터 밖에 있는 그 서버에 직접 접속한다. 서비스를 거치는 패킷은 없고 포트도 바뀌지 않는다.",
    en: "A Pod in the cluster looks up {name} in the cluster DNS. The answer is a CNAME record with another name, {host}. The client connects directly to that server outside the cluster. No packet passes through the Service, and nothing rewrites a port.",
  },
  descSelects: {
    ko: "서비스는 이 레이블이 모두 붙은 파드를 고른다: {pairs}.",
    en: "The Service selects the Pods with all these labels: {pairs}.",
  },
  descNowhere: { ko: "서비스가 보낼 곳이 없다: {reason}.", en: "The Service leads nowhere: {reason}." },
  endPod: { ko: "파드 {name}의 {ports}", en: "Pod {name}, {ports}" },
  endPods: { ko: "{pods}({name})의 {ports}", en: "{pods} {name}, {ports}" },
  endAddress: { ko: "{name}의 {ports}", en: "{name}, {ports}" },
  lostPort: { ko: "{ports}({why})", en: "{ports} ({why})" },
};
