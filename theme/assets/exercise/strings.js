// Strings of the exercise on selectors.
site.strings.exercise = {
  edit: { ko: "서비스의 selector", en: "The Service's selector" },
  samples: { ko: "이렇게도 써 보기", en: "Try these" },
  two: { ko: "쌍 두 개", en: "Two pairs" },
  typo: { ko: "철자가 틀린 값", en: "A misspelled value" },
  empty: { ko: "빈 셀렉터", en: "Empty" },
  sets: { ko: "집합 조건", en: "Set-based" },
  matched: { ko: "파드 {all}개 가운데 {number}개를 고릅니다.", en: "Selects {number} of {all} Pods." },
  nothing: { ko: "빈 셀렉터는 파드를 하나도 고르지 않습니다.", en: "An empty selector selects no Pod." },
  rejected: { ko: "API 서버가 거부합니다.", en: "The API server refuses it." },
  note: {
    ko: "집합 조건(In, NotIn, Exists)은 디플로이먼트와 kubectl -l에서 씁니다. 서비스에서는 쓸 수 없습니다.",
    en: "Set-based conditions (In, NotIn, Exists) are for Deployments and kubectl -l. A Service does not take them.",
  },
  goals: { ko: "셀렉터를 고쳐 다음 세 가지를 해 보세요.", en: "Change the selector, and reach these three goals." },
  goalBoth: {
    ko: "pooh-db-nginx-pod-1과 pooh-db-nginx-pod-2만 고르기",
    en: "Select pooh-db-nginx-pod-1 and pooh-db-nginx-pod-2, and no other Pod",
  },
  goalCanary: { ko: "pooh-db-nginx-pod-2만 고르기", en: "Select pooh-db-nginx-pod-2 alone" },
  goalBatch: { ko: "pooh-batch-pod만 고르기", en: "Select pooh-batch-pod alone" },
  met: { ko: "성공했어요", en: "Reached" },
};
