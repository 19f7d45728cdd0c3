// What the editor and its results say, in both languages. {names} are filled in.
((check) => {
  /** @type {Words} */
  const WORDS = {
    edit: { ko: "{file} 고치기", en: "Edit {file}" },
    close: { ko: "닫기", en: "Close" },
    reset: { ko: "원래대로", en: "Reset" },
    starting: { ko: "쿠버네티스 코드를 불러오는 중", en: "Loading Kubernetes' code" },
    leave: { ko: "Esc를 누른 뒤 Tab을 누르면 편집기에서 나간다.", en: "Escape, then Tab leaves the editor." },
    accepted: { ko: "받아들여짐", en: "Accepted" },
    warned: { ko: "받아들여지지만 경고가 {number}개 있음", en: "Accepted, warnings: {number}" },
    refused: { ko: "거부됨: 메시지 {number}개", en: "Rejected, messages: {number}" },
    astray: { ko: "받아들여지지만 동작하지 않음", en: "Accepted, but it does not work" },
    line: { ko: "{line}번째 줄", en: "Line {line}" },
    warning: { ko: "경고", en: "Warning" },
    more: { ko: "이 밖에 {number}개가 더 있다.", en: "And {number} more." },
    defaults: { ko: "API 서버가 채우는 기본값", en: "Defaults that the API server fills in" },
    leads: { ko: "서비스가 고르는 파드와 포트", en: "Selected Pods, and where each port leads" },
    picture: { ko: "그림", en: "Picture" },
    service: { ko: "서비스 {name}", en: "Service {name}" },
    selected: { ko: "{kind} {name}: 고른다.", en: "{kind} {name}: selected." },
    passed: { ko: "{kind} {name}: 고르지 않는다.", en: "{kind} {name}: not selected." },
    differs: {
      ko: "셀렉터는 {key}: {wants}인데 레이블은 {key}: {has}이다.",
      en: "The selector wants {key}: {wants}; the label is {key}: {has}.",
    },
    lacks: {
      ko: "셀렉터는 {key}: {wants}인데 {key} 레이블이 없다.",
      en: "The selector wants {key}: {wants}; there is no label {key}.",
    },
    port: { ko: "포트 {port} → {number}번 포트", en: "Port {port} → port {number}" },
    undeclared: {
      ko: "포트 {port} → {number}번 포트. 파드에 이 번호의 containerPort가 없다.",
      en: "Port {port} → port {number}, which no containerPort declares",
    },
    unlisted: {
      ko: "포트 {port} → {number}번 포트. 파드에 containerPort가 하나도 없다. 적지 않아도 동작한다.",
      en: "Port {port} → port {number}. The Pod has no containerPort at all; it works without.",
    },
    nowhere: {
      ko: "포트 {port}의 targetPort {target}: 파드에 이 이름의 포트가 없다.",
      en: "Port {port} wants targetPort {target}: no port has this name.",
    },
    nobody: { ko: "셀렉터에 맞는 파드가 하나도 없다.", en: "The selector matches no Pod." },
    slice: {
      ko: "엔드포인트슬라이스에 포트 {port}와 이름이 같은 포트가 없다.",
      en: "No EndpointSlice has a port with the name of port {port}.",
    },
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
    sample: { ko: "예제 고르기", en: "Choose a sample" },
    clear: { ko: "비우기", en: "Clear" },
    blank: { ko: "판정할 매니페스트를 붙여 넣는다.", en: "Paste a manifest to have it judged." },
    alone: {
      ko: "고르는 파드까지 보려면 --- 뒤에 파드를 이어 붙인다.",
      en: "To see which Pods it selects, add the Pods after ---.",
    },
    elsewhere: {
      ko: "{namespace} 네임스페이스에 파드가 없다. 서비스는 같은 네임스페이스의 파드만 고른다.",
      en: "There is no Pod in the namespace {namespace}. A Service selects Pods of its own namespace only.",
    },
    notKept: {
      ko: "너무 길거나 브라우저에 저장할 자리가 없다. 페이지를 다시 열면 이 내용은 사라진다.",
      en: "Too long, or the browser has no room: this text is gone when the page is opened again.",
    },
    notText: { ko: "UTF-8로 된 파일이 아니다.", en: "The file is not UTF-8 text." },
    open: { ko: "파일 열기", en: "Open a file" },
    save: { ko: "저장", en: "Save" },
    share: { ko: "링크 복사", en: "Copy link" },
    report: { ko: "결과 복사", en: "Copy report" },
    copied: { ko: "복사했다.", en: "Copied." },
    toCopy: { ko: "복사할 내용", en: "Text to copy" },
    long: {
      ko: "링크로 담기에는 너무 길다. 파일로 저장해 보낸다.",
      en: "Too long for a link. Save it as a file instead.",
    },
    badLink: { ko: "링크에 담긴 내용을 읽을 수 없다.", en: "The content of the link cannot be read." },
    manifest: { ko: "매니페스트", en: "Manifest" },
    judgedBy: { ko: "쿠버네티스 {version} 코드로 판정", en: "Judged by the code of Kubernetes {version}" },
  };

  check.language = document.documentElement.lang === "ko" ? "ko" : "en";

  /** @type {Check["speaker"]} */
  check.speaker =
    (words) =>
    (name, values = {}) =>
      words[name][check.language].replace(/\{(\w+)\}/g, (_, key) => String(values[key] ?? ""));
  check.say = check.speaker(WORDS);
})((globalThis.check ??= /** @type {Check} */ ({})));
