// The words of the drawing `selection`. In Korean a particle never follows a value: it would have to fit it.

((pictures) => {
  pictures.words = Object.assign(pictures.words || Object.create(null), {
    selectionTitle: { ko: "{service} 서비스의 셀렉터가 고르는 파드", en: "The Pods that Service {service} selects" },
    selectionDesc: { ko: "셀렉터의 조건은 {pairs}.", en: "The selector asks for {pairs}." },
    selectionAnd: { ko: " 그리고 ", en: " and " },
    selectionChosen: { ko: "골랐다", en: "selected" },
    selectionNot: { ko: "고르지 않았다", en: "not selected" },
    selectionPod: { ko: "파드", en: "Pod" },
    selectionPodsOf: { ko: "{kind}의 파드", en: "Pods of {kind}" },
    selectionLacks: { ko: "{key} 레이블 없음", en: "no label {key}" },
    selectionElsewhere: { ko: "다른 네임스페이스", en: "another namespace" },
    selectionMore: { ko: "그 밖의 파드 {number}개", en: "{number} more" },
    selectionNobody: { ko: "비교할 파드가 없다", en: "no Pod to compare" },
    selectionSaidChosen: { ko: "{pod}: 골랐다.", en: "{pod} is selected." },
    selectionSaidNot: { ko: "{pod}: 고르지 않았다({why}).", en: "{pod} is not selected: {why}." },
    selectionSaidDiffers: { ko: "{key} 레이블은 {has}, 셀렉터는 {wants}", en: "{key} is {has}, not {wants}" },
  });
})((globalThis.pictures = globalThis.pictures || {}));
