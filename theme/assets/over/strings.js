// Strings of the pane with what is in the cluster.
site.strings.over = {
  there: { ko: "클러스터에 있는 것", en: "What is in the cluster" },
  paste: {
    ko: "매니페스트나 kubectl get -o yaml의 출력을 붙여 넣으세요. 위의 매니페스트를 그 위에 덮어쓴 결과를 보여 줍니다.",
    en: "Paste a manifest, or what kubectl get -o yaml prints. The manifest above is then put over it.",
  },
  how: { ko: "덮어쓰는 방법", en: "How the manifest is put over it" },
};
