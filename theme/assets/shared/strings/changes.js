// Strings of what becomes of an object when a manifest is put over it. Python reads them as JSON.
site.strings.changes = {
  "accepted": { "ko": "받아들여짐", "en": "accepted" },
  "rejected": { "ko": "거부됨", "en": "refused" },
  "not judged": { "ko": "검사하지 않음 (?)", "en": "not judged (?)" },
  "kindUnknown": { "ko": "여기서 다루지 않는 종류다", "en": "a kind that is not known here" },
  "expressions": { "ko": "CEL 식이 있다", "en": "it has CEL expressions" },
  "noObject": { "ko": "오브젝트 없음", "en": "no object" },

  "create": { "ko": "새로 만들 때", "en": "as create" },
  "apply": { "ko": "kubectl apply로 덮어쓸 때", "en": "as apply" },
  "replace": { "ko": "kubectl replace로 덮어쓸 때", "en": "as replace" },

  "kept": { "ko": "그대로 남음", "en": "kept" },
  "cleared": { "ko": "지워짐", "en": "cleared" },
  "filled": { "ko": "채워짐", "en": "filled in" },
  "lost": {
    "ko": "사라짐(적었지만 저장되지 않음)",
    "en": "lost (written, but not stored)"
  },
  "before": { "ko": "덮어쓰기 전", "en": "before" },
  "after": { "ko": "덮어쓴 뒤", "en": "after" }
};
