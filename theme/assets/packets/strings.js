// Strings of the form that asks where a packet goes, and of its answer.
site.strings.packetForm = {
  form: { ko: "패킷", en: "Packet" },
  caller: { ko: "보내는 곳", en: "From" },
  address: { ko: "받는 주소", en: "To" },
  mode: { ko: "kube-proxy 모드", en: "kube-proxy mode" },
  pod: { ko: "파드 {name}", en: "Pod {name}" },
  names: { ko: "물어본 이름과 답(DNS)", en: "Names asked and answered (DNS)" },
  steps: { ko: "패킷이 지나가는 규칙", en: "Rules on its way" },
  back: { ko: "이전 단계", en: "Back" },
  forward: { ko: "다음 단계", en: "Forward" },
  step: { ko: "{total}단계 중 {number}단계: {where}", en: "Step {number} of {total}: {where}" },
};
