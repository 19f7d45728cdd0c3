// Strings of the results below an editor.
site.strings.try = {
  starting: { ko: "쿠버네티스 코드를 불러오는 중", en: "Loading Kubernetes' code" },
  accepted: { ko: "받아들여짐", en: "Accepted" },
  warned: { ko: "받아들여지지만 경고가 {number}개 있음", en: "Accepted, warnings: {number}" },
  refused: { ko: "거부됨: 메시지 {number}개", en: "Rejected, messages: {number}" },
  line: { ko: "{line}번째 줄", en: "Line {line}" },
  warning: { ko: "경고", en: "Warning" },
  more: { ko: "이 밖에 {number}개가 더 있다.", en: "And {number} more." },
  defaults: { ko: "API 서버가 채우는 기본값", en: "Defaults that the API server fills in" },
  leads: { ko: "서비스가 고르는 파드와 포트", en: "Selected Pods, and where each port leads" },
  picture: { ko: "그림", en: "Picture" },
  service: { ko: "서비스 {name}", en: "Service {name}" },
  time: {
    ko: "3초 안에 판정하지 못해 멈췄다. 내용을 줄이면 다시 판정한다.",
    en: "Stopped: not judged within 3 seconds. It is judged again once the text is shorter.",
  },
  large: {
    ko: "2 MB나 오브젝트 500개가 넘어 판정하지 않는다.",
    en: "Not judged: larger than 2 MB, or more than 500 objects.",
  },
  depth: { ko: "너무 깊게 중첩되어 판정하지 못했다.", en: "Not judged: nested too deeply." },
  memory: { ko: "메모리가 모자라 판정하지 못했다.", en: "Not judged: it takes too much memory." },
  failed: { ko: "판정하지 못했다.", en: "Not judged." },
  unloaded: {
    ko: "검사기를 불러오지 못했다. 페이지를 새로 고친다.",
    en: "The validator did not load. Reload the page.",
  },
  blank: { ko: "판정할 매니페스트를 붙여 넣는다.", en: "Paste a manifest to have it judged." },
  judgedBy: { ko: "쿠버네티스 {version} 코드로 판정", en: "Judged by the code of Kubernetes {version}" },
};
