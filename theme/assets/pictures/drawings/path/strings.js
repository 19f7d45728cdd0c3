// Strings of the drawing `path`.
site.strings.path = {
  title: { ko: "{from}에서 {to}(으)로 가는 패킷의 경로", en: "The path of a packet from {from} to {to}" },
  rules: { ko: "규칙", en: "rules" },
  routes: { ko: "라우팅", en: "routes" },
  processes: { ko: "프로세스", en: "processes" },
  process: { ko: "노드 자신", en: "the node itself" },
  terminating: { ko: "종료 중", en: "terminating" },
  unready: { ko: "준비 안 됨", en: "not ready" },
  refuses: { ko: "거절", en: "refuses" },
  translates: {
    ko: "{node}의 규칙이 목적지를 바꾼다.",
    en: "The rules of {node} rewrite the destination.",
  },
  ends: { ko: "패킷은 {node}에서 멈춘다({actor}).", en: "It ends on {node} ({actor})." },
  answers: { ko: "DNS에 물은 이름: {question}. 답: {answer}.", en: "DNS answers {question} with {answer}." },
  end: { ko: "{chance}%: {name}({node}).", en: "{chance}%: {name} on {node}." },
  endOutside: { ko: "{chance}%: {name}.", en: "{chance}%: {name}." },
};
