// Strings of the workbench.
site.strings.workbench = {
  sample: { ko: "예제 고르기", en: "Choose a sample" },
  clear: { ko: "비우기", en: "Clear" },
  notText: { ko: "UTF-8로 된 파일이 아닙니다.", en: "The file is not UTF-8 text." },
  open: { ko: "파일 열기", en: "Open a file" },
  save: { ko: "저장", en: "Save" },
  share: { ko: "링크 복사", en: "Copy link" },
  report: { ko: "결과 복사", en: "Copy report" },
  copied: { ko: "복사했습니다.", en: "Copied." },
  toCopy: { ko: "복사할 내용", en: "Text to copy" },
  long: {
    ko: "너무 길어 링크에 담을 수 없습니다. 파일로 저장해 보내 주세요.",
    en: "Too long for a link. Save it as a file instead.",
  },
  badLink: { ko: "링크에 담긴 내용을 읽을 수 없습니다.", en: "The content of the link cannot be read." },
  over: { ko: "클러스터에 있는 것", en: "What is in the cluster" },
  manifest: { ko: "매니페스트", en: "Manifest" },
};
