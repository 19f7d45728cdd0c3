// Strings of the findings about a manifest, as sentences and as short as a picture needs. Python reads them as JSON.
site.strings.findings = {
  "rejected": { "ko": "거부됨", "en": "Rejected" },
  "warned": { "ko": "경고가 붙음", "en": "Accepted with a warning" },
  "acceptedButWrong": { "ko": "받아들여지지만 동작하지 않음", "en": "Accepted, but it does not work" },
  "acceptedButDoubtful": {
    "ko": "받아들여지지만 동작하지 않을 수 있음",
    "en": "Accepted, but it may not work"
  },

  "selected": { "ko": "{kind} {name}: 고름.", "en": "{kind} {name}: selected." },
  "notSelected": { "ko": "{kind} {name}: 고르지 않음.", "en": "{kind} {name}: not selected." },
  "selectedLater": {
    "ko": "{kind} {name}: {labels} 레이블이 클러스터에서 붙으므로, 고를지는 그때 정해짐.",
    "en": "{kind} {name}: may be selected; Pods get {labels} only in the cluster."
  },
  "noPodWith": { "ko": "이 레이블이 모두 붙은 파드가 없다", "en": "No Pod has all these labels" },
  "noPodGiven": {
    "ko": "고르는 파드까지 보려면 --- 뒤에 파드를 이어 붙이세요.",
    "en": "To see which Pods it selects, add the Pods after ---."
  },

  "labelDiffersHere": {
    "ko": "셀렉터는 {wants}인데 레이블은 {has}이다.",
    "en": "The selector wants {wants}; the label is {has}."
  },
  "labelIs": { "ko": "{key} 레이블은 {has}, 셀렉터는 {wants}", "en": "{key} is {has}, not {wants}" },
  "labelMissingHere": {
    "ko": "셀렉터는 {wants}인데 {key} 레이블이 없다.",
    "en": "The selector wants {wants}; there is no label {key}."
  },
  "noLabel": { "ko": "{key} 레이블 없음", "en": "no label {key}" },

  "port": { "ko": "포트 {port} → {number}번 포트", "en": "Port {port} → port {number}" },
  "portNowhere": {
    "ko": "포트 {port}의 targetPort {target}: 파드 {pod}의 어느 컨테이너에도 이 이름의 포트가 없다.",
    "en": "Port {port} wants targetPort {target}; no container of {pod} has a port with this name."
  },
  "noPortName": { "ko": "이 이름의 포트가 없다", "en": "no port has this name" },
  "portUndeclared": {
    "ko": "포트 {port}의 targetPort {target}: 파드 {pod}의 containerPort에 이 번호와 프로토콜이 없다.",
    "en": "Port {port} leads to targetPort {target}; no containerPort of {pod} has this number and protocol."
  },
  "noPortNumber": { "ko": "이 번호의 containerPort가 없다", "en": "no containerPort has this number" },
  "noPortAtAll": {
    "ko": "포트 {port} → {number}번 포트. 파드에 containerPort가 하나도 없다. 적지 않아도 동작한다.",
    "en": "Port {port} → port {number}. The Pod has no containerPort at all; it works without."
  },
  "slicePort": {
    "ko": "포트 {port}(이름 {name})와 같은 이름의 포트가 엔드포인트슬라이스에 없다.",
    "en": "No EndpointSlice has a port with the name of port {port} ({name})."
  },
  "noName": { "ko": "없음", "en": "none" },
  "noSlice": {
    "ko": "셀렉터도 없고, 이 서비스의 엔드포인트슬라이스도 없다",
    "en": "No selector, and no EndpointSlice of this Service"
  }
};
