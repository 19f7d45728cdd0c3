/* Words that mean the same: what stands right is searched as what stands left, on the pages and in what a reader types.
   So `파드 IP` finds `pod ip` and 라벨 finds 레이블. Every row of the glossary's table is here (tests/browser/test_search.py). */
"use strict";
globalThis.siteSearch ??= {};

(() => {
  /** @type {Record<string, string>} */
  const SAME = {
    // the glossary's words, and those that it does not want on a page
    annotation: "어노테이션 애너테이션 애노테이션",
    cluster: "클러스터",
    ip: "아이피",
    container: "컨테이너 콘테이너",
    "control plane": "컨트롤플레인 제어평면 제어영역",
    control: "컨트롤",
    plane: "플레인",
    controller: "컨트롤러 콘트롤러",
    "daemon set": "데몬셋 데몬세트",
    deployment: "디플로이먼트 deploy",
    deprecated: "디프리케이트",
    endpoint: "엔드포인트 종단점",
    slice: "슬라이스",
    field: "필드",
    headless: "헤드리스 헤드레스",
    image: "이미지",
    ingress: "인그레스 잉그레스",
    label: "레이블 라벨",
    "load balancer": "lb",
    load: "로드",
    balancer: "밸런서",
    balancing: "밸런싱",
    manifest: "매니페스트 메니페스트",
    namespace: "네임스페이스",
    "network policy": "네트워크폴리시",
    node: "노드",
    object: "오브젝트",
    pod: "파드 포드",
    port: "포트",
    readiness: "준비성 레디니스",
    probe: "프로브",
    replica: "레플리카",
    "replica set": "레플리카셋",
    selector: "셀렉터 선택기 선택자",
    service: "서비스 svc",
    discovery: "디스커버리",
    session: "세션",
    affinity: "어피니티",
    "stateful set": "스테이트풀셋 sts",
    traffic: "트래픽 트레픽",
    policy: "폴리시 정책",
    distribution: "분배",
    type: "타입 유형",
    virtual: "가상",
    worker: "워커",
    master: "마스터",
    // what people also write
    db: "디비 데이터베이스 database",
    client: "클라이언트",
    server: "서버",
    external: "외부 밖 바깥 outside",
    internal: "내부",
    target: "타겟 타깃",
    kubernetes: "쿠버네티스 쿠베 k8s",
    docker: "도커",
    browser: "브라우저 브라우져",
    proxy: "프록시",
    ping: "핑",
    range: "범위",
    address: "주소",
    name: "이름",
    source: "소스 출발지",
    timeout: "타임아웃",
    dns: "nslookup dig nxdomain",
    difference: "차이 비교 구별 vs versus compare",
    접속: "통신 호출 액세스 접근",
    오류: "에러",
  };

  const entries = Object.entries(SAME).flatMap(([to, from]) => from.split(" ").map((form) => [form, to]));
  entries.sort(([a], [b]) => b.length - a.length);
  /** Every form, longest first, and what it is searched as. @type {Map<string, string>} */
  siteSearch.same = new Map(/** @type {[string, string][]} */ (entries));
})();
