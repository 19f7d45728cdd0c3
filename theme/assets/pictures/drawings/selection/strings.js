// Strings of the drawing `selection`. In Korean a particle never follows a value: it would have to fit it.
site.strings.selection = {
  title: { ko: "{service} 서비스의 셀렉터가 고르는 파드", en: "The Pods that Service {service} selects" },
  desc: { ko: "셀렉터의 조건은 {pairs}.", en: "The selector asks for {pairs}." },
  and: { ko: " 그리고 ", en: " and " },
  chosen: { ko: "고름", en: "selected" },
  not: { ko: "고르지 않음", en: "not selected" },
  later: { ko: "클러스터에서 정해짐", en: "known in the cluster" },
  labelLater: { ko: "{key} 레이블은 나중에 붙음", en: "{key}: added later" },
  more: { ko: "그 밖의 파드 {number}개", en: "{number} more" },
  nobody: { ko: "비교할 파드가 없다", en: "no Pod to compare" },
  saidChosen: { ko: "{pod}: 고름.", en: "{pod} is selected." },
  saidLater: {
    ko: "{pod}: {labels} 레이블이 클러스터에서 붙으므로 그때 정해짐.",
    en: "Whether {pod} is selected is known in the cluster, where it gets {labels}.",
  },
  saidNot: { ko: "{pod}: 고르지 않음({why}).", en: "{pod} is not selected: {why}." },
};
