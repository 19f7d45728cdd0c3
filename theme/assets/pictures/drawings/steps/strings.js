// Strings of the drawing `steps`. In Korean a particle never follows a value: it would have to fit it.
site.strings.steps = {
  title: {
    ko: "{service} 서비스의 {port}번 노드 포트로 들어온 패킷의 경로",
    en: "The way of a packet to node port {port} of Service {service}",
  },
  frame: { ko: "{total}단계 중 {number}단계", en: "Step {number} of {total}" },
  packet: {
    ko: "패킷의 출발지는 {from}, 목적지는 {to}.",
    en: "The packet's source is {from}, its destination {to}.",
  },
  rewritten: { ko: "{address}(바뀜)", en: "{address} (rewritten)" },
  places: { ko: "{node} 노드의 파드: {pods}.", en: "Node {node} runs Pod {pods}." },
  source: { ko: "출발지", en: "Source" },
  destination: { ko: "목적지", en: "Destination" },
  sourceNew: { ko: "출발지 · 바뀜", en: "Source · rewritten" },
  destinationNew: { ko: "목적지 · 바뀜", en: "Destination · rewritten" },
  client: { ko: "클라이언트", en: "client" },
  podIp: { ko: "파드 IP:{number}", en: "Pod IP:{number}" },
  rules: { ko: "규칙", en: "rules" },

  arrives: {
    ko: "클라이언트가 {node} 노드의 {port}번 포트로 패킷을 보낸다. 어느 노드로 보내도 된다.",
    en: "The client sends a packet to {node}, port {port}. Any other node would do.",
  },
  rewrites: {
    ko: "{node} 노드의 규칙이 파드({pod})를 고르고 두 주소를 바꾼다. 목적지는 파드 IP의 {target}번이 되고, 출발지는 이 노드가 된다. 그래야 응답이 이 노드로 돌아온다.",
    en: "The rules on {node} pick Pod {pod} and rewrite both addresses. The destination becomes the Pod's IP and port {target}. The source becomes the node, so that the answer comes back to it.",
  },
  rewritesOneOf: {
    ko: "{node} 노드의 규칙이 파드 {number}개 가운데 하나({pod})를 고르고 두 주소를 바꾼다. 목적지는 파드 IP의 {target}번이 되고, 출발지는 이 노드가 된다. 그래야 응답이 이 노드로 돌아온다.",
    en: "The rules on {node} pick one of {number} Pods, here {pod}, and rewrite both addresses. The destination becomes the Pod's IP and port {target}. The source becomes the node, so that the answer comes back to it.",
  },
  travels: {
    ko: "파드 네트워크가 패킷을 {far} 노드의 파드까지 전달한다. 그 노드의 규칙은 패킷을 바꾸지 않는다.",
    en: "The Pod network carries the packet to the Pod on {far}. The rules on that node do not touch it.",
  },
  stays: {
    ko: "파드가 같은 노드에 있으므로 패킷은 바로 파드로 간다.",
    en: "The Pod runs on the same node, and the packet goes straight to it.",
  },
  answers: {
    ko: "파드에는 출발지가 {node} 노드로 보인다. 그래서 이 노드에 응답한다. 클라이언트의 주소는 모른다.",
    en: "The Pod answers the source that it sees: {node}. It does not see the client's address.",
  },
  undoes: {
    ko: "{node} 노드는 이 연결을 기억하고 있다가 두 주소를 되돌린다. 출발지는 다시 이 노드의 {port}번 포트가 되고, 목적지는 클라이언트가 된다.",
    en: "{node} remembers the connection and undoes both rewrites. The source is its port {port} again, the destination is the client.",
  },
  returns: {
    ko: "클라이언트는 자신이 접속한 주소에서 응답을 받는다.",
    en: "The client gets its answer from the address that it called.",
  },

  arrivesLocal: {
    ko: "클라이언트가 {node} 노드의 {port}번 포트로 패킷을 보낸다. 이 노드에는 파드가 있다.",
    en: "The client sends a packet to {node}, port {port}. A Pod runs on this node.",
  },
  rewritesLocal: {
    ko: "{node} 노드의 규칙은 같은 노드의 파드({pod})로만 보낸다. 목적지만 파드 IP의 {target}번으로 바꾸고, 출발지인 클라이언트의 주소는 그대로 둔다.",
    en: "The rules on {node} send only to a Pod on the same node, {pod}. They rewrite the destination to the Pod's IP and port {target}. The source stays the client.",
  },
  staysLocal: {
    ko: "패킷은 노드를 떠나지 않는다. 파드에는 클라이언트의 주소가 그대로 보인다.",
    en: "The packet does not leave the node. The Pod sees the client's own address.",
  },
  answersLocal: {
    ko: "파드는 클라이언트의 주소로 응답한다. 응답은 {node} 노드의 규칙을 다시 거친다.",
    en: "The Pod answers the client's address. The answer passes through the rules on {node} again.",
  },
  undoesLocal: {
    ko: "{node} 노드는 바꾼 주소를 되돌린다. 출발지는 다시 이 노드의 {port}번 포트가 된다.",
    en: "{node} undoes its one rewrite. The source is its port {port} again.",
  },
  dropped: {
    ko: "이번에는 서비스의 파드가 없는 {node} 노드로 보낸다. 노드는 패킷을 다른 노드로 넘기지 않고 버린다. 클라이언트는 응답을 받지 못한다.",
    en: "Another packet goes to {node}, which runs no Pod of the Service. The node drops it and hands it to no other node. The client gets no answer.",
  },
  refused: {
    ko: "{node} 노드의 규칙에는 보낼 파드가 없다. 노드가 연결을 거부한다.",
    en: "The rules on {node} have no Pod to send to. The node refuses the connection.",
  },
};
