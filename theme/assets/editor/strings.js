// Strings of the editor.
site.strings.editor = {
  edit: { ko: "{file} 고치기", en: "Edit {file}" },
  close: { ko: "닫기", en: "Close" },
  reset: { ko: "원래대로", en: "Reset" },
  leave: { ko: "Esc를 누른 뒤 Tab을 누르면 편집기에서 나갑니다.", en: "Escape, then Tab leaves the editor." },
  notKept: {
    ko: "내용이 너무 길거나 브라우저에 저장할 자리가 없습니다. 페이지를 다시 열면 이 내용은 사라집니다.",
    en: "Too long, or the browser has no room: this text is gone when the page is opened again.",
  },
};
