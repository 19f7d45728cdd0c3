// Strings of a Python snippet that runs in the page.
site.strings.run = {
  run: { ko: "실행", en: "Run" },
  output: { ko: "출력", en: "Output" },
  loading: { ko: "파이썬을 불러오는 중", en: "Loading Python" },
  running: { ko: "실행하는 중", en: "Running" },
  done: { ko: "실행을 마침", en: "It ran" },
  error: { ko: "오류로 끝남", en: "It ended with an error" },
  stopped: { ko: "멈춤. 실행은 10초까지 한다.", en: "Stopped. A run may take 10 seconds." },
  kept: {
    ko: "고친 코드가 남아 있다. 실행을 누르면 실행한다.",
    en: "What you changed is still here. Press Run.",
  },
  unloaded: { ko: "파이썬을 불러오지 못함", en: "Python did not load" },
  silent: { ko: "출력이 없다.", en: "It printed nothing." },
  folder: {
    ko: "폴더에서 바로 연 페이지에서는 브라우저가 파이썬을 실행하지 못한다. 예제 파일을 내려받은 폴더에서 아래 명령을 실행한다.",
    en: "In a page opened from a folder, a browser does not run Python. Run it where you saved the page's files.",
  },
};
