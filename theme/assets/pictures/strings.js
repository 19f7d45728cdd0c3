// Strings that several drawings share, and the names of the kinds of objects that make Pods.
site.strings.pictures = {
  service: { ko: "서비스", en: "Service" },
  pod: { ko: "파드", en: "Pod" },
  pods: { ko: "파드", en: "Pods" },
  podsOf: { ko: "{kind}의 파드", en: "Pods of {kind}" },
  cluster: { ko: "클러스터", en: "Cluster" },
  anyNode: { ko: "<아무 노드>", en: "<any node>" },
  clusterIp: { ko: "<클러스터 IP>", en: "<cluster IP>" },
  externalIp: { ko: "<외부 IP>", en: "<external IP>" },
};
site.strings.kinds = {
  Deployment: { ko: "디플로이먼트", en: "Deployment" },
  StatefulSet: { ko: "스테이트풀셋", en: "StatefulSet" },
  DaemonSet: { ko: "데몬셋", en: "DaemonSet" },
  ReplicaSet: { ko: "레플리카셋", en: "ReplicaSet" },
};
