// Strings of the results below an editor.
site.strings.try = {
  starting: { ko: "쿠버네티스 코드를 불러오는 중", en: "Loading Kubernetes' code" },
  accepted: { ko: "받아들여짐", en: "Accepted" },
  warned: { ko: "받아들여지지만 경고가 {number}개 있음", en: "Accepted, warnings: {number}" },
  refused: { ko: "거부됨: 메시지 {number}개", en: "Rejected, messages: {number}" },
  line: { ko: "{line}번째 줄", en: "Line {line}" },
  warning: { ko: "경고", en: "Warning" },
  more: { ko: "이 밖에 {number}개가 더 있습니다.", en: "And {number} more." },
  defaults: { ko: "API 서버가 채우는 기본값", en: "Defaults that the API server fills in" },
  leads: { ko: "서비스가 고르는 파드와 포트", en: "Selected Pods, and where each port leads" },
  picture: { ko: "그림", en: "Picture" },
  service: { ko: "서비스 {name}", en: "Service {name}" },
  time: {
    ko: "3초 안에 검사하지 못해 멈췄습니다. 내용을 줄이면 다시 검사합니다.",
    en: "Stopped: not checked within 3 seconds. It is checked again once the text is shorter.",
  },
  large: {
    ko: "2 MB나 오브젝트 500개를 넘어 검사하지 않습니다.",
    en: "Not checked: larger than 2 MB, or more than 500 objects.",
  },
  depth: { ko: "너무 깊게 중첩되어 검사하지 못했습니다.", en: "Not checked: nested too deeply." },
  memory: { ko: "메모리가 모자라 검사하지 못했습니다.", en: "Not checked: it takes too much memory." },
  failed: { ko: "검사하지 못했습니다.", en: "Not checked." },
  unloaded: {
    ko: "검사기를 불러오지 못했습니다. 페이지를 새로 고쳐 주세요.",
    en: "The validator did not load. Reload the page.",
  },
  blank: { ko: "검사할 매니페스트를 붙여 넣으세요.", en: "Paste a manifest to have it checked." },
  judgedBy: { ko: "쿠버네티스 {version} 코드로 검사", en: "Checked by the code of Kubernetes {version}" },
};
